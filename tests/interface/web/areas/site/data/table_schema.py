"""Checking a table against its Table Schema, as the standard says, without our own code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

TYPES: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}
KEYS = {"name", "title", "description", "version", "fields", "missingValues", "primaryKey"}


def problems(schema: Mapping[str, Any], rows: list[list[str]]) -> list[str]:
    """What is wrong with a file whose first row is its header."""
    names = [field["name"] for field in schema["fields"]]
    found = [] if rows[0] == names else [f"header {rows[0]}"]
    for number, row in enumerate(rows[1:], 2):
        cells = zip(schema["fields"], row, strict=True)
        wrong = [(field["name"], cell) for field, cell in cells if bad(field, cell)]
        found += [f"row {number}, {name}: {cell!r}" for name, cell in wrong]
    key = names.index(schema["primaryKey"])
    keys = [row[key] for row in rows[1:]]
    return found + ([] if len(set(keys)) == len(keys) else ["the key is there twice"])


def bad(field: Mapping[str, Any], cell: str) -> bool:
    """Whether a cell is not what its field says."""
    rules = field.get("constraints", {})
    if cell == "":
        return bool(rules.get("required"))
    try:
        TYPES[field["type"]](cell)
    except ValueError:
        return True
    return "pattern" in rules and not re.search(rules["pattern"], cell)


def faults(schema: Mapping[str, Any]) -> list[str]:
    """What is wrong with the schema itself."""
    found = sorted(KEYS - set(schema))
    names = [field["name"] for field in schema["fields"]]
    found += [name for name in names if not re.fullmatch(r"[a-z_]+", name)]
    found += [field["name"] for field in schema["fields"] if field["type"] not in TYPES]
    return found + ([] if schema["primaryKey"] in names else ["no such key"])
