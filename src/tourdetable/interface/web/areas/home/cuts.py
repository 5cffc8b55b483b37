"""Long lists of my table: their first lines and how many there are, the rest by address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse

A_PAGE = 30
"""How many lines of a list that is open are shown at once."""
IN_A_LIST = 6
"""How many lines of a list are shown at first."""
MUCH = 18
"""Beyond so many lines in all, each list shows its first ones only."""
WHEN_MUCH = 3
"""How many these are."""

T = TypeVar("T")


@dataclass(frozen=True)
class Cut(Generic[T]):
    """A list: the lines that are shown, under an anchor that is its `key`, how it is called and how
    many there are; `page` is set when it is open."""

    key: str
    name: str
    lines: Sequence[T]
    number: int
    page: Page[T] | None = None

    @property
    def hidden(self) -> bool:
        """Whether there are more of them, behind a link."""
        return self.page is None and self.number > len(self.lines)

    @property
    def why(self) -> str:
        """Why the reader is told of all that is shown, when it is for one reason: it is said once,
        above the lines."""
        reasons = {getattr(line, "why", "") for line in self.lines}
        return reasons.pop() if len(reasons) == 1 else ""

    @property
    def whole(self) -> str:
        """The address where it is open."""
        return f"{reverse('home')}?open={self.key}#{self.key}"

    @property
    def query(self) -> str:
        """What leads from one page of it to the next."""
        return f"open={self.key}&"


@dataclass(frozen=True)
class Opened:
    """The list that the address opens, and which page of it."""

    key: str = ""
    number: str | None = None

    @classmethod
    def by(cls, asked: QueryDict) -> Opened:
        return cls(asked.get("open", ""), asked.get("page"))

    def cuts(self, lists: Mapping[str, tuple[str, str, Sequence[Any]]]) -> dict[str, Cut[Any]]:
        """Several lists of one page (key, name, lines): less of each when much waits in all."""
        shown = sum(min(len(lines), IN_A_LIST) for _key, _name, lines in lists.values())
        first = WHEN_MUCH if shown > MUCH else IN_A_LIST
        return {name: self.cut(*said, first) for name, said in lists.items()}

    def cut(self, key: str, name: str, lines: Sequence[T], first: int) -> Cut[T]:
        """The list as it is shown: its first lines, or a page of it when it is open."""
        if key != self.key or len(lines) <= first:
            return Cut(key, name, lines[:first], len(lines))
        page = Paginator(lines, A_PAGE).get_page(self.number)
        return Cut(key, name, list(page.object_list), len(lines), page)
