from __future__ import annotations

import pytest

from tourdetable.core.charter.terms.model import Article
from tourdetable.interface.web.areas.charter.sections import levels


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ([1, 2, 2, 1, 2], [2, 3, 3, 2, 3]),
        ([2, 2, 3], [2, 2, 3]),
        ([3, 5, 6, 3], [2, 3, 4, 2]),
        ([2, 1], [2, 2]),
        ([1, 2, 3, 4, 5], [2, 3, 4, 4, 4]),
    ],
)
def test_headings_skip_no_level(written: list[int], shown: list[int]) -> None:
    articles = [Article(f"A-{n}", "Titre", level, "", (), 1) for n, level in enumerate(written)]
    assert [level for _article, level in levels(articles)] == shown
