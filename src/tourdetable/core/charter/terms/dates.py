"""Days as people type them, and how a charter writes them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from tourdetable.core.words.phrase import Phrase, gettext_noop

NO_SUCH_DAY = gettext_noop("there is no day `%(day)s` in the calendar")
NOT_A_DATE = gettext_noop("`%(day)s` is not a date")
WRITE = gettext_noop("write `%(line)s`")
WRITE_A_DAY = gettext_noop("write a day that the calendar has, as year-month-day: `2027-01-31`")
WRITE_DATES = gettext_noop("write dates as year-month-day, e.g. `%(example)s`")

MONTHS = {
    "janvier": 1,
    "fevrier": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "aout": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "decembre": 12,
}
BEFORE = re.compile(
    r"^(?:(?:depuis|des|le|du|a partir du|a compter du|(?:lun|mar|mercre|jeu|vendre|same)di"
    r"|dimanche)\s+)+"
)
"""What comes before a day in words."""
DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212\uff0d]\s*")
LONGEST = 60
"""Characters that a day may be typed in."""

YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
IN_WORDS = re.compile(r"(\d{1,2})(?:er)?\s+([^\W\d_]+)\.?\s+(\d{4})")


def numbers(text: str) -> tuple[int, int, int] | None:
    """The year, month and day of a date as it was typed; None when it does not look like one."""
    said = _tidy(text) if len(text) <= LONGEST else ""
    if found := YEAR_FIRST.fullmatch(said):
        return int(found[1]), int(found[2]), int(found[3])
    if found := DAY_FIRST.fullmatch(said) or IN_WORDS.fullmatch(said):
        month = _month(found[2])
        return (int(found[3]), month, int(found[1])) if month else None
    return None


def _tidy(text: str) -> str:
    """Without capitals, accents, what comes before a day, and other dashes."""
    return DASHES.sub("-", BEFORE.sub("", plain(text.strip())))


def _month(word: str) -> int | None:
    """A month by its name, or the beginning of it that no other month has."""
    if word.isdigit():
        return int(word)
    able = {nth for name, nth in MONTHS.items() if name.startswith(word)}
    return able.pop() if len(able) == 1 and len(word) > 2 else None


def plain(word: str) -> str:
    """A word without capitals nor accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def date_mistake(text: str, example: str = "2018-01-01") -> tuple[Phrase, Phrase]:
    """What is wrong with a date, and what to write instead: the same day, where there is one."""
    found = numbers(text)
    if found is None:
        return Phrase(NOT_A_DATE, day=text), Phrase(WRITE_DATES, example=example)
    try:
        day = date(*found)
    except ValueError:
        return Phrase(NO_SUCH_DAY, day=text), Phrase(WRITE_A_DAY)
    return Phrase(NOT_A_DATE, day=text), Phrase(WRITE, line=day.isoformat())
