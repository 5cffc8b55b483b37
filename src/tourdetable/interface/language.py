"""Dates, numbers and lists in the reader's language, hours in the time zone of the network.

A language itself is declared in `core.words.language`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import partial

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, pgettext

from tourdetable.core.words import language
from tourdetable.core.words.language import Language
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.people.wording import translated as translated

Day = date | datetime | None
"""A moment stands for its day in the active time zone; nothing is said of None."""


def spoken() -> Language:
    """The reader's language."""
    return language.language_of(get_language())


def local(moment: datetime) -> datetime:
    """The moment in the active time zone."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def dated(value: Day, pattern: str) -> str:
    """The day by a pattern of CLDR."""
    if not value:
        return ""
    return spoken().dated(local(value) if isinstance(value, datetime) else value, pattern)


day = partial(dated, pattern=language.DAY)
"""« jeudi 8 avril 2027 », “Thursday 8 April 2027”."""
short_day = partial(dated, pattern=language.SHORT_DAY)
"""« 1er avril 2027 », “1 April 2027”."""
day_of_year = partial(dated, pattern=language.DAY_OF_YEAR)
"""« 1er avril », “1 April”: of every year."""
day_of_month = partial(dated, pattern=language.DAY_OF_MONTH)
"""« jeudi 8 », “Thursday 8”: beside its month."""
short_weekday = partial(dated, pattern=language.SHORT_WEEKDAY)
"""« jeu. 8 », “Thu 8”."""
month = partial(dated, pattern=language.MONTH)
"""« avril », “April”."""
month_of_year = partial(dated, pattern=language.MONTH_OF_YEAR)
"""« avril 2027 », “April 2027”."""


def clock(value: datetime | time | None) -> str:
    """« 9 h 30 », “9:30”."""
    if value is None:
        return ""
    return spoken().clock(local(value) if isinstance(value, datetime) else value)


def moment(value: datetime | None) -> str:
    """« jeudi 8 avril 2027, 9 h 30 », “Thursday 8 April 2027, 9:30”."""
    return spoken().moment(local(value)) if value else ""


def days(first: date, last: date) -> str:
    """« du lundi 7 février 2028 au vendredi 18 février 2028 »; the day alone when it is the
    same."""
    if first == last:
        return day(first)
    return gettext("from %(first)s to %(last)s") % {"first": day(first), "last": day(last)}


def months(first: date, last: date) -> str:
    """« avril – juin 2027 », “December 2027 – February 2028”: from a month to another."""
    begins = month(first) if first.year == last.year else month_of_year(first)
    return f"{begins} – {month_of_year(last)}"


def half_day(weekday: int, part: str) -> str:
    """A part of every week: « Lundi matin »."""
    said = {"day": WEEKDAYS[weekday], "part": Part(part).label}
    return capfirst(gettext("%(day)s %(part)s") % said)


def half_days(halves: Iterable[tuple[int, str]]) -> str:
    """Several, in order: « lundi matin et mardi matin »."""
    return listed([half_day(weekday, part).lower() for weekday, part in sorted(halves)])


def percent(value: float) -> str:
    """61.5 is « 61,5 % », “61.5%”."""
    return spoken().percent(value)


def number(value: float) -> str:
    """1234.5 is « 1 234,5 », “1,234.5”; a whole number has no decimal."""
    return spoken().number(value)


def listed(words: Iterable[str]) -> str:
    """« a, b et c », “a, b and c”."""
    return spoken().listed(words)


def in_turn(words: Iterable[str]) -> str:
    """« a ; b », “a; b”."""
    return pgettext("between two sayings", "; ").join(words)


def labelled(label: str, value: str) -> str:
    """« label : value », “label: value”."""
    return f"{label}{pgettext('before a value', ': ')}{value}"
