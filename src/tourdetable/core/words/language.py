"""The languages of the program, and how each writes days, hours, percents and lists.

The rules are those of CLDR, by Babel, with what French usage adds to them. Babel is loaded by the
first sentence that needs it: most commands say none.

To add a language: its code in `spoken`, one line in `LANGUAGES`, and a catalogue in `locale/`
(`docs/interface.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

DAY = "EEEE d MMMM y"
SHORT_DAY = "d MMMM y"
DAY_OF_YEAR = "d MMMM"
DAY_OF_MONTH = "EEEE d"
SHORT_WEEKDAY = "EEE\N{NO-BREAK SPACE}d"
MONTH = "MMMM"
MONTH_OF_YEAR = "MMMM y"
"""Patterns of CLDR (Unicode TR 35), for `Language.dated`."""


@dataclass(frozen=True)
class Language:
    """A language: its ISO 639 code, its own name, and where its usage departs from CLDR's.

    `locale` names CLDR's data. `first` is the first day of a month, and `gap` stands between a
    number and its month. `hour` and `minutes` are the patterns of a whole hour and of any other.
    """

    code: str
    name: str
    locale: str
    first: str = "1"
    gap: str = " "
    hour: str = "H:mm"
    minutes: str = "H:mm"

    def dated(self, value: date, pattern: str) -> str:
        """A day by a pattern of CLDR; `d` is the day of the month as it is said (« 1er »)."""
        return self._dated(date(value.year, value.month, value.day), pattern)

    @lru_cache(maxsize=4096)  # noqa: B019  a few languages, that live as long as the program
    def _dated(self, value: date, pattern: str) -> str:
        """The same of a plain day: one instant is two days in two time zones."""
        from babel.dates import format_date

        number = self.first if value.day == 1 else str(value.day)
        said = pattern.replace("d MMMM", f"d{self.gap}MMMM").replace("d", f"'{number}'")
        return format_date(value, said, locale=self.locale)

    def day(self, value: date) -> str:
        """« mardi 6 avril 2027 », “Tuesday 6 April 2027”."""
        return self.dated(value, DAY)

    def short_day(self, value: date) -> str:
        """« 1er avril 2027 », “1 April 2027”."""
        return self.dated(value, SHORT_DAY)

    def clock(self, value: time | datetime) -> str:
        """« 9 h 30 » and « 14 h », “9:30” and “14:00”."""
        from babel.dates import format_time

        hour = value.time() if isinstance(value, datetime) else value
        return format_time(hour, self.minutes if hour.minute else self.hour, locale=self.locale)

    def moment(self, value: datetime) -> str:
        """« mardi 6 avril 2027, 14 h », “Tuesday 6 April 2027, 14:00”."""
        return f"{self.day(value)}, {self.clock(value)}"

    def percent(self, value: float) -> str:
        """61.5 is « 61,5 % », “61.5%”."""
        from babel.numbers import format_percent

        part = Decimal(str(value)) / 100  # 33.3 is no binary fraction
        return format_percent(part, locale=self.locale, decimal_quantization=False)

    def number(self, value: float) -> str:
        """1234.5 is « 1 234,5 », “1,234.5”."""
        from babel.numbers import format_decimal

        return format_decimal(Decimal(str(value)), locale=self.locale)

    def listed(self, words: Iterable[str]) -> str:
        """« a, b et c », “a, b and c”."""
        from babel.lists import format_list

        return format_list(list(words), locale=self.locale)


LANGUAGES = {
    language.code: language
    for language in (
        Language("fr", "Français", "fr", "1er", "\xa0", "H'\xa0h'", "H'\xa0h\xa0'mm"),
        Language("en", "English", "en_GB"),
    )
}
"""Every language, by its code. The first is spoken where nobody has chosen."""

FIRST = next(iter(LANGUAGES.values()))


def language_of(code: str | None) -> Language:
    """The language of a code, whatever its country (`fr-CA`, `en_GB.UTF-8`); else the first one."""
    return LANGUAGES.get(re.split("[-_.]", code or "")[0], FIRST)
