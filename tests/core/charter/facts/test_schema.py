"""The schema says what the reader takes, and what the engine writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests.core.charter.cases import read_cases
from tests.effort import examples
from tests.paths import CHARTERS
from tourdetable.core.charter.facts.reading import read_facts
from tourdetable.core.charter.facts.refusals import FactsError
from tourdetable.core.charter.facts.schema import facts_schema, verdict_schema
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.terms.verdict import to_json
from tourdetable.core.charter.text.loader import load

FILES = sorted((CHARTERS / "cases").glob("*/*.toml"))
FACTS = Draft202012Validator(facts_schema(), format_checker=FormatChecker(["date"]))
VERDICTS = Draft202012Validator(verdict_schema(), format_checker=FormatChecker(["date"]))
BEYOND = ("is already facts.", "is before `starts`", "there is no `")
"""What a reader refuses and no schema can say: ids twice, periods ending too soon, lost ids."""


def taken(data: Any) -> bool:
    """Whether the shape of a document is right for the reader."""
    try:
        read_facts(json.dumps(data).encode())
    except FactsError as error:
        return any(words in str(error.problem) for words in BEYOND)
    return True


def said(value: Any) -> Any:
    return json.loads(json.dumps(value))


def test_the_schemas_are_schemas() -> None:
    for schema in (facts_schema(), verdict_schema()):
        Draft202012Validator.check_schema(schema)


def test_every_kind_of_facts_and_every_field_is_described() -> None:
    schema = facts_schema()
    kinds = {k: p for k, p in schema["properties"].items() if not k.endswith("schema")}
    assert [*kinds] == [*fact_shapes()]
    fields = [p for d in schema["$defs"].values() for p in d["properties"].values()]
    texts = [p.get("description") or p["anyOf"][0]["description"] for p in fields]
    assert all(texts)
    assert all(kind["description"] for kind in kinds.values())


@pytest.mark.parametrize("file", FILES, ids=[f.stem for f in FILES])
def test_the_facts_and_verdicts_of_each_example_fit_their_schemas(file: Path) -> None:
    for case in read_cases(file.read_text(encoding="utf-8")):
        facts = msgspec.to_builtins(case.record)
        facts.pop("unkept")
        FACTS.validate(said(facts))
        assert taken(facts)
        charter = load((CHARTERS / f"{case.charter}.md").read_text(encoding="utf-8"))
        VERDICTS.validate(said(to_json(evaluate(charter, case.record, on=case.on))))


VALUES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(["2026-02-28", "2026-02-30", "20260228", "2026-02-28T00:00:00", "", "x"]),
    st.sampled_from([None, True, False, 0, 1, -1, 2027, 2027.0, 2027.5, 10_000, "2027"]),
    st.sampled_from([[], ["x"], [["x"]], [None], {}, {"id": "x"}, "x" * 10_000, "x" * 10_001]),
)
KINDS = [*fact_shapes()]


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """A file that is nearly right: most fields hold what they should, some hold anything."""
    data: dict[str, Any] = {}
    for kind in draw(st.lists(st.sampled_from(KINDS), max_size=4, unique=True)):
        data[kind] = draw(st.lists(facts(kind), max_size=3) | VALUES)
    extra = st.sampled_from(["schema", "$schema", "unkept", "dialect", "meeting"])
    worth = VALUES | st.just("facts/1")
    return (
        draw(st.one_of(st.just(data), st.just(data), VALUES))
        if draw(st.booleans())
        else (data | draw(st.dictionaries(extra, worth, max_size=1)))
    )


@st.composite
def facts(draw: st.DrawFn, kind: str) -> Any:
    right = {str: "x", bool: True, int: 2027, tuple: ["x"]}
    fact: dict[str, Any] = {
        field.name: right.get(field.type, "2026-02-28")
        for field in fact_shapes()[kind].fields.values()
    }
    for name in draw(st.lists(st.sampled_from([*fact, "other"]), max_size=2, unique=True)):
        if draw(st.booleans()):
            fact[name] = draw(VALUES)
        else:
            fact.pop(name, None)
    return draw(st.sampled_from([fact, fact, fact, "x", None, []]))


@settings(max_examples=examples(600), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=documents())
def test_the_reader_takes_what_fits_the_schema_and_nothing_else(data: Any) -> None:
    assert taken(data) == FACTS.is_valid(data)
