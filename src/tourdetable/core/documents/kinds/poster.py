"""The programme of the year as a poster: an A3 sheet, a card a month, a shape a kind."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from tourdetable.core.documents.kinds.base import PaperDocument

Weeks = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class PosterRow:
    """A meeting, its `date` and `time` in words (« jeu. 8 », « 9 h 30 »).

    `day` is that of the month, `kind` a rank in the document's `kinds`.

    `note` is said after it (« annulée », « initialement le mardi 9 mars »); `gone`: it does not
    take place.
    """

    day: int
    date: str
    time: str
    kind: int
    title: str
    body: str = ""
    place: str = ""
    note: str = ""
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class PosterMonth:
    """A month: its name, its `weeks`, its meetings in order."""

    name: str
    weeks: Weeks
    rows: tuple[PosterRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PosterDocument(PaperDocument):
    """The year.

    `weekdays` are the letters of the days from Monday; `kinds` the words of the shapes, in their
    order.

    `watermark` is a word across the sheet (« Projet »), `nothing` what an empty month says, `more`
    a line at the foot.
    """

    template = "poster"

    weekdays: tuple[str, ...]
    kinds: tuple[str, ...]
    months: tuple[PosterMonth, ...]
    nothing: str
    subtitle: str = ""
    watermark: str = ""
    more: str = ""


def weeks(first: date) -> Weeks:
    """The weeks of the month of a day, from Monday: 0 where a day is another month's.

    >>> weeks(date(2027, 2, 1))[0]
    (1, 2, 3, 4, 5, 6, 7)
    """
    return tuple(tuple(week) for week in Calendar().monthdayscalendar(first.year, first.month))
