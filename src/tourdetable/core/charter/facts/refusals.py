"""Why a file of facts is refused: the place, what was found there, and what to write instead."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from msgspec import ValidationError

from tourdetable.core.charter.facts.record import MAX_TEXT
from tourdetable.core.charter.facts.shapes import VERSION, FactShape, FieldShape, fact_shapes
from tourdetable.core.charter.terms.errors import nearest, shown
from tourdetable.core.words.phrase import Phrase, gettext_noop

NEAR = gettext_noop("did you mean `%(name)s`?")
ONE_OF = gettext_noop("write one of %(names)s")
UNKNOWN_KIND = gettext_noop("%(place)s: unknown kind of facts")
UNKNOWN_VERSION = gettext_noop("%(place)s: unknown version %(found)s")
MISSING = gettext_noop("%(place)s: this field is missing")
UNFIT = gettext_noop("%(place)s: %(found)s does not fit")
NO_OBJECT = gettext_noop("%(place)s: %(found)s is not an object")
WHOLE_FILE = gettext_noop('write `{"schema": "facts/1", "bodies": […], …}`')
NO_LIST = gettext_noop("%(place)s: %(found)s is not a list")
LIST = gettext_noop("write a list of objects, `[]` when there are none")
LONG = gettext_noop("%(place)s: this text is too long (%(length)s characters)")
ID = gettext_noop("write the id of one of `facts.%(kind)s`")
ID_OR_NULL = gettext_noop("write the id of one of `facts.%(kind)s`, or null")
WANTED = {
    (str, False): gettext_noop("write a text"),
    (str, True): gettext_noop("write a text, or null"),
    (date, False): gettext_noop("write a date such as 2027-04-06"),
    (date, True): gettext_noop("write a date such as 2027-04-06, or null"),
    (bool, False): gettext_noop("write true or false"),
    (bool, True): gettext_noop("write true, false or null"),
    (int, False): gettext_noop("write a whole number from 1 to 9999"),
    (tuple, False): gettext_noop("write a list of texts"),
}
"""What a field takes, by its type, and whether it may be null."""

_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[([0-9]+)\]")


class FactsError(ValueError):
    """What is wrong in a file of facts, and what to write instead."""

    def __init__(self, problem: Phrase, remedy: Phrase) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return self.said(str)

    def said(self, say: Callable[[Phrase], str]) -> str:
        """The problem and the remedy, as `say` says sentences."""
        return f"{say(self.problem)} — {say(self.remedy)}"


def one_of(name: str, known: Iterable[str]) -> Phrase:
    """The remedy of an unknown name: the nearest known one, else all of them."""
    near = nearest(name, names := list(known))
    return Phrase(NEAR, name=near) if near else Phrase(ONE_OF, names=_listed(names))


def refusal(error: ValidationError, document: Any) -> FactsError:
    """What is wrong where the reader stopped in this document."""
    found = _PLACE.search(str(error))
    steps = _STEP.findall(found["path"]) if found else []
    if not steps:
        return _of_file(document)
    kind = steps[0][0]
    if kind not in fact_shapes():
        return _of_version(kind, document[kind])
    if len(steps) == 1:
        return FactsError(_found(NO_LIST, f"facts.{kind}", document[kind]), Phrase(LIST))
    nth, field = int(steps[1][1]), steps[2][0] if len(steps) > 2 else None
    return _of_fact(fact_shapes()[kind], f"facts.{kind}[{nth}]", document[kind][nth], field)


def _found(source: str, place: str, value: object) -> Phrase:
    return Phrase(source, place=place, found=f"`{shown(json.dumps(value, ensure_ascii=False))}`")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _of_file(document: Any) -> FactsError:
    if not isinstance(document, dict):
        return FactsError(_found(NO_OBJECT, "facts", document), Phrase(WHOLE_FILE))
    known = ("schema", "$schema", *fact_shapes())
    unknown = shown(next(key for key in document if key not in known))
    place = f"facts.{unknown}"
    return FactsError(Phrase(UNKNOWN_KIND, place=place), one_of(unknown, fact_shapes()))


def _of_version(key: str, found: object) -> FactsError:
    if key == "schema":
        problem = _found(UNKNOWN_VERSION, "facts.schema", found)
        return FactsError(problem, Phrase("write `%(version)s`", version=VERSION))
    return FactsError(_found(UNFIT, f"facts.{key}", found), Phrase("leave it out"))


def _of_fact(shape: FactShape, place: str, fact: Any, field: str | None) -> FactsError:
    if field is not None:
        return _of_field(shape.fields[field], f"{place}.{field}", fact[field])
    if not isinstance(fact, dict):
        remedy = Phrase("write an object with %(names)s", names=_listed(shape.fields))
        return FactsError(_found(NO_OBJECT, place, fact), remedy)
    return _of_keys(shape, place, fact)


def _of_keys(shape: FactShape, place: str, fact: dict[str, Any]) -> FactsError:
    for key in map(shown, fact):
        if key not in shape.fields:
            problem = Phrase("%(place)s: unknown field", place=f"{place}.{key}")
            return FactsError(problem, one_of(key, shape.fields))
    missing = next(f for f in shape.fields.values() if f.required and f.name not in fact)
    return FactsError(Phrase(MISSING, place=f"{place}.{missing.name}"), _wanted(missing))


def _of_field(field: FieldShape, place: str, found: Any) -> FactsError:
    texts = found if field.type is tuple and isinstance(found, list) else [found]
    long = [text for text in texts if isinstance(text, str) and len(text) > MAX_TEXT]
    if long and field.type in (str, tuple):
        problem = Phrase(LONG, place=place, length=len(long[0]))
        return FactsError(problem, Phrase("write at most %(most)s characters", most=MAX_TEXT))
    return FactsError(_found(UNFIT, place, found), _wanted(field))


def _wanted(field: FieldShape) -> Phrase:
    if field.names and field.type is str:
        return Phrase(ID_OR_NULL if field.optional else ID, kind=field.names)
    return Phrase(WANTED[field.type, field.optional])
