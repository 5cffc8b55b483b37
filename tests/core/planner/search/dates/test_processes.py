"""Groups searched at once: what is found, and that a stop is heard by all."""

from __future__ import annotations

import multiprocessing

from tests.core.planner.search.few import body, seat, week_of
from tourdetable.core.planner.search.dates.processes import searched
from tourdetable.core.planner.search.dates.watch import Watch
from tourdetable.core.planner.search.dates_search import SearchSettings

WEEK = week_of(body("Club", seat("Rose")), body("Group", seat("Karim")))


def test_each_group_has_its_dates_from_a_process_of_its_own() -> None:
    tasks = [([one], SearchSettings()) for one in WEEK.bodies]
    watch = Watch(None, None)
    watch.begin({("Club",): None, ("Group",): None})
    found = dict(searched(WEEK, tasks, 2, watch, [("Club",), ("Group",)]))
    said = {at: one and (one.status, list(one.dates)) for at, one in found.items()}
    assert said == {0: ("optimal", ["Club"]), 1: ("optimal", ["Group"])}


def test_what_has_not_begun_when_time_is_over_never_does() -> None:
    tasks = [([one], SearchSettings()) for one in WEEK.bodies] * 20
    names = [(f"{number}",) for number in range(len(tasks))]
    found = dict(searched(WEEK, tasks, 1, Watch(0, None), names))
    assert (len(found), found[len(tasks) - 1]) == (40, None)


def test_no_process_is_left_when_nobody_listens_any_more() -> None:
    tasks = [([WEEK.bodies[0]], SearchSettings())] * 2
    watch = Watch(None, None)
    watch.begin({("Club",): None})
    answers = searched(WEEK, tasks, 1, watch, [("Club",)] * 2)
    number, found = next(answers)
    assert (number, found and found.status) == (0, "optimal")
    answers.close()
    assert multiprocessing.active_children() == []
