"""Plans as files and JSON values (PLANNER §4)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import Plan
from tourdetable.core.planner.wire.fitting import fit, written
from tourdetable.core.planner.wire.refusals import refuse_without
from tourdetable.core.planner.wire.source import read_json
from tourdetable.core.planner.wire.validation import refuse_strangers
from tourdetable.core.words.phrase import Phrase

Json = dict[str, Any]


def dump(plan: Plan, say: Callable[[Phrase], str] = str) -> str:
    """The plan's file, the same for the same plan; its sentences as `say` says them."""
    return json.dumps(write_plan(plan, say), ensure_ascii=False, indent=1) + "\n"


def write_plan(plan: Plan, say: Callable[[Phrase], str] = str) -> Json:
    """The plan as a JSON value."""
    rounded = replace(_sorted(plan), seconds=round(plan.seconds, 4))
    return _without_moves(written(rounded, say))


def to_json(plan: Plan) -> Json:
    """The plan as a JSON value that is read back equal: its sentences can still be translated."""
    return _without_moves(written(_sorted(plan)))


def load_plan(path: Path, instance: Instance) -> Plan:
    """The plan in a file.

    Raises BadInput, also when it names bodies that are not the instance's.
    """
    return read_plan(read_json(path), instance)


def read_plan(value: Any, instance: Instance | None = None) -> Plan:
    """The plan in a JSON value; raises BadInput, also when it names bodies that are not those of a
    given instance.
    """
    found = fit(value, Plan)
    refuse_without("meetings", value)
    if instance is not None:
        refuse_strangers(found.meetings, instance)
    return found


def _sorted(plan: Plan) -> Plan:
    """The plan with its bodies' fairness in order."""
    fairness = {
        body: dict(sorted(duties.items())) for body, duties in sorted(plan.fairness.items())
    }
    return replace(plan, fairness=fairness)


def _without_moves(value: Json) -> Json:
    """Only a plan that was mended says what moved."""
    if value["moves"] is None:
        del value["moves"]
    return value
