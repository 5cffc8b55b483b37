"""Days as people write them: « 12 mars 2027 », 12/03/2027, 2027-03-12, « 1er mars », “March 2027”.

A day has a name, and those of its month and of the same day of any year: a text is found by all the
names of its days, and a question asks for the one that it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = (
    *("janv(?:ier)?|january", "f[eé]v(?:r(?:ier)?)?|february", "mars|march", "avr(?:il)?|april"),
    *("mai|may", "juin|june", "juil(?:let)?|july", "ao[uû]t|august", "sept(?:embre)?|september"),
    *("oct(?:obre)?|october", "nov(?:embre)?|november", "d[eé]c(?:embre)?|december"),
)
NAMED = "|".join(f"(?P<m{number}>{names})" for number, names in enumerate(MONTHS, 1))
DAY = re.compile(
    rf"(?<![\w/.-])(?:(?:(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?\s+)?(?:{NAMED})\b\.?(?:\s+(?P<y>\d{{4}})\b)?"
    r"|(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})\b"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})\b)(?![/-])",
    re.IGNORECASE,
)

Said = tuple[int | None, int, int | None]
"""A year, a month, a day: what is said of them."""


def names(said: Said) -> tuple[str, ...]:
    """By what a day is found, the most exact first; none when it is no day.

    >>> names((2027, 3, 12)), names((None, 3, 12)), names((2027, 3, None))
    (('2027_03_12', '03_12', '2027_03'), ('03_12',), ('2027_03',))
    """
    year, month, day = said
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return ()
    of_year = () if year is None else (f"{year:04}_{month:02}",)
    if day is None:
        return of_year
    own = () if year is None else (f"{year:04}_{month:02}_{day:02}",)
    return (*own, f"{month:02}_{day:02}", *of_year)


def names_of(day: date) -> tuple[str, ...]:
    """Those of a day."""
    return names((day.year, day.month, day.day))


def days_in(text: str) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """The days that a text says: where, and their names."""
    for found in DAY.finditer(text):
        known = names(said_in(found))
        if known:
            yield found, known


def said_in(found: re.Match[str]) -> Said:
    """What was written, in figures."""
    if found["iso"]:
        of_year, of_month, of_day = map(int, found["iso"].split("-"))
        return of_year, of_month, of_day
    if found["month"]:
        return int(found["year"]), int(found["month"]), int(found["day"])
    month = next(number for number in range(1, 13) if found[f"m{number}"])
    year_told, day_told = found["y"], found["d"]
    return int(year_told) if year_told else None, month, int(day_told) if day_told else None


def without_days(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the days that it says, and the name of each.

    >>> without_days("plénière du 1er mars 2027")
    ('plénière du  ', ('2027_03_01',))
    """
    said, left, at = dict[str, None](), "", 0
    for found, known in days_in(text):
        left, at = f"{left}{text[at : found.start()]} ", found.end()
        said[known[0]] = None
    return left + text[at:], tuple(said)
