"""Two drafts of one season side by side: what moves, what comes, what goes, whose turns change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tourdetable.core.planner.judge.comparing import compare
from tourdetable.core.planner.terms.plan import FEASIBLE, MeetingRef, Plan
from tourdetable.core.planner.wire.plan_json import read_plan
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.ids import PersonId, is_held, read


@dataclass(frozen=True)
class Difference:
    """A meeting that differs: in the first draft, in the second (None: only in the other)."""

    one: Slot | None
    other: Slot | None

    @property
    def on(self) -> date:
        """The day by which it is listed."""
        slot = self.one or self.other
        assert slot is not None
        return slot.meeting.date

    @property
    def settled(self) -> bool:
        """Whether both have it at the same time: only its turns or its place differ."""
        return self.one is not None and self.other is not None and not self.moved

    @property
    def moved(self) -> bool:
        """Whether both have it, on different days or parts."""
        if self.one is None or self.other is None:
            return False
        return self.one.meeting.moment != self.other.meeting.moment


def differences(one: Year, other: Year) -> tuple[Difference, ...]:
    """Every meeting that differs, by day: by its date, or else by its turns or place."""
    first, second = by_ref(one), by_ref(other)
    found = [
        Difference(first[before.ref] if before else None, second[after.ref] if after else None)
        for before, after in compare(one.plan, other.plan)
    ]
    return tuple(sorted(found, key=lambda row: row.on))


def year_before(year: Year) -> Year | None:
    """The year that was planned again, until somebody changes the draft (one query)."""
    jobs = year.draft.subproblems.filter(asked=year.draft.version, before__isnull=False)
    found = [read_plan(before) for before in jobs.values_list("before", flat=True)]
    if not found:
        return None
    mine = [one for plan in found for one in plan.meetings if not is_held(one.body)]
    meetings = (*mine, *(one for one in year.plan.meetings if is_held(one.body)))
    return replace(year, plan=Plan(FEASIBLE, meetings=meetings))


def people_told(year: Year, found: Iterable[Difference]) -> frozenset[str]:
    """Who (the planner's ids) sits where a meeting is on another day, is new, or is gone."""
    moved = [row for row in found if not row.settled]
    stirred = {slot.meeting.body for row in moved for slot in (row.one, row.other) if slot}
    seats = (seat for body in year.instance.bodies if body.id in stirred for seat in body.seats)
    people = {person for seat in seats for person in seat.persons}
    return frozenset(person for person in people if isinstance(read(person), PersonId))


def by_ref(year: Year) -> dict[MeetingRef, Slot]:
    """Its meetings, told by the planner's body (the same in every draft), day and part."""
    return {slot.meeting.ref: slot for slot in year.slots}
