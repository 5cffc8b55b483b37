"""Days that depend on nobody: public holidays, bridges, school holidays, from kept libraries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from holidays import country_holidays
from vacances_scolaires_france import SchoolHolidayDates

from tourdetable.core.planner.terms.instance import Span

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MAINLAND = "FR"
"""The area whose public holidays hold everywhere in metropolitan France."""

AREAS: Mapping[str, StrOrPromise] = MappingProxyType(
    {
        MAINLAND: _("Metropolitan France"),
        "57": _("Moselle"),
        "6AE": _("Alsace"),
        "971": _("Guadeloupe"),
        "972": _("Martinique"),
        "973": _("French Guiana"),
        "974": _("Réunion Island"),
        "976": _("Mayotte"),
        "BL": _("Saint Barthélemy"),
        "MF": _("Saint Martin"),
        "PM": _("Saint Pierre and Miquelon"),
        "WF": _("Wallis and Futuna"),
        "PF": _("French Polynesia"),
        "NC": _("New Caledonia"),
    }
)
"""Areas with public holidays of their own, by their code in the library that knows them."""

ZONES = ("A", "B", "C")
"""The school zones of metropolitan France.

The other areas set their own school year, which no kept library knows.
"""

AREA_OF_ZONE = {
    "America/Guadeloupe": "971",
    "America/Martinique": "972",
    "America/Cayenne": "973",
    "Indian/Reunion": "974",
    "Indian/Mayotte": "976",
    "America/St_Barthelemy": "BL",
    "America/Marigot": "MF",
    "America/Miquelon": "PM",
    "Pacific/Wallis": "WF",
    "Pacific/Tahiti": "PF",
    "Pacific/Marquesas": "PF",
    "Pacific/Gambier": "PF",
    "Pacific/Noumea": "NC",
}
DAY = timedelta(days=1)
THURSDAY, TUESDAY, SATURDAY = 3, 1, 5
ASCENSION = "Pont de l'Ascension"
"""What the school calendar calls the days without class after Ascension Thursday."""


def area_of(time_zone: str) -> str:
    """The area that a time zone suggests; the mainland unless it names an overseas one."""
    return AREA_OF_ZONE.get(time_zone, MAINLAND)


def holidays(areas: Iterable[str], first: date, last: date) -> tuple[date, ...]:
    """The public holidays of the mainland and of these `AREAS` (else `KeyError`), in order."""
    years = range(first.year, last.year + 1)
    found = {day for area in areas for year in years for day in of_year(area, year)}
    return tuple(sorted(day for day in found if first <= day <= last))


@lru_cache(maxsize=256)
def of_year(area: str, year: int) -> frozenset[date]:
    """The public holidays of one area in one year."""
    if area not in AREAS:
        raise KeyError(area)
    return frozenset(country_holidays("FR", subdiv=None if area == MAINLAND else area, years=year))


@lru_cache(maxsize=256)
def names_of_year(area: str, year: int, lang: str) -> Mapping[date, str]:
    """The public holidays of one of these `AREAS` in one year, by name, in French or English."""
    subdivision = None if area == MAINLAND else area
    language = "fr" if lang == "fr" else "en_US"
    return dict(country_holidays("FR", subdiv=subdivision, years=year, language=language))


def holiday_name(area: str, day: date, lang: str) -> str:
    """What a public holiday is called in an area; nothing on any other day."""
    return names_of_year(area, day.year, lang).get(day, "")


def bridges(days: Iterable[date]) -> tuple[date, ...]:
    """The single working days between one of these public holidays and a week-end, in order."""
    off = frozenset(days)
    fridays = {day + DAY for day in off if day.weekday() == THURSDAY}
    mondays = {day - DAY for day in off if day.weekday() == TUESDAY}
    return tuple(sorted((fridays | mondays) - off))


def school(
    zones: Iterable[str], first: date, last: date
) -> tuple[dict[str, tuple[Span, ...]], date]:
    """The school holidays of each zone between two days, and the last day that is known.

    Past that day nothing is known: whoever shows them says so. `KeyError`: not in `ZONES`.
    """
    spans, known_until = school_year()
    return {zone: tuple(within(spans[zone], first, last)) for zone in zones}, known_until


@lru_cache(maxsize=1)
def school_year() -> tuple[Mapping[str, tuple[Span, ...]], date]:
    """All that the library knows of each zone, and its last day."""
    rows = SchoolHolidayDates().data
    found = {}
    for zone in ZONES:
        days = [day for day, row in rows.items() if row[f"vacances_zone_{zone.lower()}"]]
        listed = stretches(sorted(days))
        found[zone] = tuple(
            after_classes(span, rows[span.first]["nom_vacances"]) for span in listed
        )
    return MappingProxyType(found), max(rows)


def after_classes(span: Span, name: str) -> Span:
    """The days off of a stretch that the official calendar gives from its last day of class.

    A stretch that begins on a working day begins « à la fin des cours » of that day, which is no
    holiday; the bridge of Ascension alone is told by its days without class. One that begins on a
    Saturday is left: schools without classes on Saturdays are off on that day.
    """
    if span.first.weekday() >= SATURDAY or name == ASCENSION or span.first == span.last:
        return span
    return Span(span.first + DAY, span.last)


def stretches(days: Iterable[date]) -> tuple[Span, ...]:
    """Days, in order, gathered into unbroken spans."""
    found: list[Span] = []
    for day in days:
        if found and found[-1].last + DAY == day:
            found[-1] = Span(found[-1].first, day)
        else:
            found.append(Span(day, day))
    return tuple(found)


def within(spans: Iterable[Span], first: date, last: date) -> list[Span]:
    """The part of each span that lies between two days, both included."""
    return [
        Span(max(s.first, first), min(s.last, last))
        for s in spans
        if s.first <= last and s.last >= first
    ]
