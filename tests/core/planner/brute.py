"""The best cost of a tiny year, found by trying everything.

It shares no code with the solver, only `check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product

from msgspec.structs import replace

from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import BodySpec, Instance, SeatSpec
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

LATER = {"seat", "partial", "host", "duty_holder"}
"""Rules that a year without people yet always breaks."""


def best(instance: Instance) -> int | None:
    """The least cost of any sound year (turns and hosts apart), or None when there is none."""
    alone = [_years(instance, body) for body in instance.bodies]
    together = sorted(product(*alone), key=lambda years: sum(cost for cost, _ in years))
    for years in together:
        meetings = tuple(meeting for _, mine in years for meeting in mine)
        if not _broken(instance, meetings, LATER) and _filled(
            instance, list(meetings), _places(instance, meetings)
        ):
            return sum(cost for cost, _ in years)
    return None


def _years(instance: Instance, body: BodySpec) -> list[tuple[int, tuple[PlannedMeeting, ...]]]:
    """Every sound choice of dates for one body, with its cost."""
    lonely = replace(instance, bodies=(body,))
    found = []
    for dates in combinations(list(_days(body)), body.meetings):
        meetings = tuple(PlannedMeeting(body.id, day, part) for day, part in dates)
        report = check(lonely, Plan("feasible", meetings=meetings))
        if not {violation.rule for violation in report.violations} - LATER:
            found.append((report.cost.total, meetings))
    return found


def _days(body: BodySpec) -> Iterator[tuple[date, str]]:
    length = (body.season.last - body.season.first).days + 1
    for day in (body.season.first + timedelta(days=n) for n in range(length)):
        yield from ((day, part) for part in PARTS)


def _places(instance: Instance, meetings: Sequence[PlannedMeeting]) -> list[tuple[int, SeatSpec]]:
    seats = {body.id: body.seats for body in instance.bodies}
    wanted = [(n, seat) for n, meeting in enumerate(meetings) for seat in seats[meeting.body]]
    return [(n, seat) for n, seat in wanted if seat.rule != "optional"]


def _filled(
    instance: Instance, meetings: list[PlannedMeeting], places: Sequence[tuple[int, SeatSpec]]
) -> bool:
    """Whether the seats can be filled, one after the other."""
    if not places:
        return not _broken(instance, tuple(meetings), {"host", "duty_holder"})
    (number, seat), rest = places[0], places[1:]
    for person in (*seat.persons, None) if seat.rule == "partial" else seat.persons:
        coming = dict(meetings[number].attendees) | ({} if person is None else {seat.id: person})
        tried = [
            *meetings[:number],
            replace(meetings[number], attendees=coming),
            *meetings[number + 1 :],
        ]
        if not _broken(instance, tuple(tried), LATER) and _filled(instance, tried, rest):
            return True
    return False


def _broken(
    instance: Instance, meetings: tuple[PlannedMeeting, ...], forgiven: set[str]
) -> set[str]:
    return {
        violation.rule
        for violation in check(instance, Plan("feasible", meetings=meetings)).violations
    } - forgiven
