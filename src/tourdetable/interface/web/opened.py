"""What a reader has opened by address in a page that is too long to be sent whole.

`?open=seats&page=2` is the second page of what the page calls `seats`; `?show=all` is the page
whole, for print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page

from tourdetable.interface.web.paging import Pages


@dataclass(frozen=True)
class Size:
    """A list is shown whole up to so many rows (`whole`); a longer one, `page` by `page`."""

    whole: int
    page: int


@dataclass(frozen=True)
class OpenLists:
    """What the address asks for: the list that is opened, its page, the page whole."""

    asked: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Everything, for print."""
        return self.asked.get("show") == "all"

    def opens(self, name: str) -> bool:
        """Whether this list is the one that is opened."""
        return self.asked.get("open") == name

    def shows(self, name: str) -> bool:
        """Whether a list that a phone folds is unfolded: it is opened, or the page is whole."""
        return self.whole or self.opens(name)

    def number(self, name: str) -> int:
        """The page of a list that is asked for; the first unless it is opened."""
        asked = self.asked.get("page", "")
        known = self.opens(name) and asked.isdecimal() and len(asked) < 7
        return max(int(asked), 1) if known else 1

    def page(self, name: str, rows: Sequence[Any], size: Size) -> Page[Any]:
        """The rows to show of a list: all of few; of many, the page asked for, or the first when it
        does not exist."""
        whole = self.whole or len(rows) <= size.whole
        pages = Pages(rows, len(rows) or 1 if whole else size.page)
        number = self.number(name)
        return pages.get_page(number if number <= pages.num_pages else 1)

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
