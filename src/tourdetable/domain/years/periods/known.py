"""Days that come back each year, or that another calendar sets: August, Eid, Yom Kippur…

Those of other calendars are those for which the circular of 10 February 2012 lets public servants
ask for leave, and a few beside; kept libraries compute them. A day of a lunar calendar that is
observed (`OBSERVED`) may come one day sooner or later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache, partial
from types import MappingProxyType

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.islamic import _IslamicLunar

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.enums import KnownDays
from tourdetable.domain.years.instance.calendars import ZONES, school_year

DAY = timedelta(days=1)
HEBREW, ISLAMIC, BUDDHIST = _HebrewLunisolar(), _IslamicLunar(), _BuddhistLunisolar()

Days = Iterable[Span]

COMMON = (KnownDays.AUGUST, KnownDays.CHRISTMAS_WEEK, KnownDays.SCHOOL_START)
"""Those that any network knows; the others are there for whoever wants them."""

OBSERVED = frozenset({KnownDays.RAMADAN, KnownDays.EID_FITR, KnownDays.EID_ADHA, KnownDays.MAWLID})


def known_days(code: str, first: date, last: date) -> tuple[Span, ...]:
    """Where such days are between two days, in order."""
    years = range(first.year - 1, last.year + 2)
    spans = (span for year in years for span in of_year(code, year))
    near = (Span(max(s.first, first), min(s.last, last)) for s in spans)
    return tuple(sorted({span for span in near if span.first <= span.last}, key=lambda s: s.first))


@lru_cache(maxsize=512)
def of_year(code: str, year: int) -> tuple[Span, ...]:
    """Where such days begin in one year; nowhere when no kept library knows."""
    return tuple(FOUND[KnownDays(code)](year))


def each_year(first: tuple[int, int], last: tuple[int, int]) -> Callable[[int], Days]:
    """From one day of the year to another (month, day)."""
    return lambda year: [Span(date(year, *first), date(year, *last))]


def from_day(found: date | None, days: int = 1) -> Days:
    """So many days from that one, if it is known."""
    return [] if found is None else [Span(found, found + (days - 1) * DAY)]


def after_easter(year: int, *, kind: int, days: int) -> Days:
    """So many days after Easter (before, when negative)."""
    return from_day(easter(year, kind) + days * DAY)


def hebrew(year: int, *, name: str, days: int = 1) -> Days:
    return from_day(getattr(HEBREW, f"{name}_date")(year), days)


def islamic_days(name: str, year: int) -> Iterator[date]:
    """A year may hold the same day twice: the lunar one is shorter."""
    found = getattr(ISLAMIC, f"{name}_dates")(year)
    return (day for day, _estimated in found if day.year == year)


def islamic(year: int, *, name: str) -> Iterator[Span]:
    return (Span(day, day) for day in islamic_days(name, year))


def ramadan(year: int) -> Iterator[Span]:
    """From its first day to the eve of Eid al-Fitr."""
    ends = [*islamic_days("eid_al_fitr", year), *islamic_days("eid_al_fitr", year + 1)]
    for first in islamic_days("ramadan_beginning", year):
        yield Span(first, min(day for day in ends if day > first) - DAY)


def school_start(year: int) -> Days:
    """The day on which classes begin again after the summer, where it is known."""
    spans, _known_until = school_year()
    ends = {span.last for zone in ZONES for span in spans[zone]}
    summer = [day for day in ends if date(year, 8, 20) <= day <= date(year, 9, 10)]
    return from_day(max(summer) + DAY if summer else None)


def vesak(year: int) -> Days:
    found, _estimated = BUDDHIST.vesak_date(year)
    return from_day(found)


FOUND: Mapping[KnownDays, Callable[[int], Days]] = MappingProxyType(
    {
        KnownDays.AUGUST: each_year((8, 1), (8, 31)),
        KnownDays.CHRISTMAS_WEEK: each_year((12, 24), (12, 31)),
        KnownDays.SCHOOL_START: school_start,
        KnownDays.GOOD_FRIDAY: partial(after_easter, kind=EASTER_WESTERN, days=-2),
        KnownDays.ARMENIAN_CHRISTMAS: each_year((1, 6), (1, 6)),
        KnownDays.ORTHODOX_CHRISTMAS: each_year((1, 7), (1, 7)),
        KnownDays.ORTHODOX_FRIDAY: partial(after_easter, kind=EASTER_ORTHODOX, days=-2),
        KnownDays.ORTHODOX_EASTER: partial(after_easter, kind=EASTER_ORTHODOX, days=1),
        KnownDays.ARMENIAN_REMEMBRANCE: each_year((4, 24), (4, 24)),
        KnownDays.RAMADAN: ramadan,
        KnownDays.EID_FITR: partial(islamic, name="eid_al_fitr"),
        KnownDays.EID_ADHA: partial(islamic, name="eid_al_adha"),
        KnownDays.MAWLID: partial(islamic, name="mawlid"),
        KnownDays.PASSOVER: partial(hebrew, name="passover", days=2),
        KnownDays.SHAVUOT: partial(hebrew, name="shavuot", days=2),
        KnownDays.ROSH_HASHANAH: partial(hebrew, name="rosh_hashanah", days=2),
        KnownDays.YOM_KIPPUR: partial(hebrew, name="yom_kippur"),
        KnownDays.VESAK: vesak,
    }
)
