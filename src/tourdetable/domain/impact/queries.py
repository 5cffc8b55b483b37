"""Counts of the impact matrix (beta.gouv.fr): usable, used, useful, impact, efficient.

They are of things, and published as they are; counts of people are not: those of small groups are
hidden, with what would give them back (`core/figures`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q

from tourdetable.core.figures.groups import gathered
from tourdetable.core.figures.tables import Line, crossed
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.deliverables.models import Deliverable, DeliverableUse
from tourdetable.domain.journal.models import Event
from tourdetable.domain.library.models import EntryUse
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Mandate, Network, Seat
from tourdetable.domain.newsletters.models import Newsletter
from tourdetable.domain.relays.models import Relay

YEAR, MONTH = timedelta(days=365), timedelta(days=30)
"""What is counted of things, and of people who do something."""
REST = "+"
"""The networks too small to be spoken of by themselves."""


@dataclass(frozen=True)
class PeopleCounted:
    """Those who hold a seat, and those of them who did something within a month; None where that
    would speak of fewer than five."""

    seated: int | None
    acting: int | None


@dataclass(frozen=True)
class Impact:
    """What the last twelve months hold."""

    people: PeopleCounted
    complaints: int
    answered_in_time: int
    meetings: int
    minutes: int
    decisions: int
    tasks: int
    tasks_done: int
    deliverables: int
    uses: int
    relays: int
    institutions: int
    newsletters: int


def impact(network: Network | None, *, on: date, now: datetime) -> Impact:
    """That of a network, or of all those that live here (twelve queries)."""
    since = now - YEAR
    return Impact(
        people=people(on=on, now=now).get(network.slug if network else "", UNTOLD),
        **answering(network, since),
        **sittings(network, since, now),
        **outcomes(network, since),
        **sharing(network, since),
    )


UNTOLD = PeopleCounted(None, None)


def within(path: str, network: Network | None) -> Q:
    """What is of a network, or of any that still lives."""
    if network is not None:
        return Q(**{path: network})
    return Q(**{f"{path}__archived_on": None})


def people(*, on: date, now: datetime) -> Mapping[str, PeopleCounted]:
    """Of each network by its slug, and of all under no slug (one query). Somebody who sits in two
    networks is counted in both: so the whole is the sum of its parts, and each is safe beside the
    others."""
    every = seated_and_acting(on, now)
    groups = gathered({slug: sum(row) for slug, row in every.items()})
    rows = groups.of(every, REST)
    if sum(map(sum, rows.values())) < THRESHOLD:
        return {}
    table = crossed(rows)
    found = {slug: told(line) for slug, line in table.groups.items() if slug != REST}
    return found | ({"": told(table.everyone)} if table.everyone else {})


def seated_and_acting(on: date, now: datetime) -> dict[str, tuple[int, int]]:
    """How many of those who hold a seat did something lately, and did not, by network."""
    acted = Event.objects.filter(
        person=OuterRef("person"), network=OuterRef("seat__body__network__slug"), at__gt=now - MONTH
    )
    seats = Seat.objects.active(on).filter(body__network__archived_on=None)
    held = Mandate.objects.active(on).filter(seat__in=seats).alias(acted=Exists(acted))
    rows = (
        held.order_by()
        .values_list("seat__body__network__slug")
        .annotate(
            n=Count("person", distinct=True),
            acting=Count("person", distinct=True, filter=Q(acted=True)),
        )
    )
    return {slug: (acting, n - acting) for slug, n, acting in rows}


def told(line: Line) -> PeopleCounted:
    """A line that may be published."""
    return PeopleCounted(line.size, line.counts[0])


def answering(network: Network | None, since: datetime) -> dict[str, int]:
    """How complaints were answered."""
    rows = Complaint.objects.filter(made_at__gt=since)
    rows = rows.filter(network=network) if network else rows
    in_time = Q(answered_at__date__lte=F("due_on"))
    return rows.aggregate(complaints=Count("pk"), answered_in_time=Count("pk", filter=in_time))


def sittings(network: Network | None, since: datetime, now: datetime) -> dict[str, int]:
    """Meetings that were held, and minutes that were circulated."""
    held = Meeting.objects.filter(within("body__network", network), starts_at__range=(since, now))
    held = held.filter(state=MeetingState.OPENED)
    written = Minutes.objects.filter(meeting__in=held, state=MinutesState.CIRCULATED)
    return {"meetings": held.count(), "minutes": written.count()}


def outcomes(network: Network | None, since: datetime) -> dict[str, int]:
    """What was decided, and what was done of it; what was made, and used."""
    adopted = Decision.objects.filter(within("network", network), concluded_at__gt=since)
    adopted = adopted.filter(outcome__in=ADOPTED)
    tasks = FollowUp.objects.filter(decision__in=adopted)
    done = Q(done_on__isnull=False, given_up=False)
    made = Deliverable.objects.filter(within("network", network), circulated_on__gt=since.date())
    return {
        "decisions": adopted.count(),
        **tasks.aggregate(tasks=Count("pk"), tasks_done=Count("pk", filter=done)),
        "deliverables": made.count(),
    }


def sharing(network: Network | None, since: datetime) -> dict[str, int]:
    """What was used, carried to institutions, told beyond."""
    carried = Relay.objects.filter(within("seat__body__network", network), on__gt=since.date())
    reached = Count("seat__institution", distinct=True)
    sent = Newsletter.objects.filter(within("network", network), sent_at__gt=since)
    uses = used(network, since.date())
    known = carried.aggregate(relays=Count("pk"), institutions=reached)
    return {"uses": uses, **known, "newsletters": sent.count()}


def used(network: Network | None, since: date) -> int:
    """How often somebody said that they used something."""
    entries = EntryUse.objects.filter(within("entry__network", network), on__gt=since)
    works = DeliverableUse.objects.filter(within("deliverable__network", network), on__gt=since)
    return entries.count() + works.count()
