"""What this app tells the charter: the minutes of each meeting, their writers, their progress."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from tourdetable.core.charter.facts.record import MinutesFact, MinutesReadingFact
from tourdetable.domain.minutes.models import (
    CoSignature,
    Edition,
    Minutes,
    MinutesReading,
    Revision,
)
from tourdetable.domain.minutes.queries import SIGNED
from tourdetable.domain.networks.registry import FactScope, as_facts, provider


@provider
def minutes(scope: FactScope) -> tuple[MinutesFact, ...]:
    """All minutes of a network. Circulated minutes are adopted ones; each edition that another one
    superseded is told too, adopted on its own day."""
    writers = writers_of(scope)
    rows = Minutes.objects.filter(scope.of_body("meeting__body"))
    columns = ("pk", "meeting_id", "state", "adopted_on", "circulated_on", "edition")
    found = list(rows.values_list(*columns))
    former = superseded(scope, writers) if any(edition > 1 for *_row, edition in found) else ()
    return former + tuple(fact_of(*row[:-1], writers=writers[row[0]]) for row in found)


def fact_of(
    pk: int,
    meeting: int,
    state: str,
    adopted_on: date | None,
    circulated_on: date | None,
    *,
    writers: Iterable[str],
) -> MinutesFact:
    """Minutes as they stand."""
    return MinutesFact(
        id=str(pk),
        meeting=str(meeting),
        state="adopted" if circulated_on else state,
        written_by=tuple(sorted(writers)),
        adopted_on=adopted_on,
        circulated_on=circulated_on,
    )


def superseded(scope: FactScope, writers: Mapping[int, set[str]]) -> tuple[MinutesFact, ...]:
    """The editions that were adopted, then superseded: `12.1`, `12.2`."""
    rows = Edition.objects.filter(scope.of_body("minutes__meeting__body"))
    found = rows.values_list("minutes_id", "number", "minutes__meeting_id", "adopted_on")
    return tuple(
        MinutesFact(
            id=f"{pk}.{number}",
            meeting=str(meeting),
            state="superseded",
            written_by=tuple(sorted(writers[pk])),
            adopted_on=adopted,
        )
        for pk, number, meeting, adopted in found
    )


@provider
def minutes_readings(scope: FactScope) -> tuple[MinutesReadingFact, ...]:
    """Which seat read which minutes, on which day."""
    rows = MinutesReading.objects.filter(scope.of_body("minutes__meeting__body"))
    return as_facts(MinutesReadingFact, rows)


def writers_of(scope: FactScope) -> Mapping[int, set[str]]:
    """The persons who wrote a version of each minutes, or co-signed the one that counts."""
    writers: defaultdict[int, set[str]] = defaultdict(set)
    here = scope.of_body("minutes__meeting__body")
    columns = ("minutes_id", "person_id")
    wrote = Revision.objects.filter(here, person__isnull=False).order_by().values_list(*columns)
    signed = CoSignature.objects.filter(here, SIGNED).order_by().values_list(*columns)
    for record, person in wrote.union(signed):
        writers[record].add(str(person))
    return writers
