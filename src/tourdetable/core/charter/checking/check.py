"""What a check is, and how it declares its parameters: they are read and documented from here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date
from typing import Any, Generic, TypeVar

from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.mending import Mending
from tourdetable.core.charter.terms.days import Dated
from tourdetable.core.charter.terms.model import Gate, Vocabulary
from tourdetable.core.charter.terms.verdict import Finding, State

Reader = Callable[[object, Vocabulary], object]
"""Reads one TOML value, or raises `Unfit`."""

P = TypeVar("P")


def always(_parameters: object, _vocabulary: Vocabulary) -> bool:
    """Of a check that judges the network as a whole, whatever its parameters."""
    return True


ADVISED = frozenset({Gate.NONE, Gate.CONFIRM})
ANY_GATE = frozenset(Gate)
NO_GATE = frozenset({Gate.NONE})


@dataclass(frozen=True)
class Parameter:
    """One parameter of a check: how to read it, what it means, an example as TOML writes it."""

    name: str
    read: Reader
    words: str
    example: str
    dated: bool
    default: object = MISSING

    @property
    def obligatory(self) -> bool:
        return self.default is MISSING


def parameter(
    words: str,
    read: Reader,
    *,
    example: object = None,
    default: object = MISSING,
    dated: bool = False,
) -> Any:
    """Declare a parameter as a field of a check's dataclass; a dated one comes as a `Dated`.

    `example` is a value to show, the default when none is given.
    """
    shown = default if example is None else example
    declared = {"read": read, "words": words, "default": default, "dated": dated}
    return field(metadata=declared | {"example": json.dumps(shown, ensure_ascii=False)})


@dataclass(frozen=True)
class Check(Generic[P]):
    """A check of the registry.

    `find` is pure: it dates breaches and names evidence; the engine alone makes a state of them.
    `reads` are the kinds of facts it needs somebody to keep, and may look at. `of_network` says
    whether it judges the network as a whole, rather than each body. `fixed` is the state of the
    checks that judge nothing (`not_measurable`, `planned`). `mending` says which rights mend what
    it finds, if any does.
    """

    name: str
    words: str
    parameters: type[P]
    find: Callable[[P, Context], Finding]
    gates: frozenset[Gate] = ADVISED
    of_network: Callable[[P, Vocabulary], bool] = lambda _parameters, _vocabulary: False
    fixed: State | None = None
    reads: tuple[str, ...] = ()
    mending: Mending | None = None

    def declared(self) -> Mapping[str, Parameter]:
        """The parameters, in the order of their declaration."""
        declared: tuple[Field[Any], ...] = fields(self.parameters)  # type: ignore[arg-type]  # a dataclass
        found: dict[str, Parameter] = {}
        for name, said in ((f.name, f.metadata) for f in declared):
            found[name] = Parameter(name, **{**said, "example": f"{name} = {said['example']}"})
        return found

    @property
    def usual(self) -> Mapping[str, object]:
        """What the parameters that may be left out are then worth."""
        return {p.name: p.default for p in self.declared().values() if p.default is not MISSING}

    def typed(self, values: Mapping[str, object]) -> P:
        """The parameters of a loaded rule, as the check takes them."""
        given = {p.name: values.get(p.name, p.default) for p in self.declared().values()}
        dated = {p.name for p in self.declared().values() if p.dated}
        return self.parameters(**{n: Dated.of(v) if n in dated else v for n, v in given.items()})

    def in_force(self, values: Mapping[str, object], on: date) -> Mapping[str, object] | None:
        """The plain values on a day, defaults included; None when a dated one has not begun yet."""
        plain: dict[str, object] = {}
        for declared in self.declared().values():
            value = values.get(declared.name, declared.default)
            if isinstance(value, Mapping):
                value = Dated.of(value).on(on)
                if value is None:
                    return None
            plain[declared.name] = value
        return plain
