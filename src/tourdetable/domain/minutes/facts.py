"""What this app tells the charter: the minutes of each meeting, their writers, their progress."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tourdetable.core.charter.facts.record import MinutesFact, MinutesReadingFact
from tourdetable.domain.minutes.models import Minutes, MinutesReading, Revision
from tourdetable.domain.networks.registry import FactScope, as_facts, provider


@provider
def minutes(scope: FactScope) -> tuple[MinutesFact, ...]:
    """All minutes of a network. Circulated minutes are adopted ones."""
    writers = writers_of(scope)
    rows = Minutes.objects.filter(scope.of_body("meeting__body"))
    found = rows.values_list("pk", "meeting_id", "state", "adopted_on", "circulated_on")
    return tuple(
        MinutesFact(
            id=str(pk),
            meeting=str(meeting),
            state="adopted" if circulated else state,
            written_by=tuple(sorted(writers[pk])),
            adopted_on=adopted,
            circulated_on=circulated,
        )
        for pk, meeting, state, adopted, circulated in found
    )


@provider
def minutes_readings(scope: FactScope) -> tuple[MinutesReadingFact, ...]:
    """Which seat read which minutes, on which day."""
    rows = MinutesReading.objects.filter(scope.of_body("minutes__meeting__body"))
    return as_facts(MinutesReadingFact, rows)


def writers_of(scope: FactScope) -> Mapping[int, set[str]]:
    """The persons who wrote a version of each minutes."""
    writers: defaultdict[int, set[str]] = defaultdict(set)
    revisions = Revision.objects.filter(
        scope.of_body("minutes__meeting__body"), person__isnull=False
    )
    for record, person in revisions.values_list("minutes_id", "person_id").distinct():
        writers[record].add(str(person))
    return writers
