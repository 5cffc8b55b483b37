"""What keeps people from coming: what they said, and the meetings where they are expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.networks.models import Network
from tourdetable.domain.years.instance import commitments
from tourdetable.domain.years.instance.attendees import Away, Half, days_of


def away(
    network: Network, people: Iterable[int], days: Span, placed: Iterable[int]
) -> dict[int, Away]:
    """By person, over some days; `placed` are meetings of the calendar that the planner places."""
    asked = list(people)
    halves = commitments.expected(network, asked, days, placed)
    for absence in absences_in(days).filter(person__in=asked):
        halves.setdefault(absence.person_id, set()).update(half_days(absence, days))
    weekly, found = weekly_of(asked), {}
    for pk in {*halves, *weekly}:
        found[pk] = Away(frozenset(halves.get(pk, ())), weekly.get(pk, ()))
    return found


def absences_in(days: Span) -> QuerySet[Absence]:
    return Absence.objects.filter(first__lte=days.last, last__gte=days.first)


def weekly_of(people: Iterable[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    """The half-days of each week that people said, in order, by person."""
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for off in WeeklyOff.objects.filter(person__in=people).order_by("weekday", "part"):
        found[off.person_id] = (*found.get(off.person_id, ()), (off.weekday, off.part))
    return found


def half_days(absence: Absence, days: Span) -> Iterator[Half]:
    """The half-days of an absence within some days."""
    span = Span(max(absence.first, days.first), min(absence.last, days.last))
    return ((day, absence.part) for day in days_of(span))
