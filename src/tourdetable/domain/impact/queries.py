"""Counts of the impact matrix (beta.gouv.fr): usable, used, useful, impact, efficient.

They are of things, and published as they are; counts of people, and of what they said they did,
are not: those of small groups are hidden, with what would give them back (`core/figures`). All are
of whole months that are over: read every day, they say nothing of a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from tourdetable.core.figures.groups import gathered
from tourdetable.core.figures.tables import Line, crossed
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.core.words.days import add_months
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

DAY = timedelta(days=1)
REST = "+"
"""The networks too small to be spoken of by themselves."""


@dataclass(frozen=True)
class PeopleCounted:
    """Those who held a seat at the end of a month, and those of them who did something within it;
    None where that would speak of fewer than five."""

    seated: int | None
    acting: int | None


@dataclass(frozen=True)
class Impact:
    """What the last twelve whole months hold; `uses` and `institutions` are told by fives,
    None where few."""

    people: PeopleCounted
    complaints: int
    answered_in_time: int
    meetings: int
    minutes: int
    decisions: int
    tasks: int
    tasks_done: int
    deliverables: int
    uses: int | None
    institutions: int | None
    newsletters: int


@dataclass(frozen=True)
class WholeMonths:
    """The days `first` to `last`: whole months that are over."""

    first: date
    last: date

    @classmethod
    def before(cls, on: date, months: int) -> WholeMonths:
        """So many, before that of a day."""
        after = on.replace(day=1)
        return cls(add_months(after, -months), after - DAY)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Their first moment and their last one, where the site is."""
        zone = timezone.get_default_timezone()
        first = datetime.combine(self.first, time.min, zone)
        return first, datetime.combine(self.last, time.max, zone)

    @property
    def days(self) -> tuple[date, date]:
        return self.first, self.last


def impact(network: Network | None, *, on: date) -> Impact:
    """That of a network, or of all those that live here (twelve queries)."""
    year = WholeMonths.before(on, 12)
    return Impact(
        people=people(on=on).get(network.slug if network else "", UNTOLD),
        **answering(network, year),
        **sittings(network, year),
        **outcomes(network, year),
        uses=many(used(network, year)),
        institutions=many(reached(network, year)),
        newsletters=sent(network, year),
    )


UNTOLD = PeopleCounted(None, None)


def within(path: str, network: Network | None) -> Q:
    """What is of a network, or of any that still lives."""
    if network is not None:
        return Q(**{path: network})
    return Q(**{f"{path}__archived_on": None})


def people(*, on: date) -> Mapping[str, PeopleCounted]:
    """Of each network by its slug, and of all under no slug (one query). Somebody who sits in two
    networks is counted in both: so the whole is the sum of its parts, and each is safe beside the
    others."""
    every = seated_and_acting(WholeMonths.before(on, 1))
    groups = gathered({slug: sum(row) for slug, row in every.items()})
    rows = groups.of(every, REST)
    if sum(map(sum, rows.values())) < THRESHOLD:
        return {}
    table = crossed(rows)
    found = {slug: told(line) for slug, line in table.groups.items() if slug != REST}
    return found | ({"": told(table.everyone)} if table.everyone else {})


def seated_and_acting(month: WholeMonths) -> dict[str, tuple[int, int]]:
    """How many of those who held a seat did something in a month, and did not, by network."""
    by_network = {"network": OuterRef("seat__body__network__slug"), "at__range": month.moments}
    acted = Event.objects.filter(person=OuterRef("person"), **by_network)
    on = month.last
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


def answering(network: Network | None, year: WholeMonths) -> dict[str, int]:
    """How complaints were answered."""
    rows = Complaint.objects.filter(made_at__range=year.moments)
    rows = rows.filter(network=network) if network else rows
    in_time = Q(answered_at__date__lte=F("due_on"))
    return rows.aggregate(complaints=Count("pk"), answered_in_time=Count("pk", filter=in_time))


def sittings(network: Network | None, year: WholeMonths) -> dict[str, int]:
    """Meetings that were held, and minutes that were circulated."""
    held = Meeting.objects.filter(within("body__network", network), starts_at__range=year.moments)
    held = held.filter(state=MeetingState.OPENED)
    written = Minutes.objects.filter(meeting__in=held, state=MinutesState.CIRCULATED)
    return {"meetings": held.count(), "minutes": written.count()}


def outcomes(network: Network | None, year: WholeMonths) -> dict[str, int]:
    """What was decided, and what was done of it; what was made, and used."""
    adopted = Decision.objects.filter(within("network", network), concluded_at__range=year.moments)
    adopted = adopted.filter(outcome__in=ADOPTED)
    tasks = FollowUp.objects.filter(decision__in=adopted)
    done = Q(done_on__isnull=False, given_up=False)
    made = Deliverable.objects.filter(within("network", network), circulated_on__range=year.days)
    return {
        "decisions": adopted.count(),
        **tasks.aggregate(tasks=Count("pk"), tasks_done=Count("pk", filter=done)),
        "deliverables": made.count(),
    }


def reached(network: Network | None, year: WholeMonths) -> int:
    """To how many institutions something was carried."""
    carried = Relay.objects.filter(within("seat__body__network", network), on__range=year.days)
    found: int = carried.aggregate(n=Count("seat__institution", distinct=True))["n"]
    return found


def sent(network: Network | None, year: WholeMonths) -> int:
    """How many newsletters left."""
    rows = Newsletter.objects.filter(within("network", network), sent_at__range=year.moments)
    return rows.count()


def many(number: int) -> int | None:
    """A number of what people said they did, by fives; None when it is of a few, or of nobody. A
    month less the one before, or the site less a network, would tell of a few."""
    return number // THRESHOLD * THRESHOLD or None


def used(network: Network | None, year: WholeMonths) -> int:
    """How often somebody said that they used something."""
    entries = EntryUse.objects.filter(within("entry__network", network), on__range=year.days)
    works = DeliverableUse.objects.filter(
        within("deliverable__network", network), on__range=year.days
    )
    return entries.count() + works.count()
