"""The dates of each group: kept, forgotten, improved, and known ones in their stead."""

from __future__ import annotations

import pytest

from tests.core.planner.search.few import TUESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.search.dates.master import Effort, Master
from tourdetable.core.planner.search.dates.watch import Watch
from tourdetable.core.planner.search.dates_search import Dates, Solution, best_of

WEEK = week_of(body("Club", seat("Rose")), body("Group", seat("Karim")))
KNOWN: Dates = {name: ((TUESDAY.toordinal(), "AM"),) for name in ("Club", "Group")}


def master(watch: Watch | None = None) -> Master:
    return Master(masks_of(WEEK), Effort(), watch or Watch(None, None))


def steps() -> list[Dates]:
    return []


def test_each_group_is_solved_once_and_each_step_is_told() -> None:
    heard = steps()
    one = master()
    parts = one.solved(heard.append)
    assert [part.status for part in parts] == ["optimal", "optimal"]
    assert [sorted(dates) for dates in heard] == [["Club"], ["Club", "Group"]]
    one.solved(heard.append)
    assert len(heard) == 2
    one.forget(["Group"])
    assert list(one.solutions) == [("Club",)]


def test_after_a_stop_the_dates_known_are_answered() -> None:
    watch = Watch(None, lambda _best, _bound: False)
    one = master(watch)
    one.known = KNOWN
    assert not watch.goes_on()
    assert [(part.status, part.dates) for part in one.solved(steps().append)] == [
        ("feasible", {"Club": KNOWN["Club"]}),
        ("feasible", {"Group": KNOWN["Group"]}),
    ]


def test_all_the_bodies_are_one_group_when_undivided() -> None:
    one = master()
    assert len(one.groups()) == 2
    one.undivided = True
    assert [[body.id for body in group] for group in one.groups()] == [["Club", "Group"]]


NONE, DEAR = Solution("unknown", bound=2), Solution("feasible", KNOWN, 9, 1)
CHEAP, NO = Solution("feasible", KNOWN, 4, 0), Solution("infeasible")


@pytest.mark.parametrize(
    ("one", "other", "best"),
    [
        (NONE, DEAR, Solution("feasible", KNOWN, 9, 2)),
        (CHEAP, DEAR, Solution("feasible", KNOWN, 4, 1)),
        (DEAR, CHEAP, Solution("feasible", KNOWN, 4, 1)),
        (CHEAP, Solution("unknown", bound=4), Solution("optimal", KNOWN, 4, 4)),
        (DEAR, NO, NO),
    ],
)
def test_the_better_dates_keep_the_higher_bound(
    one: Solution, other: Solution, best: Solution
) -> None:
    assert best_of(one, other) == best
