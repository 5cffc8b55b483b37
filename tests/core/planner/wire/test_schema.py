"""The schemas describe what is read and written, field by field."""

from __future__ import annotations

from tests.core.planner.tiny import small
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.wire.plan_json import write_plan
from tourdetable.core.planner.wire.reader import read_instance
from tourdetable.core.planner.wire.schema import DIALECT, instance_schema, plan_schema


def test_an_instance_has_no_field_that_its_schema_does_not_name() -> None:
    schema, year = instance_schema(), small()
    assert set(year) - set(schema["properties"]) == set()
    body = schema["properties"]["bodies"]["items"]["properties"]
    assert set(year["bodies"][0]) - set(body) == set()
    assert set(year["bodies"][0]["gap"]) - set(body["gap"]["properties"]) == set()


def test_a_plan_has_the_fields_that_its_schema_needs_and_no_other() -> None:
    schema, written = plan_schema(), write_plan(plan(read_instance(small())))
    assert (set(schema["required"]) - set(written), set(written) - set(schema["properties"])) == (
        set(),
        set(),
    )


def test_the_schemas_say_their_dialect() -> None:
    assert (instance_schema()["$schema"], plan_schema()["$schema"]) == (DIALECT, DIALECT)
