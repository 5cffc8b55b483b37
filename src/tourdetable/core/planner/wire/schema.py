"""The JSON Schema (2020-12) of each format.

Exactly what is read, contradictions apart (`validation`).
"""

from __future__ import annotations

from typing import Any

from msgspec import json

from tourdetable.core.planner.terms import instance, plan
from tourdetable.core.planner.wire.changes import Disturbance
from tourdetable.core.planner.wire.fitting import Sentence
from tourdetable.core.words.phrase import Phrase

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def instance_schema() -> Schema:
    """The schema of `planner-instance/1`."""
    return {"$schema": DIALECT, "title": instance.FORMAT, **_schema(instance.Instance)}


def plan_schema() -> Schema:
    """The schema of `planner-plan/1`; a plan may be its meetings alone."""
    found = {"$schema": DIALECT, "title": plan.FORMAT, **_schema(plan.Plan)}
    found["$defs"]["Plan"]["required"] = ["meetings"]
    return found


def changes_schema() -> Schema:
    """The schema of a file of changes: a list, or a single one."""
    return {
        "$schema": DIALECT,
        "title": "changes",
        **_schema(Disturbance | tuple[Disturbance, ...]),
    }


def _schema(kind: Any) -> Schema:
    (found, _), components = json.schema_components(
        (kind, Sentence), schema_hook=_hook, ref_template="#/$defs/{name}"
    )
    return {**found, "$defs": components}


def _hook(kind: type[object]) -> Schema:
    """A phrase is a text, or an object that can still be translated."""
    if kind is Phrase:
        return {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Sentence"}]}
    raise NotImplementedError
