"""The schema says what the reader takes."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.paths import CHARTERS
from tourdetable.core.charter.facts.codec import report_to_json
from tourdetable.core.charter.facts.reading import record_from_json
from tourdetable.core.charter.facts.schema import facts_schema, verdict_schema
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.cases import read_cases
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.text.loader import load

FILES = sorted((CHARTERS / "cases").glob("*/*.toml"))
TYPES = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "array": list,
    "null": type(None),
    "object": dict,
}


def fits(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> bool:
    """As much of JSON Schema as ours uses."""
    if "$ref" in schema:
        return fits(value, whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole)
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is TYPES[kind] for kind in kinds):
        return False
    if isinstance(value, list):
        return all(fits(item, schema["items"], whole) for item in value)
    if isinstance(value, dict) and "properties" in schema:
        inside = all(
            fits(v, schema["properties"][k], whole)
            for k, v in value.items()
            if k in schema["properties"]
        )
        closed = (
            schema.get("additionalProperties", True) or value.keys() <= schema["properties"].keys()
        )
        return inside and closed and all(name in value for name in schema.get("required", ()))
    return True


def test_every_kind_of_facts_and_every_field_is_described() -> None:
    schema = facts_schema()
    assert [k for k in schema["properties"] if not k.endswith("schema")] == [*fact_shapes()]
    described = [
        p["description"] for d in schema["$defs"].values() for p in d["properties"].values()
    ]
    assert all(described)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("file", FILES, ids=[f.stem for f in FILES])
def test_the_facts_and_verdicts_of_each_example_fit_their_schemas(file: Path) -> None:
    for case in read_cases(file.read_text(encoding="utf-8")):
        said_facts = {
            kind: facts for kind, facts in asdict(case.record).items() if kind != "unkept"
        }
        data = json.loads(json.dumps(said_facts, default=date.isoformat))
        assert fits(data, facts_schema(), facts_schema())
        assert record_from_json(data) == case.record
        charter = load((CHARTERS / f"{case.charter}.md").read_text(encoding="utf-8"))
        said = json.loads(json.dumps(report_to_json(evaluate(charter, case.record, on=case.on))))
        assert fits(said, verdict_schema(), verdict_schema())


def test_what_does_not_fit_the_reader_does_not_fit_the_schema() -> None:
    schema = facts_schema()
    for data in (
        {"meeting": []},
        {"turns": [{"meeting": "m"}]},
        {"bodies": None},
        {"programmes": [{"id": 1}]},
    ):
        assert not fits(data, schema, schema)
