"""Windows over options in order."""

from __future__ import annotations

from tourdetable.core.planner.model.windows import between, narrowest, spans, widest


def test_a_window_holds_the_values_from_a_first_to_a_last() -> None:
    assert between([1, 3, 3, 5, 8], 3, 5) == (1, 4)
    assert between([1, 3, 3, 5, 8], 6, 7) == (4, 4)


def test_spans_end_before_their_width() -> None:
    assert spans([1, 2, 4, 5], 3) == [(0, 2), (1, 3), (2, 4), (3, 4)]


def test_the_widest_hold_two_options_and_are_in_no_other() -> None:
    assert widest([(0, 3), (1, 3), (2, 4), (3, 4)]) == [(0, 3), (2, 4)]


def test_the_narrowest_contain_no_other() -> None:
    assert narrowest([(0, 3), (1, 3), (1, 4), (2, 4)]) == [(1, 3), (2, 4)]
    assert narrowest([(0, 0), (0, 2)]) == [(0, 0)]
