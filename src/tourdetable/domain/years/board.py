"""The proposed year as people look at it: each meeting with what it costs and what it breaks, as the draft now stands.

Nothing here is stored: a plan is judged again each time that it is read, by the rules of the instance for which it was
made and by the dates that people have held or ruled out since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.judge.charges import Charge, charges
from tourdetable.core.planner.judge.check import PlanAudit, check
from tourdetable.core.planner.judge.verdict import Violation
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.terms.plan import OPTIMAL, Plan, PlannedMeeting
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan
from tourdetable.domain.networks.models import Body
from tourdetable.domain.years.enums import PinKind
from tourdetable.domain.years.held import name_of
from tourdetable.domain.years.models import Draft, Series
from tourdetable.domain.years.naming import names_of


@dataclass(frozen=True)
class Slot:
    """One meeting of the year. `held`: people hold its date; `drawn`: the calendar already holds it.

    `charges` are the wishes that its date does not meet, `violations` the rules that it breaks.
    """

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
    """A draft that has a year: what was given to the planner, what it answered, what people pin today.

    `unheard`: some of these pins came after the planner was asked.
    """

    draft: Draft
    instance: Instance
    plan: Plan
    series: Mapping[str, Series]
    pins: Mapping[tuple[str, date], str]
    unheard: bool = False

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

    def slot(self, body: str, on: date) -> Slot | None:
        """A body's meeting of that day."""
        return next((s for s in self.slots if (s.meeting.body, s.meeting.date) == (body, on)), None)

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
            violations=tuple(
                v
                for v in self.report.violations
                if v.body == body and day in v.words.values.values()
            ),
        )


def planned_year(draft: Draft) -> Year | None:
    """The draft's year, or None while it has none (two queries)."""
    if draft.instance is None or draft.plan is None:
        return None
    instance = read_instance(draft.instance)
    plan = read_plan(draft.plan)
    series = {
        f"series:{row.pk}": row
        for row in draft.series.select_related("body").prefetch_related("pins")
    }
    pins = {(body, pin.on): pin.kind for body, row in series.items() for pin in row.pins.all()}
    heard = {(pin.body, pin.date) for pin in (*instance.locks, *instance.forbid)}
    unheard = any(key not in heard for key in pins)
    return (
        Year(draft, pinned(instance, pins), plan, series, pins, unheard) if plan.meetings else None
    )


def pinned(instance: Instance, pins: Mapping[tuple[str, date], str]) -> Instance:
    """The instance with the dates that people hold or rule out today; those of the calendar stay."""
    known = {body.id for body in instance.bodies}
    mine = {key: kind for key, kind in pins.items() if key[0] in known}
    locks = [PinnedDate(*key) for key, kind in sorted(mine.items()) if kind == PinKind.LOCK]
    bans = [PinnedDate(*key) for key, kind in sorted(mine.items()) if kind == PinKind.FORBID]
    others = [pin for pin in instance.locks if (pin.body, pin.date) not in mine]
    ruled_out = [pin for pin in instance.forbid if (pin.body, pin.date) not in mine]
    return replace(instance, locks=(*others, *locks), forbid=(*ruled_out, *bans))


def released(instance: Instance, meeting: PlannedMeeting) -> Instance:
    """The instance by which other dates for a meeting are judged: moving it lets go of the date that it has."""
    this = (meeting.body, meeting.date)
    return replace(
        instance, locks=tuple(pin for pin in instance.locks if (pin.body, pin.date) != this)
    )


@dataclass(frozen=True)
class Names:
    """The words for what the planner knows by an id: bodies, seats, persons, places, duties; and each body's kind."""

    words: Mapping[str, str]
    kinds: Mapping[str, str]

    def __call__(self, planner_id: str | None) -> str:
        """Its words; the id itself when nothing is known of it any more."""
        return self.words.get(planner_id or "", planner_id or "")


def names(draft: Draft, rows: Collection[Series], charter: Charter) -> Names:
    """What things are called for the readers of a draft (four queries, whatever its size).

    A body that has several kinds of meeting says which one; one that has a single kind is enough by itself.
    """
    words = {duty.code: duty.name for duty in charter.vocabulary.duties.values()} | names_of(
        draft, charter, rows
    )
    bodies = Counter(row.body_id for row in rows)
    words |= {f"series:{row.pk}": row.body.name for row in rows if bodies[row.body_id] == 1}
    kinds = {f"series:{row.pk}": row.body.kind for row in rows}
    for pk, kind in Body.objects.filter(network=draft.network).values_list("pk", "kind"):
        kinds |= {name_of(pk, code): kind for code in charter.vocabulary.meeting_kinds}
    return Names(words, kinds)
