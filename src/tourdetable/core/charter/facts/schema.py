"""The JSON Schema (2020-12) of facts and of verdicts, made from the dataclasses: what is documented is what is read."""

from __future__ import annotations

from datetime import date
from typing import Any

from tourdetable.core.charter.facts.codec import VERSION as VERDICT_VERSION
from tourdetable.core.charter.facts.reading import MAX_TEXT
from tourdetable.core.charter.facts.shapes import VERSION as FACTS_VERSION
from tourdetable.core.charter.facts.shapes import FactShape, FieldShape, fact_shapes
from tourdetable.core.charter.terms.model import Weight
from tourdetable.core.charter.terms.verdict import State

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_UNKNOWN = "null, or left out: nobody keeps these facts, what rests on them is unknown; an empty list: there are none."
_UNKEPT = "null: nobody keeps these facts, what rests on them is unknown; left out, or an empty list: there are none."
_TYPES: dict[type, dict[str, Any]] = {
    str: {"type": "string", "maxLength": MAX_TEXT},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    tuple: {"type": "array", "items": {"type": "string"}},
}


def facts_schema() -> dict[str, Any]:
    """The schema of a facts file."""
    shapes = fact_shapes()
    properties = {
        "schema": {
            "const": FACTS_VERSION,
            "description": "The version of this shape; may be left out.",
        },
        "$schema": {"type": "string"},
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:tourdetable:{FACTS_VERSION}",
        "title": "Facts that a charter is judged on",
        "description": "Every fact is dated. Ids are opaque texts, unique in their kind. Order never matters.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties | {kind: _several(shape) for kind, shape in shapes.items()},
        "$defs": {shape.made.__name__: _fact(shape) for shape in shapes.values()},
    }


def _several(shape: FactShape) -> dict[str, Any]:
    items = {"$ref": f"#/$defs/{shape.made.__name__}"}
    if shape.may_be_unknown:
        said = _UNKNOWN if shape.optional else _UNKEPT
        return {"description": f"{shape.words} — {said}", "type": ["array", "null"], "items": items}
    return {"description": shape.words, "type": "array", "items": items}


def _fact(shape: FactShape) -> dict[str, Any]:
    return {
        "description": shape.words,
        "type": "object",
        "additionalProperties": False,
        "required": [f.name for f in shape.fields.values() if f.required],
        "properties": {f.name: _field(f) for f in shape.fields.values()},
    }


def _field(field: FieldShape) -> dict[str, Any]:
    refers = f" (an `id` of `{field.refers}`)" if field.refers else ""
    plain = dict(_TYPES[field.type])
    if field.optional:
        plain["type"] = [plain["type"], "null"]
    return {"description": field.words + refers, **plain}


def verdict_schema() -> dict[str, Any]:
    """The schema of a report: its verdicts, and what each key says."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:tourdetable:{VERDICT_VERSION}",
        "title": "What a charter says of facts on a day",
        "type": "object",
        "required": ["schema", "charter", "version", "on", "verdicts"],
        "properties": {
            "schema": {"const": VERDICT_VERSION},
            "charter": {"type": "string", "description": "The charter, by its slug"},
            "version": {"type": "string", "description": "Its version"},
            "on": _TYPES[date] | {"description": "The day judged"},
            "verdicts": {"type": "array", "items": {"$ref": "#/$defs/Verdict"}},
        },
        "$defs": {"Verdict": _verdict(), "Evidence": _evidence()},
    }


def _maybe(kind: type, words: str) -> dict[str, Any]:
    plain = dict(_TYPES[kind])
    plain.pop("maxLength", None)
    return {"description": words, **plain, "type": [plain["type"], "null"]}


def _verdict() -> dict[str, Any]:
    properties = {
        "clause": {"type": "string", "description": "The article"},
        "body": _maybe(str, "The body; null for the network as a whole"),
        "verdict": {"enum": [state.value for state in State], "description": "The state"},
        "exception": _maybe(str, "The decision by which it is kept, when nothing else keeps it"),
        "evidence": {"type": "array", "items": {"$ref": "#/$defs/Evidence"}},
        "next_break": _maybe(date, "The next day it breaks if nothing more is planned"),
        "mend": _maybe(str, "What would mend it, in words"),
        "parameters": {"type": "object", "description": "The parameters in force that day"},
        "check": {"type": "string", "description": "The check of the registry"},
        "words": {"type": "string", "description": "The verdict in a sentence"},
        "broken_on": _maybe(date, "The day of the breach, when it is broken"),
        "weight": {
            "enum": [weight.value for weight in Weight],
            "description": "How strongly the text binds",
        },
    }
    return {"type": "object", "required": list(properties), "properties": properties}


def _evidence() -> dict[str, Any]:
    properties = {
        "kind": {"type": "string", "description": "meeting, seat, decision…"},
        "id": {"type": "string"},
        "on": _maybe(date, "Its day"),
        "words": {"type": "string"},
    }
    return {"type": "object", "required": list(properties), "properties": properties}
