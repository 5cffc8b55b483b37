"""The time of a search: when to answer, when to stop, and what is told of the whole."""

from __future__ import annotations

from tourdetable.core.planner.search.dates.watch import Watch

ONE, OTHER = ("a",), ("b", "c")


def test_without_a_limit_there_is_no_end() -> None:
    watch = Watch(None, None)
    watch.set_apart(5)
    assert (watch.end, watch.deadline, watch.late(), watch.goes_on()) == (None, None, False, True)


def test_time_is_set_apart_to_answer_most_of_what_is_left_at_most() -> None:
    watch = Watch(900, None)
    watch.set_apart(200)
    assert watch.reserve == 200
    watch.set_apart(2000)
    assert 530 < watch.reserve <= 540
    assert 890 < watch.left() <= 900
    assert Watch(0, None).late()


def test_the_whole_is_told_once_every_group_has_a_cost() -> None:
    told: list[tuple[int | None, int | None]] = []

    def progress(best: int | None, bound: int | None) -> bool:
        told.append((best, bound))
        return len(told) < 3

    watch = Watch(None, progress)
    watch.begin({ONE: None, OTHER: 7})
    tell = watch.of(ONE)
    assert (tell(None, 2), tell(5, 3), tell(9, 1)) == (True, True, False)
    assert told == [(None, 2), (12, 3), (12, 3)]
    assert (watch.stopped, watch.goes_on(), len(told)) == (True, False, 3)


def test_groups_that_are_no_more_are_forgotten() -> None:
    watch = Watch(None, None)
    watch.begin({ONE: 1})
    watch.heard(ONE, 1, 1)
    watch.begin({OTHER: None})
    assert (watch.costs, watch.bounds) == ({OTHER: None}, {OTHER: 0})


def test_what_each_body_costs_at_least_counts_for_groups_not_begun() -> None:
    watch = Watch(None, None)
    watch.floors = {"a": 2, "b": 3, "c": 4}
    watch.begin({ONE: None, OTHER: None})
    watch.heard(OTHER, None, 9)
    assert (watch.bounds[ONE], watch.bounds[OTHER]) == (2, 9)
    assert watch.bound == 11
