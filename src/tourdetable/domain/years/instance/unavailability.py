"""What keeps people from coming: what they said, and the meetings where they are expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
    absences = Absence.objects.filter(person__in=asked, last__gte=days.first)
    for absence in absences.filter(first__lte=days.last):
        halves.setdefault(absence.person_id, set()).update(half_days(absence, days))
    found = {pk: Away(frozenset(mine)) for pk, mine in halves.items()}
    rows = WeeklyOff.objects.filter(person__in=asked).order_by("person_id", "weekday", "part")
    for off in rows:
        known = found.get(off.person_id, Away())
        weekly = (*known.weekly, (off.weekday, off.part))
        found[off.person_id] = replace(known, weekly=weekly)
    return found


def half_days(absence: Absence, days: Span) -> Iterator[Half]:
    """The half-days of an absence within some days."""
    span = Span(max(absence.first, days.first), min(absence.last, days.last))
    return ((day, absence.part) for day in days_of(span))
