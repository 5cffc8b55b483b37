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


FORMATS: dict[str, Any] = {
    instance.FORMAT: instance.Instance,
    plan.FORMAT: plan.Plan,
    "changes": Disturbance | tuple[Disturbance, ...],
}
"""By title, what each kind of file holds: one change may stand alone."""


def schema(title: str) -> Schema:
    """The schema of a format; a plan may be its meetings alone."""
    (found, _), components = json.schema_components(
        (FORMATS[title], Sentence), schema_hook=_hook, ref_template="#/$defs/{name}"
    )
    if title == plan.FORMAT:
        components["Plan"]["required"] = ["meetings"]
    components["Sentence"]["anyOf"] = [{"required": ["source"]}, {"required": ["date"]}]
    return {"$schema": DIALECT, "title": title, **found, "$defs": components}


def _hook(kind: type[object]) -> Schema:
    """A phrase is a text, or an object that can still be translated."""
    if kind is Phrase:
        return {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Sentence", "required": ["source"]}]}
    raise NotImplementedError
