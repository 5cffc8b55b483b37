"""What indicators read beside the facts of the charter: hours, decisions, actions, objections."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.days import add_months
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.decisions.enums import ADOPTED, LIFTED_OBJECTIONS, Stance
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.evaluation.indicators.facts import (
    Beside,
    DueTask,
    Evaluated,
    ObjectionLine,
    RecordedDecision,
)
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day

SECONDS = 3600
YEAR = 12
DECIDED = Coalesce("consulted_at", "meeting__starts_at")
DECIDED_ON = Coalesce("decision__consulted_at", "decision__meeting__starts_at")
"""When a body decided (`Decision.at`), not when it was written down."""


def evaluated(network: Network, charter: Charter, within: Period, *, on: date) -> Evaluated:
    """A network over a period, on what is known that day: the facts that are kept of it (as many
    queries as its charter asks when nothing is kept yet), and four queries."""
    known = compliance.facts(network, on=on, charter=charter).whole
    return over(network, charter, known, within, on)


def over(network: Network, charter: Charter, record: Record, within: Period, on: date) -> Evaluated:
    """The same of facts that were read already (four queries)."""
    return Evaluated(charter, record, within, on, beside(network, within))


def before(evaluated: Evaluated, network: Network) -> Evaluated:
    """The same network over the days that it is compared with (four queries)."""
    within = period_before(evaluated.charter, evaluated.within, evaluated.today)
    return over(network, evaluated.charter, evaluated.record, within, evaluated.today)


def period_before(charter: Charter, within: Period, today: date) -> Period:
    """The days with which those of a period that have come are compared: the season before, of a
    whole season; the same days a year before, of part of one; as many days just before, of more.
    """
    come = Period(within.first, max(within.first, min(within.last, today)))
    season = charter.season.containing(come.first)
    if come == season:
        return charter.season.containing(date.fromordinal(max(come.first.toordinal() - 1, 1)))
    if come.last < add_months(come.first, YEAR):
        return Period(year_before(come.first), year_before(come.last))
    eve = max(come.first.toordinal() - 1, 1)
    days = come.last.toordinal() - come.first.toordinal()
    return Period(date.fromordinal(max(eve - days, 1)), date.fromordinal(eve))


def year_before(on: date) -> date:
    """The same day, or the last of its month."""
    after = on + timedelta(days=1)
    if on.year == date.min.year:
        return date.min
    if after.day == 1:
        return add_months(after, -YEAR) - timedelta(days=1)
    return add_months(on, -YEAR)


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


def decisions(network: Network, within: Period) -> list[RecordedDecision]:
    """What was decided in a period, whenever it was recorded."""
    first, after = moments(network, within)
    rows = Decision.objects.filter(network=network).exclude(outcome="").annotate(taken_at=DECIDED)
    acted = Exists(FollowUp.objects.filter(decision=OuterRef("pk")))
    rows = rows.filter(taken_at__gte=first, taken_at__lt=after).annotate(acted=acted)
    columns = ("pk", "body_id", "title", "taken_at", "outcome", "owner", "acted")
    return [recorded(network, row) for row in rows.values_list(*columns)]


def recorded(network: Network, row: tuple[Any, ...]) -> RecordedDecision:
    """One of them: somebody sees to it if it has an owner, or if something follows from it."""
    pk, body, title, at, outcome, owner, acted = row
    on, adopted = local_day(network, at), outcome in ADOPTED
    return RecordedDecision(str(pk), str(body), title, on, outcome, adopted, bool(owner or acted))


def objections(network: Network, within: Period) -> list[ObjectionLine]:
    """Objections on what was decided in a period."""
    first, after = moments(network, within)
    rows = Position.objects.filter(decision__network=network, stance=Stance.OBJECT)
    rows = rows.exclude(decision__outcome="").annotate(body=F("decision__body"), at=DECIDED_ON)
    rows = rows.filter(at__gte=first, at__lt=after)
    columns = ("decision_id", "pk", "body", "seat_id", "decision__title", "at", "objection")
    return [raised(network, row) for row in rows.values_list(*columns)]


def raised(network: Network, row: tuple[Any, ...]) -> ObjectionLine:
    """One of them."""
    decision, pk, body, seat, title, at, objection = row
    about = (str(decision), str(pk), str(body), str(seat), title)
    return ObjectionLine(*about, local_day(network, at), lifted=objection in LIFTED_OBJECTIONS)
