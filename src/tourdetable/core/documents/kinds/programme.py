"""The programme of the year as a list, month by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import WrittenDocument


@dataclass(frozen=True, kw_only=True)
class ProgrammeRow:
    """A meeting: when, of which body, what it is, where; `note` is what has changed of it."""

    when: str
    body: str
    title: str
    kind: str
    place: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammeMonth:
    """A month that has meetings."""

    name: str
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, kw_only=True)
class ProgrammeDocument(WrittenDocument):
    """The year: `subtitle` says where it stands, `notes` the rules that it does not keep."""

    template = "programme"
    wide = True

    subtitle: str
    labels: Mapping[str, str]
    months: tuple[ProgrammeMonth, ...]
    notes: tuple[str, ...] = ()

    @property
    def circumstance(self) -> str:
        """Where it stands."""
        return self.subtitle

    @property
    def placed(self) -> bool:
        """Whether a place is known."""
        return any(row.place for month in self.months for row in month.rows)
