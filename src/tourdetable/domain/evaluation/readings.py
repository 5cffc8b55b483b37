"""What indicators read beside the facts of the charter: hours, decisions, actions, objections."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.decisions.enums import ADOPTED, LIFTED_OBJECTIONS, Stance
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.evaluation.indicators.facts import (
    AdoptedDecision,
    Beside,
    DueTask,
    Evaluated,
    ObjectionLine,
)
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day

SECONDS = 3600


def evaluated(network: Network, charter: Charter, within: Period, *, on: date) -> Evaluated:
    """A network over a period, on what is known that day: the facts that are kept of it (as many
    queries as its charter asks when nothing is kept yet), and four queries."""
    known = compliance.facts(network, on=on, charter=charter).whole
    return over(network, charter, known, within, on)


def over(network: Network, charter: Charter, record: Record, within: Period, on: date) -> Evaluated:
    """The same of facts that were read already (four queries)."""
    return Evaluated(charter, record, within, on, beside(network, within))


def before(evaluated: Evaluated, network: Network) -> Evaluated:
    """The same network over the period just before, of the same length (four queries)."""
    within = period_before(evaluated.charter, evaluated.within)
    return over(network, evaluated.charter, evaluated.record, within, evaluated.today)


def period_before(charter: Charter, within: Period) -> Period:
    """The season before a season; else as many days as there are, just before.

    A period from the first day of a season to its last is compared with the whole season before it,
    be it a day shorter.
    """
    eve = date.fromordinal(max(within.first.toordinal() - 1, 1))
    if charter.season.containing(within.first) == within:
        return charter.season.containing(eve)
    days = within.last.toordinal() - within.first.toordinal()
    return Period(date.fromordinal(max(eve.toordinal() - days, 1)), eve)


def beside(network: Network, within: Period) -> Beside:
    """What is read beside the facts (four queries)."""
    return Beside(
        hours(network, within),
        tuple(tasks(network, within)),
        tuple(decisions(network, within)),
        tuple(objections(network, within)),
    )


def hours(network: Network, within: Period) -> dict[str, float]:
    """How long each meeting of a period lasts, in hours."""
    first, after = moments(network, within)
    rows = Meeting.objects.filter(body__network=network, starts_at__gte=first, starts_at__lt=after)
    return {
        str(pk): round((ends - starts).total_seconds() / SECONDS, 2)
        for pk, starts, ends in rows.values_list("pk", "starts_at", "ends_at")
    }


def tasks(network: Network, within: Period) -> list[DueTask]:
    """What was to be done by a day of a period, because of decisions."""
    days = (within.first, within.last)
    rows = FollowUp.objects.filter(decision__network=network, due__range=days)
    columns = ("decision_id", "pk", "decision__body_id", "what", "due", "done_on", "given_up")
    return [
        DueTask(str(decision), str(pk), str(body), what, due, None if given_up else done_on)
        for decision, pk, body, what, due, done_on, given_up in rows.values_list(*columns)
    ]


def decisions(network: Network, within: Period) -> list[AdoptedDecision]:
    """Decisions that were adopted in a period."""
    rows = Decision.objects.filter(network=network, outcome__in=ADOPTED)
    first, after = moments(network, within)
    rows = rows.filter(concluded_at__gte=first, concluded_at__lt=after)
    acted = Exists(FollowUp.objects.filter(decision=OuterRef("pk")))
    columns = ("pk", "body_id", "title", "concluded_at", "owner", "acted")
    return [
        AdoptedDecision(str(pk), str(body), title, local_day(network, at), bool(owner or acted_on))
        for pk, body, title, at, owner, acted_on in rows.annotate(acted=acted).values_list(*columns)
    ]


def objections(network: Network, within: Period) -> list[ObjectionLine]:
    """Objections on what was concluded in a period."""
    first, after = moments(network, within)
    rows = Position.objects.filter(decision__network=network, stance=Stance.OBJECT)
    rows = rows.filter(decision__concluded_at__gte=first, decision__concluded_at__lt=after)
    rows = rows.annotate(body=F("decision__body"), at=F("decision__concluded_at"))
    columns = ("decision_id", "pk", "body", "seat_id", "decision__title", "at", "objection")
    return [
        ObjectionLine(
            str(decision),
            str(pk),
            str(body),
            str(seat),
            title,
            local_day(network, at),
            lifted=objection in LIFTED_OBJECTIONS,
        )
        for decision, pk, body, seat, title, at, objection in rows.values_list(*columns)
    ]
