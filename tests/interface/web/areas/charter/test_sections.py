from __future__ import annotations

from types import SimpleNamespace

import pytest

from tourdetable.core.charter.terms.model import Article
from tourdetable.interface.web.areas.charter.sections import chunked, levels


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


def test_a_long_text_is_cut_between_two_articles() -> None:
    lengths = [10_000, 10_000, 10_000, 70_000, 100]
    texts = [SimpleNamespace(html="x" * length) for length in lengths]
    assert [[len(one.html) for one in some] for some in chunked(texts)] == [
        [10_000, 10_000],
        [10_000],
        [70_000],
        [100],
    ]
    assert list(chunked([])) == []
