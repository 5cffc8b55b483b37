"""Reads of when people cannot come: for themselves only."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from tourdetable.domain.availability.enums import HALVES
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.people.models import Person


def absences_of(person: Person, *, on: date) -> QuerySet[Absence]:
    """What a person has said of the days from that one on, in order."""
    return Absence.objects.filter(person=person, last__gte=on).order_by(
        "first", "last", "part", "pk"
    )


def weekly_of(person: Person) -> set[tuple[int, str]]:
    """The half-days of each week (0 is Monday) when one cannot come; a day is two halves."""
    rows = WeeklyOff.objects.filter(person=person).values_list("weekday", "part")
    return {(weekday, half) for weekday, part in rows for half in HALVES[part]}
