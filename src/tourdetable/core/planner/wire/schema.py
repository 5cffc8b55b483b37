"""The JSON Schema (2020-12) of instances and plans: what another program must write, and may read."""

from __future__ import annotations

from typing import Any

from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import ALL, FORMAT, HARD, OPTIONAL, RULES, SOFT
from tourdetable.core.planner.terms.plan import FORMAT as PLAN_FORMAT
from tourdetable.core.planner.terms.plan import STATUSES

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string", "minLength": 1}
DAY: Schema = {"type": "string", "format": "date"}
PART: Schema = {"enum": list(PARTS)}
COUNT: Schema = {"type": "integer", "minimum": 0}
WEEKDAY: Schema = {"type": "integer", "minimum": 0, "maximum": 4}


def instance_schema() -> Schema:
    """The schema of `planner-instance/1`."""
    needed = {
        "format": {"const": FORMAT},
        "calendar": _object({"start": DAY, "end": DAY}, _calendar()),
        "persons": _list(_object({"id": TEXT}, _person())),
        "bodies": _list(_object(_body_needed(), _body())),
    }
    free = {
        "name": {"type": "string"},
        "travel": _object({}, {"same_day_max_km": {"type": "number"}}),
        "weights": _object({}, dict.fromkeys(_WEIGHTS, COUNT)),
        "duties": _object({}, {"no_repeat": True}),
        "room_pools": _list(_object({"id": TEXT, "capacity": COUNT})),
        "articles": {"type": "object"},
        "today": _or_nothing(DAY),
        "locks": _list(_object({"body": TEXT, "date": DAY}, {"part": _or_nothing(PART)})),
        "forbid": _list(_object({"body": TEXT, "date": DAY}, {"part": _or_nothing(PART)})),
        "relax": _list(
            _object({"rule": {"enum": list(RULES)}}, dict.fromkeys(_NAMED, _or_nothing(TEXT)))
        ),
    }
    return {"$schema": DIALECT, "title": FORMAT, **_object(needed, free)}


def plan_schema() -> Schema:
    """The schema of `planner-plan/1`."""
    said = {"rule": {"enum": list(RULES)}, "body": _or_nothing(TEXT), "words": TEXT}
    clash = _object(said, dict.fromkeys(_SAID, TEXT))
    more = {"proposals": _list(clash), "background": _list(clash), "bundles": _list(_list(clash))}
    conflict = _object({"rules": _list(clash), "minimal": {"type": "boolean"}}, more)
    needed = {
        "status": {"enum": list(STATUSES)},
        "cost": _or_nothing(_object({"dates": COUNT, "regularity": COUNT, "total": COUNT})),
        "bound": _or_nothing(COUNT),
        "meetings": _list(_meeting()),
        "fairness": _map(_map(_fairness())),
        "seconds": {"type": "number", "minimum": 0},
    }
    free = {
        "format": {"const": PLAN_FORMAT},
        "conflict": _or_nothing(conflict),
        "moves": {"type": "object"},
    }
    return {"$schema": DIALECT, "title": PLAN_FORMAT, **_object(needed, free)}


_WEIGHTS = ("pref", "school_soft", "bridge", "optional_absent", "gap_excess_week")
_NAMED = ("body", "seat", "person", "room")
_SAID = ("seat", "person", "room", "article")


def _object(needed: Schema, free: Schema | None = None) -> Schema:
    return {"type": "object", "required": list(needed), "properties": {**needed, **(free or {})}}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _pair(first: Schema, second: Schema) -> Schema:
    return {"type": "array", "prefixItems": [first, second], "minItems": 2, "maxItems": 2}


def _or_nothing(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _calendar() -> Schema:
    return {
        "public_holidays": _list(DAY),
        "bridges": _list(DAY),
        "school_holidays": _map(_list(_pair(DAY, DAY))),
    }


def _person() -> Schema:
    return {
        "name": {"type": "string"},
        "max_per_week": _or_nothing(COUNT),
        "weekly_off": _list(_pair(WEEKDAY, PART)),
        "unavail": _list(_pair(DAY, PART)),
    }


def _body_needed() -> Schema:
    gap = {
        "min": COUNT,
        "max": _or_nothing(COUNT),
        "max_months": _or_nothing(COUNT),
        "ideal": COUNT,
        "tol": COUNT,
    }
    return {
        "id": TEXT,
        "meetings": COUNT,
        "season": _pair(DAY, DAY),
        "weekdays": _list(WEEKDAY),
        "parts": _list(PART),
        "gap": _object({}, gap),
    }


def _body() -> Schema:
    rule = {"anyOf": [{"enum": [ALL, OPTIONAL]}, _object({"min": COUNT})]}
    persons = {"type": "array", "items": TEXT, "minItems": 1, "maxItems": 2, "uniqueItems": True}
    free = {"college": {"type": "string"}, "duties": {"type": "boolean"}}
    return {
        "kind": {"type": "string"},
        "xy": _pair({"type": "number"}, {"type": "number"}),
        "zones": _list(TEXT),
        "school_holidays": _or_nothing({"enum": [HARD, SOFT]}),
        "blackout": _list(_pair(DAY, DAY)),
        "prev_last": _or_nothing(DAY),
        "tail_max": _or_nothing(COUNT),
        "pref": _map(_object({}, dict.fromkeys(PARTS, COUNT))),
        "seats": _list(_object({"id": TEXT, "persons": persons, "rule": rule}, free)),
        "hosts": _list(_object({"id": TEXT}, {"closed": _list(DAY)})),
        "room_pool": _or_nothing(TEXT),
        "duties": _list(TEXT),
        "history": _map(_map(COUNT)),
    }


def _meeting() -> Schema:
    turn = _object({"seat": TEXT, "person": TEXT})
    return _object(
        {"body": TEXT, "date": DAY, "part": PART},
        {"attendees": _map(TEXT), "duties": _map(turn), "host": _or_nothing(TEXT)},
    )


def _fairness() -> Schema:
    return _object(
        {"sum_squares": COUNT, "bound": COUNT},
        {"loads": _map(COUNT), "proved": {"type": "boolean"}},
    )
