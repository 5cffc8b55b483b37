"""The JSON Schema (2020-12) of facts and of verdicts, made from what reads and writes them."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

from msgspec import Struct, json

from tourdetable.core.charter.facts.shapes import VERSION as FACTS_VERSION
from tourdetable.core.charter.facts.shapes import file_type
from tourdetable.core.charter.terms.verdict import VERSION as VERDICT_VERSION
from tourdetable.core.charter.terms.verdict import Report


def facts_schema() -> dict[str, Any]:
    """The schema of a facts file."""
    return _schema(
        file_type(),
        FACTS_VERSION,
        title="Facts that a charter is judged on",
        description="Every fact is dated. Ids are opaque texts, unique in their kind. "
        "Order never matters.",
    )


def verdict_schema() -> dict[str, Any]:
    """The schema of a report: its verdicts, and what each key says. Every key is always there."""
    schema = _schema(
        Report,
        VERDICT_VERSION,
        title="What a charter says of facts on a day",
        description="A verdict per rule and body, in the charter's order.",
    )
    for definition in (schema, schema["$defs"]["Verdict"], schema["$defs"]["Evidence"]):
        definition["required"] = [*definition["properties"]]
    return schema


def _schema(declared: type[Struct], version: str, **said: str) -> dict[str, Any]:
    (_,), definitions = json.schema_components(
        [declared], ref_template="#/$defs/{name}", schema_hook=lambda _phrase: {"type": "string"}
    )
    whole: dict[str, Any] = definitions.pop(declared.__name__)
    for definition in definitions.values():
        if "description" in definition:
            definition["description"] = cleandoc(definition["description"])
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:tourdetable:{version}",
    }
    return head | whole | said | {"$defs": definitions}
