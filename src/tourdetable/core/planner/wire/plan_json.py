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
    rounded = replace(plan, seconds=round(plan.seconds, 4))
    return json.dumps(to_json(rounded, say), ensure_ascii=False, indent=1) + "\n"


def to_json(plan: Plan, say: Callable[[Phrase], str] | None = None) -> Json:
    """The plan as a JSON value: read back equal, unless `say` says its sentences for good."""
    fairness = {
        body: dict(sorted(duties.items())) for body, duties in sorted(plan.fairness.items())
    }
    found = written(replace(plan, fairness=fairness), say)
    if plan.moves is None:  # only a plan that was mended says what moved
        del found["moves"]
    return found


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
