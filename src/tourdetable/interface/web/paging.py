"""Long lists, page by page: the first page, the last one and those around the reader's are named,
whatever their number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator

AROUND = 2
"""Pages named on each side of the current one."""


class Pages(Paginator):  # type: ignore[type-arg]  # not generic when it runs
    """Pages of which only some are named, once one is taken; `ELLIPSIS` stands for the others."""

    current = 1

    def get_page(self, number: Any) -> Page[Any]:
        page = super().get_page(number)
        self.current = page.number
        return page

    @property
    def page_range(self) -> Iterator[int | str]:  # type: ignore[override]  # an ellipsis too
        around = range(self.current - AROUND, self.current + AROUND + 1)
        ends, before = {1, self.num_pages}, 0
        for number in sorted({n for n in around if 1 <= n <= self.num_pages} | ends):
            if number > before + 1:
                yield str(self.ELLIPSIS)
            yield number
            before = number
