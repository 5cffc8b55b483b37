"""Saying what is off on a day that somebody chooses by hand, and asking once: week-ends, public
holidays, school holidays, where the body meets; and what is amiss with the place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tourdetable.domain.years.instance.calendars import AREAS, school_year
from tourdetable.domain.years.periods.days_off import (
    DayOff,
    MeetingArea,
    OffNote,
    days_off,
)
from tourdetable.domain.years.place_notes import PlaceFault, PlaceNote
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import listed, short_day

WEEK_END = (DayOff.SATURDAY, DayOff.SUNDAY)
"""A date whose day of the week is what is said of it."""

PERIODS = {
    DayOff.CLOSED: gettext_lazy("%(day)s: the network does not meet then (%(name)s)."),
    DayOff.AVOID: gettext_lazy("%(day)s: the network would rather not meet then (%(name)s)."),
    DayOff.TOLD: gettext_lazy("%(day)s is to be noted: %(name)s."),
    DayOff.BEFORE: gettext_lazy("%(day)s comes in the weeks before: %(name)s."),
}
"""What is said of a day that a network has something to say of."""


@dataclass(frozen=True)
class ChosenDays:
    """The days that somebody chose for a meeting, and where it is held."""

    where: MeetingArea
    first: date
    last: date

    @cached_property
    def notes(self) -> tuple[OffNote, ...]:
        """What is off on them."""
        lang = (get_language() or "fr")[:2]
        return days_off(self.where, self.first, self.last, lang=lang)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What is asked to be confirmed, as codes."""
        return tuple(dict.fromkeys(note.kind.value for note in self.notes))

    @property
    def words(self) -> list[str]:
        """The same in sentences."""
        return [sentence(note) for note in self.notes]


def sentence(note: OffNote) -> str:
    """One reason for which people may not come: « Le jeudi 6 mai 2027 est un jour férié :
    Ascension. »."""
    shown = short_day if note.kind in WEEK_END else shown_day
    said = {"day": shown(note.on), "name": note.name, "places": places(note)}
    match note.kind:
        case DayOff.HOLIDAY if note.places:
            words = _("%(day)s is a public holiday in %(places)s: %(name)s.")
        case DayOff.HOLIDAY:
            words = _("%(day)s is a public holiday: %(name)s.")
        case DayOff.SUNDAY:
            words = _("%(day)s is a Sunday.")
        case DayOff.SATURDAY:
            words = _("%(day)s is a Saturday.")
        case DayOff.SCHOOL:
            words = _("%(day)s falls in the school holidays (%(places)s).")
        case DayOff.CLOCKS:
            words = _("The clocks change on %(day)s.")
        case DayOff.CLOSED | DayOff.AVOID | DayOff.TOLD | DayOff.BEFORE:
            words = str(PERIODS[note.kind])
        case _:
            said["until"] = shown_day(note.known_until or note.on)
            words = _("The school calendar is not known beyond %(until)s.")
    return words % said


def place_sentence(note: PlaceNote) -> str:
    """One reason for which a place does not suit: closed then, taken, or too small."""
    said = {
        "place": note.place.name,
        "day": shown_day(note.on),
        "bodies": listed(note.bodies),
        "people": note.place.capacity,
        "seats": note.seats,
    }
    match note.kind:
        case PlaceFault.CLOSED:
            words = _("%(place)s: closed at that time on %(day)s.")
        case PlaceFault.TAKEN:
            words = _("%(place)s: already taken at that time on %(day)s (%(bodies)s).")
        case _:
            words = ngettext(
                "%(place)s: %(people)s chair for %(seats)s seats.",
                "%(place)s: %(people)s chairs for %(seats)s seats.",
                note.place.capacity or 0,
            )
    return words % said


def places(note: OffNote) -> str:
    """The school zones, or the areas of a public holiday, in words."""
    if note.kind is DayOff.HOLIDAY:
        return listed([str(AREAS[area]) for area in note.places])
    return zones(note.places)


def zones(codes: Iterable[str]) -> str:
    """« zones A et C »."""
    known = list(codes)
    words = _("zone %(zones)s") if len(known) == 1 else _("zones %(zones)s")
    return words % {"zones": listed(known)}


def what_is_watched(where: MeetingArea) -> str:
    """What will be said of a day before it is recorded, and what no calendar here knows."""
    if where.zones:
        known_until = school_year()[1]
        return _(
            "Week-ends, public holidays and school holidays (%(zones)s, known until %(day)s) are "
            "pointed out before anything is recorded."
        ) % {"zones": zones(where.zones), "day": shown_day(known_until)}
    return _(
        "Week-ends and public holidays are pointed out before anything is recorded; the school "
        "calendar is not known here."
    )
