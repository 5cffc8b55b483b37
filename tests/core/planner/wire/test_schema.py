"""What is read is exactly what the schemas say, contradictions apart.

Any document spoilt anyhow.
"""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests.core.planner.generate import infeasible
from tests.core.planner.tiny import small, tiny
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import Plan
from tourdetable.core.planner.wire.changes import Disturbance
from tourdetable.core.planner.wire.fitting import fit
from tourdetable.core.planner.wire.instance_json import as_json, read_instance
from tourdetable.core.planner.wire.plan_json import to_json
from tourdetable.core.planner.wire.refusals import refuse_without
from tourdetable.core.planner.wire.schema import DIALECT, Schema, schema

SCHEMAS = {
    Instance: schema("planner-instance/1"),
    Plan: schema("planner-plan/1"),
    tuple[Disturbance, ...]: schema("changes"),
}
FULL = small() | {
    "locks": [{"body": "CLUB", "date": "2027-02-11", "part": "AM"}],
    "forbid": [{"body": "CLUB", "date": "2027-03-11"}],
    "relax": [{"rule": "room"}, {"rule": "unavail", "person": "Rose"}],
    "today": "2027-01-01",
    "relations": [{"rule": "before", "first": "CLUB", "second": "GROUP", "days": 7}],
    "duties": {"no_repeat": "any"},
    "scale": "S",
    "seed": 3,
}
CHANGES = [{"kind": "away", "persons": ["Rose"], "days": ["2027-02-11"]}, {"body": "B", "days": []}]
STUCK = explain(read_instance(infeasible("never there", 1, bodies=2)))
PLANNED = plan(read_instance(small()))
DOCUMENTS: list[tuple[Any, Any]] = [
    (Instance, FULL),
    (Instance, tiny(3)),
    (Plan, to_json(PLANNED, str)),
    (Plan, to_json(STUCK)),
    (tuple[Disturbance, ...], CHANGES),
]
NEEDED = {Instance: "format", Plan: "meetings"}
SCALARS = st.sampled_from(
    [None, True, 0, 1, -1, 2.0, 1.5, 1_000_001, "", "AM", "any", "all", "2027-02-11", "2027-02-30"]
)
VALUES = SCALARS | st.sampled_from([[], {}, ["AM"], {"min": 1}, ["2027-02-11", "2027-02-12"]])


def places(value: Any) -> list[tuple[Any, Any]]:
    """Each container in a document, with each of its keys."""
    found = []
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        found += [(value, key), *places(value[key])]
    return found


def spoilt(data: st.DataObject, value: Any) -> Any:
    """The document with a value changed, a key taken out or one put in."""
    value = copy.deepcopy(value)
    where, key = data.draw(st.sampled_from(places(value)))
    how = data.draw(st.sampled_from(["change", "remove", "add", "twice"]))
    if how == "change":
        where[key] = data.draw(VALUES)
    elif how == "remove":
        del where[key]
    elif isinstance(where, dict):
        where[data.draw(st.sampled_from(["more", "id", "body", "max", "7", "PM"]))] = data.draw(
            VALUES
        )
    else:
        where.append(data.draw(VALUES) if how == "add" else copy.deepcopy(where[0]))
    return value


def is_read(kind: Any, value: Any) -> bool:
    """Whether a document is read, contradictions apart.

    Two holders of a seat are two persons, and a closed day is written once.
    """
    try:
        found = fit(value, kind)
        if kind in NEEDED:
            refuse_without(NEEDED[kind], value)
    except BadInput:
        return False
    seats = [seat for body in found.bodies for seat in body.seats] if kind is Instance else []
    hosts = [host for body in value["bodies"] for host in body.get("hosts", ())] if seats else []
    sets = [*(seat.persons for seat in seats), *(host.get("closed", ()) for host in hosts)]
    return all(len(set(one)) == len(one) for one in sets)


def is_valid(rules: Schema, value: Any) -> bool:
    return Draft202012Validator(rules, format_checker=FormatChecker()).is_valid(value)


@given(st.data())
def test_a_spoilt_document_is_read_when_and_only_when_its_schema_allows_it(
    data: st.DataObject,
) -> None:
    kind, value = data.draw(st.sampled_from(DOCUMENTS))
    value = spoilt(data, value)
    assert is_read(kind, value) == is_valid(SCHEMAS[kind], value)


@pytest.mark.parametrize(("kind", "value"), DOCUMENTS)
def test_a_whole_document_is_read_and_valid(kind: Any, value: Any) -> None:
    assert (is_read(kind, value), is_valid(SCHEMAS[kind], value)) == (True, True)


@pytest.mark.parametrize("found", SCHEMAS.values())
def test_the_schemas_are_schemas(found: Schema) -> None:
    assert found["$schema"] == DIALECT
    Draft202012Validator.check_schema(found)


def test_what_is_written_is_valid() -> None:
    written = json.loads(json.dumps(as_json(read_instance(FULL))))
    assert is_valid(SCHEMAS[Instance], written)
