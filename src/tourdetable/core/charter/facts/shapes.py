"""The shape of each kind of fact, read from the dataclasses themselves: types, words, references."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from tourdetable.core.charter.facts.record import Record, Ref

MAY_BE_UNKEPT = (
    "seats",
    "mandates",
    "offices",
    "presences",
    "meetings",
    "attendances",
    "turns",
    "decisions",
)
"""Kinds of the core that a network may not keep: null says so; left out, they are empty."""

VERSION = "facts/1"
"""The version of the facts' shape; it changes when a file that was right becomes wrong."""


@dataclass(frozen=True)
class FieldShape:
    """One field of a fact: `type` is `str`, `date`, `bool`, `int` or `tuple` (of texts), `refers` a kind of facts."""

    name: str
    type: type[Any]
    words: str
    optional: bool
    required: bool
    refers: str | None


@dataclass(frozen=True)
class FactShape:
    """One kind of facts: its class, what it means, its fields.

    `may_be_unknown` kinds may be null: nobody keeps them. Of those, `optional` ones say so too when they are left out.
    """

    kind: str
    made: type[Any]
    words: str
    fields: Mapping[str, FieldShape]
    may_be_unknown: bool
    optional: bool


@cache
def fact_shapes() -> Mapping[str, FactShape]:
    """Every kind of facts, in the order of `Record`."""
    hints = get_type_hints(Record, include_extras=True)
    return MappingProxyType(
        {f.name: _fact(f.name, hints[f.name]) for f in fields(Record) if f.name != "unkept"}
    )


def _fact(kind: str, hint: Any) -> FactShape:
    several, unknown = _optional(hint)
    made = get_args(several)[0]
    hints = get_type_hints(made, include_extras=True)
    shapes = {f.name: _field(f.name, hints[f.name], f.default is MISSING) for f in fields(made)}
    words = " ".join((made.__doc__ or "").split())
    return FactShape(
        kind, made, words, MappingProxyType(shapes), unknown or kind in MAY_BE_UNKEPT, unknown
    )


def _field(name: str, hint: Any, required: bool) -> FieldShape:
    plain, optional = _optional(hint)
    extras: tuple[Any, ...] = ()
    if get_origin(plain) is Annotated:
        plain, *rest = get_args(plain)
        extras = tuple(rest)
    words = next((e for e in extras if isinstance(e, str)), name)
    refers = next((e.kind for e in extras if isinstance(e, Ref)), None)
    return FieldShape(name, get_origin(plain) or plain, words, optional, required, refers)


def _optional(hint: Any) -> tuple[Any, bool]:
    """A type without its `| None`, and whether it had one."""
    if get_origin(hint) in (types.UnionType, Union):
        kept = [part for part in get_args(hint) if part is not type(None)]
        return kept[0], len(kept) < len(get_args(hint))
    return hint, False
