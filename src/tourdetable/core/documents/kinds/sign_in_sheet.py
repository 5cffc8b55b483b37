"""The sheet that is signed in the room, on paper."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import WrittenDocument


@dataclass(frozen=True, kw_only=True)
class SignatureRow:
    """Somebody who may sign, for a seat or called in."""

    seat: str
    person: str


@dataclass(frozen=True, kw_only=True)
class SignatureGroup:
    """Those of a college, by its name."""

    name: str
    rows: tuple[SignatureRow, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The seat and the person of each line."""
        return [(row.seat, row.person) for row in self.rows]


@dataclass(frozen=True, kw_only=True)
class SignInSheet(WrittenDocument):
    """One meeting: who may sign, college by college, then empty lines for whoever else came.

    `columns` are the words above: seat, person, room or remote, times, signature.
    """

    template = "sign_in_sheet"
    wide = True

    about: str
    under: str
    words: str
    columns: tuple[str, ...]
    groups: tuple[SignatureGroup, ...]
    others: str
    empty_lines: int = 4

    @property
    def circumstance(self) -> str:
        """The meeting, when and where."""
        return " – ".join(filter(None, (self.about, self.under)))
