from __future__ import annotations

from tourdetable.core.figures.slack import Slack
from tourdetable.core.figures.terms import Figure

ONE = Figure("one", "all", "parts", 2)
OTHERS = [Figure("two", "all", "parts", 3), Figure("three", "all", "parts", 9)]


def test_a_count_grows_as_far_as_others_shrink() -> None:
    assert Slack([ONE, *OTHERS], lambda one: 0).pushed(ONE, 1, 100) == 12


def test_a_count_shrinks_to_nothing() -> None:
    assert Slack([ONE, *OTHERS], lambda one: 0).room(ONE, 100) == 14


def test_the_cheapest_loops_are_paid_for_and_no_more() -> None:
    slack = Slack([ONE, *OTHERS], lambda one: one.count)
    assert (slack.room(ONE, 3), slack.paid) == (3, {"two"})
    assert (slack.room(ONE, 5), slack.paid) == (5, {"two"})
    assert (slack.room(ONE, 6), slack.paid) == (6, {"two", "three"})


def test_what_has_no_price_does_not_move() -> None:
    slack = Slack([ONE, *OTHERS], lambda one: None if one.name == "three" else 0)
    assert slack.room(ONE, 100) == 5
