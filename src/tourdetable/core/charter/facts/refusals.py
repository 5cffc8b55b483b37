"""Why a file of facts is refused: the place, what was found there, and what to write instead."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from msgspec import ValidationError

from tourdetable.core.charter.facts.record import MAX_TEXT
from tourdetable.core.charter.facts.shapes import VERSION, FactShape, FieldShape, fact_shapes
from tourdetable.core.charter.terms.errors import Unfit, one_among, shown

_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[([0-9]+)\]")
_WANTED = {
    str: "a text",
    date: "a date such as 2027-04-06",
    bool: "true or false",
    int: "a whole number from 1 to 9999",
    tuple: "a list of texts",
}


def refusal(error: ValidationError, document: Any) -> Unfit:
    """What is wrong where the reader stopped in this document."""
    found = _PLACE.search(str(error))
    steps = _STEP.findall(found["path"]) if found else []
    if not steps:
        return _of_file(document)
    kind = steps[0][0]
    if kind not in fact_shapes():
        return _of_version(kind, document[kind])
    shape, facts = fact_shapes()[kind], document[kind]
    if len(steps) == 1:
        return Unfit(
            f"facts.{kind}: {_found(facts)} is not a list",
            "write a list of objects, `[]` when there are none",
        )
    fact, where = facts[int(steps[1][1])], f"facts.{kind}[{steps[1][1]}]"
    if len(steps) == 2:
        return _of_fact(shape, where, fact)
    field = shape.fields[steps[2][0]]
    return _of_field(field, f"{where}.{field.name}", fact[field.name])


def _found(value: object) -> str:
    return f"`{shown(json.dumps(value, ensure_ascii=False))}`"


def _of_file(document: Any) -> Unfit:
    if not isinstance(document, dict):
        return Unfit(
            f"facts: {_found(document)} is not an object",
            f'write `{{"schema": "{VERSION}", "bodies": […], …}}`',
        )
    known = ("schema", "$schema", *fact_shapes())
    unknown = shown(next(key for key in document if key not in known))
    return Unfit(f"facts.{unknown}: unknown kind of facts", one_among(unknown, fact_shapes()))


def _of_version(key: str, found: object) -> Unfit:
    if key == "schema":
        return Unfit(f"facts.schema: unknown version {_found(found)}", f"write `{VERSION}`")
    return Unfit(f"facts.{key}: {_found(found)} is not a text", "leave it out")


def _of_fact(shape: FactShape, where: str, fact: Any) -> Unfit:
    if not isinstance(fact, dict):
        fields = "`, `".join(shape.fields)
        return Unfit(
            f"{where}: {_found(fact)} is not an object", f"write an object with `{fields}`"
        )
    for key in fact:
        if key not in shape.fields:
            return Unfit(
                f"{where}.{shown(key)}: unknown field", one_among(shown(key), shape.fields)
            )
    missing = next(f for f in shape.fields.values() if f.required and f.name not in fact)
    return Unfit(f"{where}.{missing.name}: this field is missing", _remedy(missing))


def _of_field(field: FieldShape, where: str, found: Any) -> Unfit:
    texts = found if field.type is tuple and isinstance(found, list) else [found]
    long = [text for text in texts if isinstance(text, str) and len(text) > MAX_TEXT]
    if long and field.type in (str, tuple):
        problem = f"{where}: this text is too long ({len(long[0])} characters)"
        return Unfit(problem, f"write at most {MAX_TEXT}")
    return Unfit(f"{where}: {_found(found)} is not {_wanted(field)}", _remedy(field))


def _remedy(field: FieldShape) -> str:
    return f"write {_wanted(field)}: {field.words}"


def _wanted(field: FieldShape) -> str:
    return _WANTED[field.type] + (" or null" if field.optional else "")
