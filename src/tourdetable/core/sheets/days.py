"""Days as people write them in a cell, and why not."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tourdetable.core.sheets.grid import Broken, Cell, one_line
from tourdetable.core.words.collation import folded
from tourdetable.core.words.phrase import Phrase, gettext_noop

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev feb february",
            "mars mar march",
            "avril avr apr april",
            "mai may",
            "juin jun june",
            "juillet juil jul july",
            "aout aou aug august",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        1,
    )
    for name in names.split()
}
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d.*)?")
FIGURES = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?: \d.*)?")
WORDS = re.compile(
    r"(?:(?:le|du|au|des|depuis|des|a compter|a partir|jusqu) )*(?:[a-z]+di |dimanche )?"
    r"(\d{1,2})(?:er|e|st|nd|rd|th)? ([a-z]+) (\d{4})"
)
AMERICAN = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
EPOCH = date(1899, 12, 30)
FIRST, LAST = date(1950, 1, 1), date(2100, 12, 31)

NO_VALUE = gettext_noop("a formula in error stands in place of the day")
NO_DAY = gettext_noop("“%(text)s” is not a day: write it as 01/03/2026")
WHICH_DAY = gettext_noop("“%(text)s” does not say which day: write it as 01/03/2026")
NO_MONTH = gettext_noop("“%(text)s” is not a day: there is no month %(month)d (day/month/year)")
SHORT_MONTH = gettext_noop("“%(text)s” does not exist: that month has %(days)d days")
FAR = gettext_noop("“%(text)s” is too far away: is the year right?")


def read_day(cell: Cell) -> date | Phrase:
    """The day that a cell says, or why it says none.

    >>> read_day("1er mars 2026")
    datetime.date(2026, 3, 1)
    """
    if isinstance(cell, Broken):
        return Phrase(NO_VALUE)
    text = one_line(cell)
    found = cell if isinstance(cell, date) else read_text(text)
    if isinstance(found, date) and not FIRST <= found <= LAST:
        return Phrase(FAR, text=text)
    return found


def read_text(text: str) -> date | Phrase:
    return in_figures(text) or in_words(text, folded(text)) or no_day(text, folded(text))


def in_figures(text: str) -> date | Phrase | None:
    if found := ISO.fullmatch(text):
        return day_of(text, *map(int, found.groups()))
    if found := FIGURES.fullmatch(text):
        day, month, year = map(int, found.groups())
        return day_of(text, year + 2000 if len(found[3]) == 2 else year, month, day)
    if found := SERIAL.fullmatch(text):
        return EPOCH + timedelta(days=int(found[1]))
    return None


def in_words(text: str, words: str) -> date | Phrase | None:
    if (found := WORDS.fullmatch(words)) and found[2] in MONTHS:
        return day_of(text, int(found[3]), MONTHS[found[2]], int(found[1]))
    if (found := AMERICAN.fullmatch(words)) and found[1] in MONTHS:
        return day_of(text, int(found[3]), MONTHS[found[1]], int(found[2]))
    return None


def no_day(text: str, words: str) -> Phrase:
    unsaid = re.fullmatch(r"(?:[a-z]+ |\d{1,2} )?\d{4}", words)
    return Phrase(WHICH_DAY if unsaid else NO_DAY, text=text)


def day_of(text: str, year: int, month: int, day: int) -> date | Phrase:
    if not 1 <= month <= 12:
        return Phrase(NO_MONTH, text=text, month=month)
    if not 1 <= year <= 9999:
        return Phrase(NO_DAY, text=text)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return Phrase(SHORT_MONTH, text=text, days=days)
    return date(year, month, day)
