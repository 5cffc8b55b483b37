from __future__ import annotations

import pytest

from tourdetable.core.figures.terms import Figure


@pytest.mark.parametrize(
    ("count", "base", "sensitive"),
    [
        (0, 20, False),
        (1, 20, True),
        (4, 0, True),
        (5, 0, False),
        (15, 20, False),
        (16, 20, True),
        (20, 20, True),
        (0, 0, False),
    ],
)
def test_under_five_or_all_but_under_five_is_sensitive(
    count: int, base: int, sensitive: bool
) -> None:
    assert Figure("one", "all", "parts", count, base).is_sensitive(5) is sensitive
