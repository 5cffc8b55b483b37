"""What keeps people from coming: what they said, and the meetings where they are expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    halves: dict[int, set[Half]] = commitments.expected(network, asked, days, placed)
    span = {"first__lte": days.last, "last__gte": days.first}
    for absence in Absence.objects.filter(person__in=asked, **span):
        halves.setdefault(absence.person_id, set()).update(half_days(absence, days))
    weekly = weekly_of(asked)
    found = {}
    for pk in {*halves, *weekly}:
        found[pk] = Away(frozenset(halves.get(pk, ())), tuple(sorted(weekly.get(pk, ()))))
    return found


def weekly_of(people: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    """The half-days of each week that people said, by person."""
    found: dict[int, list[tuple[int, str]]] = {}
    for off in WeeklyOff.objects.filter(person__in=people):
        found.setdefault(off.person_id, []).append((off.weekday, off.part))
    return found


def half_days(absence: Absence, days: Span) -> Iterator[Half]:
    """The half-days of an absence within some days."""
    span = Span(max(absence.first, days.first), min(absence.last, days.last))
    return ((day, absence.part) for day in days_of(span))
