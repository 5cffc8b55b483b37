"""What happens after a plan is made: days on which a body cannot meet, or people are away (PLANNER §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tourdetable.core.planner.terms.days import DAY
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.wire import fields as f
from tourdetable.core.planner.wire.source import read_json


@dataclass(frozen=True, slots=True)
class Disturbance:
    """On `days`, `body` cannot meet; or, when there are any, `persons` are away all day."""

    kind: str
    days: tuple[date, ...]
    body: str | None = None
    persons: tuple[str, ...] = ()


def load_changes(path: Path, instance: Instance) -> tuple[Disturbance, ...]:
    """The changes in a file; raises BadInput."""
    return read_changes(read_json(path), instance)


def read_changes(value: Any, instance: Instance) -> tuple[Disturbance, ...]:
    """The changes in a JSON value: a list, or a single one; raises BadInput."""
    found = f.each([value] if isinstance(value, dict) else value, "", _change)
    bodies, persons = (
        {body.id for body in instance.bodies},
        {person.id for person in instance.persons},
    )
    for at, change in enumerate(found):
        if change.body is not None and change.body not in bodies:
            raise BadInput(
                f"[{at}].body", f"“{change.body}”", "no body of the instance has this id"
            )
        for person in change.persons:
            if person not in persons:
                raise BadInput(
                    f"[{at}].persons", f"“{person}”", "no person of the instance has this id"
                )
    return found


def _change(value: Any, path: str) -> Disturbance:
    found = f.record(value, path)
    persons = f.each(found.get("persons") or [], f"{path}.persons", f.text)
    body = f.optional_text(found.get("body"), f"{path}.body")
    if body is None and not persons:
        raise BadInput(path, "neither “body” nor “persons”", "a change is about one or the other")
    days = f.each(f.get(found, "days", path), f"{path}.days", f.day)
    return Disturbance(str(found.get("kind") or ""), days, body, persons)


def changed(instance: Instance, changes: Sequence[Disturbance]) -> Instance:
    """The instance after the changes; what is past (before `today`) is not changed."""
    away: dict[str, list[date]] = {}
    forbid = list(instance.forbid)
    for change in changes:
        days = [day for day in change.days if instance.today is None or day >= instance.today]
        for person in change.persons:
            away.setdefault(person, []).extend(days)
        if change.body is not None and not change.persons:
            forbid += [PinnedDate(change.body, day) for day in days]
    persons = tuple(
        replace(person, unavail=(*person.unavail, *((day, DAY) for day in away[person.id])))
        if person.id in away
        else person
        for person in instance.persons
    )
    return replace(instance, persons=persons, forbid=tuple(forbid))
