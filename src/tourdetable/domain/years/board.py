"""The proposed year as people look at it: each meeting with what it costs and what it breaks.

Nothing here is stored: a plan is judged again each time that it is read, by the rules of the
instance for which it was made and by the dates that people have held or ruled out since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.judge.charges import Charge, charges
from tourdetable.core.planner.judge.check import PlanAudit, check
from tourdetable.core.planner.judge.verdict import Violation
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import OPTIMAL, Plan, PlannedMeeting
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.domain.networks.models import Body
from tourdetable.domain.years.enums import PinKind
from tourdetable.domain.years.ids import HeldMeetingsId
from tourdetable.domain.years.models import Draft, Series
from tourdetable.domain.years.naming import names_of
from tourdetable.domain.years.queries import pinned, plan_of


@dataclass(frozen=True)
class Slot:
    """A meeting, with its unmet wishes and broken rules; `drawn`: in the calendar already."""

    meeting: PlannedMeeting
    series: Series | None
    held: bool
    drawn: bool
    charges: tuple[Charge, ...]
    violations: tuple[Violation, ...]

    @property
    def cost(self) -> int:
        """What this date costs by itself."""
        return sum(charge.amount for charge in self.charges)


@dataclass(frozen=True)
class Year:
    """A draft's year: what the planner was given and answered, and what is pinned today."""

    draft: Draft
    instance: Instance
    plan: Plan
    series: Mapping[str, Series]
    pins: Mapping[tuple[str, date], str]

    @property
    def unheard(self) -> bool:
        """Whether people have marked a date since the planner was asked."""
        return any(not pin.told for row in self.series.values() for pin in row.pins.all())

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """All that gave way, body by body."""
        return charges(self.instance, self.plan)

    @cached_property
    def report(self) -> PlanAudit:
        """What the year breaks and what it costs, as it now stands."""
        return check(self.instance, self.plan)

    @property
    def proved(self) -> bool:
        """Whether no year costs less; a year in which people moved a meeting proves nothing."""
        return self.plan.status == OPTIMAL and self.plan.cost == self.report.cost

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every meeting, by day."""
        return tuple(self._slot(meeting) for meeting in self.plan.meetings)

    def slot(self, series: int, on: date) -> Slot | None:
        """The meeting of that day of a series (by its row)."""
        mine = (slot for slot in self.slots if slot.series and slot.series.pk == series)
        return next((slot for slot in mine if slot.meeting.date == on), None)

    def _slot(self, meeting: PlannedMeeting) -> Slot:
        body, day = meeting.body, meeting.date
        locked = any(pin.body == body and pin.date == day for pin in self.instance.locks)
        held = self.pins.get((body, day)) == PinKind.LOCK
        return Slot(
            meeting=meeting,
            series=self.series.get(body),
            held=held,
            drawn=locked and not held,
            charges=tuple(c for c in self.charges if c.body == body and day in (c.date, c.until)),
            violations=tuple(v for v in self.report.violations if meeting.ref in v.meetings),
        )


def planned_year(draft: Draft) -> Year | None:
    """The draft's year, or None while it has none (four queries)."""
    if draft.instance is None or draft.answer is None:
        return None
    given = read_instance(draft.instance)
    plan = plan_of(draft, given)
    if plan is None:
        return None
    rows = draft.series.select_related("body").prefetch_related("pins")
    series = {str(row.planner_id): row for row in rows}
    pins = {(name, pin.on): pin.kind for name, row in series.items() for pin in row.pins.all()}
    return Year(draft, pinned(given, pins), plan, series, pins)


def released(instance: Instance, meeting: PlannedMeeting) -> Instance:
    """The instance by which other dates for a meeting are judged: it lets go of its own."""
    this = (meeting.body, meeting.date)
    others = tuple(pin for pin in instance.locks if (pin.body, pin.date) != this)
    return replace(instance, locks=others)


@dataclass(frozen=True)
class Names:
    """The words for what the planner knows by an id, and each body's kind."""

    words: Mapping[str, str]
    kinds: Mapping[str, str]

    def __call__(self, planner_id: str | None) -> str:
        """Its words; the id itself when nothing is known of it any more."""
        return self.words.get(planner_id or "", planner_id or "")


def names(draft: Draft, rows: Collection[Series], charter: Charter) -> Names:
    """What things are called for the readers of a draft (four queries, whatever its size).

    A body that has several kinds of meeting says which one.
    """
    words = {duty.code: duty.name for duty in charter.vocabulary.duties.values()}
    words |= names_of(draft, charter, rows)
    bodies = Counter(row.body_id for row in rows)
    words |= {str(row.planner_id): row.body.name for row in rows if bodies[row.body_id] == 1}
    return Names(words, kinds_of(draft, rows, charter))


def kinds_of(draft: Draft, rows: Iterable[Series], charter: Charter) -> dict[str, str]:
    """The kind of each body of the planner."""
    kinds = {str(row.planner_id): row.body.kind for row in rows}
    for pk, kind in Body.objects.filter(network=draft.network).values_list("pk", "kind"):
        kinds |= {str(HeldMeetingsId(pk, code)): kind for code in charter.vocabulary.meeting_kinds}
    return kinds
