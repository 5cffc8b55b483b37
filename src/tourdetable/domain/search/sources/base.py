"""What a source is: a kind of things that are found, with who may read which words of each.

To have something found, write a module with a `SearchSource` and name it in `every`. A source says
nothing that its own pages do not say to the same readers; what it is not sure of it leaves out.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Model, QuerySet

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.networks.models import CharterVersion, Network
from tourdetable.domain.networks.queries import in_force


@dataclass(frozen=True)
class SearchReading:
    """What some readers, told by their marks, may read of a thing."""

    by: frozenset[str]
    title: str
    text: str = ""


@dataclass(frozen=True)
class Thing:
    """Something that is found: the row `about` of its source, or a `part` of it.

    `readings`: the fullest first; whoever may have several has the first of them. `body`: whose it
    is; `on`: its day; `at`: the meeting of which it is. `again_on`: the next day on which, without
    anything being recorded, other words may be read, or by others. `tags`: the names of those under
    which it is filed.
    """

    about: int
    readings: tuple[SearchReading, ...]
    body: int | None = None
    on: date | None = None
    at: int | None = None
    part: str = ""
    again_on: date | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchNews:
    """What has happened: by the kind of their subjects, the rows that events are about, and those
    that were merged into them; the meetings and the bodies that they name."""

    subjects: dict[str, set[int]]
    meetings: set[int]
    bodies: set[int]
    kinds: set[str]

    def of(self, *names: str) -> set[int]:
        """The rows of these kinds."""
        return set[int]().union(*(self.subjects.get(name, set()) for name in names))


@dataclass(frozen=True)
class Seen:
    """The network that is read, and the day."""

    network: Network
    on: date

    @cached_property
    def versions(self) -> list[CharterVersion]:
        """Its charters, oldest first (a query)."""
        return list(self.network.charters.defer("text"))

    def charter(self, on: date) -> Charter:
        """The one in force on a day."""
        return in_force(self.versions, on)


class SearchSource(ABC):
    """A kind of things. `code` names it in the index and in addresses; `filed` are its rows when
    they are filed under tags; `leads`: of a day, they are found before what else is of that day."""

    code: ClassVar[str]
    whose: ClassVar[str] = "pk"
    leads: ClassVar[bool] = False
    filed: ClassVar[type[Model] | None] = None

    @abstractmethod
    def rows(self, seen: Seen) -> QuerySet[Any]:
        """All its rows in a network, with what `things` reads of each."""

    @abstractmethod
    def things(self, rows: Sequence[Any], seen: Seen) -> Iterator[Thing]:
        """What is found of some rows."""

    def touched(self, news: SearchNews) -> Iterable[int]:
        """The rows that news are about, beside those of the meetings that they name: by default,
        those whose kind is the source's code."""
        return news.of(self.code)

    def tagged(self, tags: Collection[int]) -> Iterable[int]:
        """The rows filed under some tags; none for a kind that is not filed."""
        if self.filed is None or not tags:
            return ()
        return keys(self.filed._default_manager.filter(tags__in=tags))

    def documents(self) -> QuerySet[Any] | None:
        """Rows whose `stored` document is read for the rows of the source (`whose`), if any."""
        return None


def tags_of(row: Any) -> tuple[str, ...]:
    """Those under which a row is filed, read with it."""
    return tuple(tag.name for tag in row.tags.all())


def keys(rows: QuerySet[Any]) -> set[int]:
    """The ids of some rows."""
    return set(rows.order_by().values_list("pk", flat=True))


def joined(*parts: str) -> str:
    """Texts of a thing, one after the other."""
    return "\n".join(filter(None, parts))
