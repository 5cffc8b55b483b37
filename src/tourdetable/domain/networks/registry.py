"""Registry of fact providers: the `facts` of each app say how to read the facts it keeps.

It is filled while Django loads the apps, before any thread of the server starts; read only since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from msgspec.structs import replace

from tourdetable.core.charter.facts.parts import NETWORK, SOMETIMES, CutRecord, cut
from tourdetable.core.charter.facts.record import Fact, Record
from tourdetable.domain.networks.models import Network

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class FactScope:
    """Whose facts are read: those of a network, or of it only some `bodies`'; and, of the kinds
    that are sometimes a body's, those of the network too if they are `shared`."""

    network: Network
    bodies: frozenset[int] | None = None
    shared: bool = True

    def of_body(self, path: str = "body") -> Q:
        """Rows that hang on a body."""
        if self.bodies is None:
            return Q((f"{path}__network", self.network))
        return Q((f"{path}__in", self.bodies))

    @property
    def itself(self) -> Q:
        """The bodies themselves."""
        return Q(network=self.network) if self.bodies is None else Q(pk__in=self.bodies)

    @property
    def sometimes(self) -> Q:
        """Rows that a body has, or else the network."""
        if self.bodies is None:
            return Q(network=self.network)
        own = Q(body__in=self.bodies)
        return own | Q(network=self.network, body=None) if self.shared else own

    @property
    def around(self) -> Q:
        """Rows of the seats around which shared facts are read: those of the bodies, or all."""
        return Q(body__in=self.bodies) if self.bodies else Q(body__network=self.network)


Provider = Callable[[FactScope], tuple[F, ...]]
"""Reads the facts of one kind in a scope; ids as strings."""

_providers: dict[str, Provider[Any]] = {}


def provider(read: Provider[F]) -> Provider[F]:
    """Let a function provide the facts of its name, a field of `Record`."""
    _providers[read.__name__] = read
    return read


_more: dict[str, list[Provider[Any]]] = {}


def also(kind: str) -> Callable[[Provider[F]], Provider[F]]:
    """Let a function add facts to a kind that another app provides."""

    def added(read: Provider[F]) -> Provider[F]:
        _more.setdefault(kind, []).append(read)
        return read

    return added


_beside: dict[str, set[str]] = {}


def read_beside(kind: str, other: str) -> None:
    """Have the facts of a kind read again whenever those of another are: they are made of both."""
    _beside.setdefault(other, set()).add(kind)


def record_of(network: Network) -> Record:
    """Everything that the platform knows of a network, as frozen facts."""
    return Record(**facts_of(FactScope(network), _providers))


def facts_of(scope: FactScope, kinds: Iterable[str]) -> dict[str, Any]:
    """The facts of some kinds."""
    return {kind: read_all(kind, scope) for kind in kinds}


def read_all(kind: str, scope: FactScope) -> tuple[Any, ...]:
    """The facts of one kind, whichever apps tell them."""
    found = _providers[kind](scope)
    return sum((read(scope) for read in _more.get(kind, ())), found)


def provided(kinds: Iterable[str]) -> list[str]:
    """Those of some kinds that an app keeps."""
    return [kind for kind in kinds if kind in _providers]


def part_again(network: Network, body: str, part: Record, kinds: Iterable[str]) -> Record:
    """The part of a body, once facts of some kinds have been read again."""
    scope = FactScope(network, frozenset({int(body)}), shared=False)
    asked = set(kinds)
    made_of_them = {kind for one in asked for kind in _beside.get(one, ())}
    return replace(part, **facts_of(scope, sorted(asked | made_of_them)))


def parts_of(network: Network, bodies: Iterable[str]) -> Mapping[str, Record | None]:
    """All facts of each of these bodies, and no others; None for one that is not there."""
    asked = list(bodies)
    scope = FactScope(network, frozenset(map(int, asked)), shared=False)
    kinds = [kind for kind in _providers if kind not in NETWORK]
    found = cut(Record(**facts_of(scope, kinds)))
    return {body: found.get(body) for body in asked}


def shared_of(network: Network) -> Record:
    """All facts of the network that no body owns."""
    kinds = {kind for kind in _providers if kind in (*NETWORK, *SOMETIMES)}
    found = facts_of(FactScope(network, frozenset()), kinds)
    return Record(**(dict.fromkeys(_providers, ()) | found))


def cut_record_of(network: Network) -> CutRecord:
    """Everything, in parts: as `parts_of` and `shared_of` read it again."""
    return CutRecord.of(record_of(network))


def as_facts(kind: type[F], rows: QuerySet[Any], /, **columns: str) -> tuple[F, ...]:
    """A fact of each row: its fields are the columns of their names, or of those said here."""
    names = [columns.get(name, name) for name in kind.__struct_fields__]
    made: Callable[..., F] = kind
    return tuple(made(*map(told, row)) for row in rows.values_list(*names))


def told(value: object) -> object:
    """A value of the database as facts have it: an id is a string that nobody reads."""
    return str(value) if type(value) is int else value
