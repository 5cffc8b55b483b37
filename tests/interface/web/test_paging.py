"""Long lists, page by page."""

from __future__ import annotations

import pytest

from tourdetable.interface.web.paging import Pages


@pytest.mark.parametrize(
    ("count", "asked", "named"),
    [
        (0, None, "1"),
        (20, "2", "1 2"),
        (90, None, "1 2 3 … 9"),
        (1000, "50", "1 … 48 49 50 51 52 … 100"),
        (1000, "999", "1 … 98 99 100"),
    ],
)
def test_some_pages_are_named_however_many_there_are(
    count: int, asked: str | None, named: str
) -> None:
    pages = Pages(range(count), 10)
    page = pages.get_page(asked)
    assert " ".join(str(number) for number in page.paginator.page_range) == named
