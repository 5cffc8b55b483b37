"""Instances as files and JSON values (PLANNER §1), read back equal whatever the order of keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tourdetable.core.planner.terms.instance import Instance, Weights
from tourdetable.core.planner.wire.fitting import fit, written
from tourdetable.core.planner.wire.refusals import refuse_near, refuse_without
from tourdetable.core.planner.wire.source import read_json
from tourdetable.core.planner.wire.validation import refuse_contradictions

Json = dict[str, Any]
OTHER_WEIGHTS = frozenset({"gap_excess_day", "fairness", "host"})
"""What other programs weigh: left unread, as any weight that looks like none of ours."""


def load(path: Path) -> Instance:
    """The instance in a file, plain or packed (.gz, .xz); raises BadInput."""
    return read_instance(read_json(path))


def read_instance(value: Any) -> Instance:
    """The instance in a JSON value; raises BadInput."""
    found = fit(value, Instance)
    refuse_without("format", value)
    refuse_near("weights", value.get("weights", ()), Weights, OTHER_WEIGHTS)
    refuse_contradictions(found)
    return found


def dump(instance: Instance) -> str:
    """The instance's file, the same for the same instance."""
    return json.dumps(as_json(instance), ensure_ascii=False, indent=1) + "\n"


def as_json(instance: Instance) -> Json:
    """The instance as a JSON value."""
    return written(instance, sort=True)
