"""The shape of each kind of fact and of the file that holds them, read from their declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from inspect import cleandoc
from types import MappingProxyType
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, defstruct, field, inspect

from tourdetable.core.charter.facts.record import MAY_BE_UNKEPT, Record

VERSION = "facts/1"
"""The version of the facts' shape; it changes when a file that was right becomes wrong."""

_PYTHON: Mapping[type[inspect.Type], type[Any]] = {
    inspect.StrType: str,
    inspect.DateType: date,
    inspect.BoolType: bool,
    inspect.IntType: int,
    inspect.VarTupleType: tuple,
}
_UNKNOWN = (
    "null, or left out: nobody keeps these facts, what rests on them is unknown; "
    "an empty list: there are none."
)
_UNKEPT = (
    "null: nobody keeps these facts, what rests on them is unknown; "
    "left out, or an empty list: there are none."
)


@dataclass(frozen=True)
class FieldShape:
    """One field of a fact.

    `type` is `str`, `date`, `bool`, `int` or `tuple` (of texts); `names` is the kind of the facts
    whose ids it holds.
    """

    name: str
    type: type[Any]
    words: str
    optional: bool
    required: bool
    names: str | None


@dataclass(frozen=True)
class FactShape:
    """One kind of facts: its class, what it means, its fields.

    `may_be_unknown` kinds may be null: nobody keeps them. Of those, `optional` ones say so too when
    they are left out.
    """

    kind: str
    made: type[Struct]
    words: str
    fields: Mapping[str, FieldShape]
    may_be_unknown: bool
    optional: bool


@cache
def fact_shapes() -> Mapping[str, FactShape]:
    """Every kind of facts, in the order of `Record`."""
    declared = inspect.type_info(Record)
    assert isinstance(declared, inspect.StructType)
    kinds = (_fact(kind) for kind in declared.fields if kind.name != "unkept")
    return MappingProxyType({shape.kind: shape for shape in kinds})


def _fact(kind: inspect.Field) -> FactShape:
    several, optional, _said = _opened(kind.type)
    assert isinstance(several, inspect.VarTupleType)
    assert isinstance(several.item_type, inspect.StructType)
    made, fields = several.item_type.cls, several.item_type.fields
    return FactShape(
        kind.name,
        made,
        cleandoc(made.__doc__ or ""),
        MappingProxyType({field.name: _field(field) for field in fields}),
        optional or kind.name in MAY_BE_UNKEPT,
        optional,
    )


def _field(declared: inspect.Field) -> FieldShape:
    plain, optional, said = _opened(declared.type)
    return FieldShape(
        declared.name,
        _PYTHON[type(plain)],
        said["description"],
        optional,
        declared.required,
        said.get("names"),
    )


def _opened(declared: inspect.Type) -> tuple[inspect.Type, bool, Mapping[str, Any]]:
    """A type without its `| None`, whether it had one, and what is said of it."""
    plain, optional, said = declared, False, dict[str, Any]()
    while isinstance(plain, inspect.Metadata | inspect.UnionType):
        if isinstance(plain, inspect.Metadata):
            said = {**(plain.extra_json_schema or {}), **(plain.extra or {}), **said}
            plain = plain.type
        else:
            optional, plain = True, plain.types[0]
    return plain, optional, said


@cache
def file_type() -> type[Struct]:
    """The file: a list for each kind of facts, null where nobody keeps them, and its version."""
    version = Annotated[
        Literal["facts/1"], Meta(description="The version of this shape; may be left out.")
    ]
    fields: list[tuple[str, Any, Any]] = [
        ("schema", version, VERSION),
        ("dialect", str, field(name="$schema", default="")),
    ]
    fields += [_list_of(shape) for shape in fact_shapes().values()]
    return defstruct("Facts", fields, frozen=True, gc=False, forbid_unknown_fields=True)


def _list_of(shape: FactShape) -> tuple[str, Any, Any]:
    several: Any = tuple[shape.made, ...]  # type: ignore[name-defined]  # known when it runs
    words = shape.words
    if shape.may_be_unknown:
        several |= None
        words = f"{words} — {_UNKNOWN if shape.optional else _UNKEPT}"
    default = None if shape.optional else ()
    return shape.kind, Annotated[several, Meta(description=words)], default
