"""School holidays that nobody has published yet, presumed from those of former years.

Since the school year 2022 they have begun on a Saturday and lasted two weeks and a day: in autumn
and at Christmas for all zones together, in winter and spring one week apart, the zones in an order
that comes back every third year. They are presumed so beyond the official calendar, and always said
to be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.enums import SchoolHolidays
from tourdetable.domain.years.instance.calendars import DAY, ZONES, school_year, within

SATURDAY = 5
WEEK = timedelta(days=7)
LENGTH = 15 * DAY
"""From their first Saturday to their last Sunday."""

LATEST = {
    SchoolHolidays.AUTUMN: (10, 23),
    SchoolHolidays.CHRISTMAS: (12, 23),
    SchoolHolidays.WINTER: (2, 10),
    SchoolHolidays.SPRING: (4, 10),
}
"""The latest day (month, day) on which they begin, for the first zone: the last Saturday until
then."""

ORDERS = ("CAB", "BCA", "ABC")
"""The zones in winter and spring, by the remainder of the year divided by three."""


@dataclass(frozen=True)
class PresumedHolidays:
    """Holidays of all zones, or of the one that is named."""

    holidays: SchoolHolidays
    span: Span
    zone: str = ""

    @property
    def name(self) -> str:
        """« vacances d’hiver, zone B (présumées, non publiées) »."""
        said = {"holidays": self.holidays.label, "zone": self.zone}
        if self.zone:
            return _("%(holidays)s, zone %(zone)s (presumed, not published)") % said
        return _("%(holidays)s (presumed, not published)") % said


def presumed(zones: Collection[str], first: date, last: date) -> Iterator[PresumedHolidays]:
    """The holidays of these zones between two days, beyond what is published."""
    known_until = school_year()[1]
    for year in range(first.year - 1, last.year + 1) if zones else ():
        for one in of_year(year):
            for span in within([one.span], max(first, known_until + DAY), last):
                if not one.zone or one.zone in zones:
                    yield PresumedHolidays(one.holidays, span, one.zone)


def of_year(year: int) -> Iterator[PresumedHolidays]:
    """All that begin in a year, published or not, in order."""
    order = ORDERS[(year - 2024) % len(ZONES)]
    for holidays in (SchoolHolidays.WINTER, SchoolHolidays.SPRING):
        for number, zone in enumerate(order):
            yield PresumedHolidays(holidays, beginning(holidays, year, number * WEEK), zone)
    summer = last_saturday(date(year, 7, 9))
    yield PresumedHolidays(SchoolHolidays.SUMMER, Span(summer, date(year, 8, 31)))
    for holidays in (SchoolHolidays.AUTUMN, SchoolHolidays.CHRISTMAS):
        yield PresumedHolidays(holidays, beginning(holidays, year))


def beginning(holidays: SchoolHolidays, year: int, later: timedelta = timedelta()) -> Span:
    first = last_saturday(date(year, *LATEST[holidays])) + later
    return Span(first, first + LENGTH)


def last_saturday(day: date) -> date:
    """The day, or the last Saturday before it."""
    return day - ((day.weekday() - SATURDAY) % 7) * DAY
