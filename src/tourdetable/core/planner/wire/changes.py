"""What happens after a plan is made.

Days on which a body cannot meet, or people are away (PLANNER §4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tourdetable.core.planner.terms.days import DAY
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Declared, Id, Instance, PersonSpec, PinnedDate
from tourdetable.core.planner.wire.fitting import fit
from tourdetable.core.planner.wire.references import NO_BODY, NO_PERSON
from tourdetable.core.planner.wire.refusals import shown
from tourdetable.core.planner.wire.source import read_json
from tourdetable.core.words.phrase import Phrase, gettext_noop

ABOUT_NOTHING = gettext_noop("neither “body” nor “persons”")
ONE_OR_OTHER = gettext_noop("a change is about one or the other")


class Disturbance(Declared, frozen=True):
    """On `days`, `body` cannot meet; or, when there are any, `persons` are away all day.

    `kind` and `date` say what it comes from, and are unread.
    """

    days: tuple[date, ...]
    kind: str = ""
    body: Id | None = None
    persons: tuple[Id, ...] = ()
    date: date | None = None


def load_changes(path: Path, instance: Instance) -> tuple[Disturbance, ...]:
    """The changes in a file; raises BadInput."""
    return read_changes(read_json(path), instance)


def read_changes(value: Any, instance: Instance) -> tuple[Disturbance, ...]:
    """The changes in a JSON value: a list, or a single one; raises BadInput."""
    found = fit([value] if isinstance(value, dict) else value, tuple[Disturbance, ...])
    bodies = {body.id for body in instance.bodies}
    persons = {person.id for person in instance.persons}
    for at, change in enumerate(found):
        if change.body is None and not change.persons:
            raise BadInput(f"[{at}]", Phrase(ABOUT_NOTHING), Phrase(ONE_OR_OTHER))
        if change.body is not None and change.body not in bodies:
            raise BadInput(f"[{at}].body", shown(change.body), Phrase(NO_BODY))
        for person in change.persons:
            if person not in persons:
                raise BadInput(f"[{at}].persons", shown(person), Phrase(NO_PERSON))
    return found


def changed(instance: Instance, changes: Sequence[Disturbance]) -> Instance:
    """The instance after the changes; what is past (before `today`) is not changed."""
    coming = [(change, _days_to_come(change, instance)) for change in changes]
    away: dict[str, list[date]] = {}
    for change, days in coming:
        for name in change.persons:
            away.setdefault(name, []).extend(days)
    persons = tuple(_without(person, away.get(person.id, ())) for person in instance.persons)
    forbid = (pin for change, days in coming for pin in _ruled_out(change, days))
    return replace(instance, persons=persons, forbid=(*instance.forbid, *forbid))


def _days_to_come(change: Disturbance, instance: Instance) -> list[date]:
    return [day for day in change.days if day >= (instance.today or date.min)]


def _ruled_out(change: Disturbance, days: Iterable[date]) -> list[PinnedDate]:
    """The dates that a change takes from a body: none, when it is about persons."""
    if change.body is None or change.persons:
        return []
    return [PinnedDate(change.body, day) for day in days]


def _without(person: PersonSpec, days: Iterable[date]) -> PersonSpec:
    return replace(person, unavail=(*person.unavail, *((day, DAY) for day in days)))
