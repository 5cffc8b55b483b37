"""What a reader has opened by address in a page that is too long to be sent whole.

`?open=seats&page=2` is the second page of what the page calls `seats`; `?show=all` is the page
whole, for print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator


@dataclass(frozen=True)
class Size:
    """A list is shown whole up to so many rows (`whole`); a longer one, `page` by `page`."""

    whole: int
    page: int


class ShortPaginator(Paginator):  # type: ignore[type-arg]  # not generic when it runs
    """Of many pages, it names the first, the last and those around the current one."""

    current = 1

    @property
    def page_range(self) -> Iterator[int | str]:  # type: ignore[override]  # an ellipsis too
        around = range(self.current - 2, self.current + 3)
        ends, before = {1, self.num_pages}, 0
        for number in sorted({n for n in around if 1 <= n <= self.num_pages} | ends):
            if number > before + 1:
                yield str(self.ELLIPSIS)
            yield number
            before = number


@dataclass(frozen=True)
class Opened:
    """What the address asks for: the list that is opened, its page, the page whole."""

    asked: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Everything, for print."""
        return self.asked.get("show") == "all"

    def opens(self, name: str) -> bool:
        """Whether this list is the one that is opened."""
        return self.asked.get("open") == name

    def number(self, name: str) -> int:
        """The page of a list that is asked for; the first unless it is opened."""
        asked = self.asked.get("page", "")
        known = self.opens(name) and asked.isdecimal() and len(asked) < 7
        return max(int(asked), 1) if known else 1

    def page(self, name: str, rows: Sequence[Any], size: Size) -> Page[Any]:
        """The rows to show of a list: all of few; of many, the page asked for, or the first when it
        does not exist."""
        whole = self.whole or len(rows) <= size.whole
        pages, number = ShortPaginator(rows, len(rows) or 1 if whole else size.page), 1
        if self.number(name) <= pages.num_pages:
            number = self.number(name)
        pages.current = number
        return pages.page(number)

    def bounds(self, name: str, size: Size) -> tuple[int, int | None]:
        """The same for rows that are read page by page: from which to which, at most."""
        first = (self.number(name) - 1) * size.page
        return (0, None) if self.whole else (first, first + size.whole)


def query(name: str, **said: str) -> str:
    """What comes before `page=` in the address of another page of a list."""
    return f"{urlencode({'open': name, **{key: word for key, word in said.items() if word}})}&"


def address(name: str, **said: str) -> str:
    """Where a list is opened, on the same page."""
    return f"?{query(name, **said)[:-1]}#{name}"
