from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tourdetable.core.figures.groups import Gathered, gathered


def test_groups_under_five_are_spoken_of_together() -> None:
    sizes = {"town": 12, "state": 3, "region": 4, "homes": 20}
    assert gathered(sizes) == Gathered(("town", "homes"), ("state", "region"))


def test_one_small_group_takes_the_next_with_it() -> None:
    sizes = {"town": 12, "state": 3, "homes": 20}
    assert gathered(sizes) == Gathered(("homes",), ("town", "state"))


def test_nobody_is_no_group_and_two_small_ones_that_are_all_say_nothing() -> None:
    assert gathered({"town": 0, "homes": 9, "state": 7}) == Gathered(("homes", "state"))
    assert gathered({"town": 3, "homes": 4}).says_nothing
    assert not gathered({"town": 9, "homes": 7}).says_nothing


def test_rows_are_added_up() -> None:
    rows = {"town": [6, 6], "state": [1, 2], "region": [4, 0]}
    kept = Gathered(("town",), ("state", "region"))
    assert kept.of(rows, "others") == {"town": [6, 6], "others": [5, 2]}


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 9), max_size=6))
def test_no_group_is_left_under_five_unless_all_are(sizes: dict[str, int]) -> None:
    kept = gathered(sizes)
    rest = sum(sizes[one] for one in kept.together)
    assert all(sizes[one] >= 5 for one in kept.apart)
    assert not kept.together or not kept.apart or (rest >= 5 and len(kept.together) > 1)
