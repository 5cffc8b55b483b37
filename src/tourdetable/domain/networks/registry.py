"""Registry of fact providers: the `facts` of each app say how to read the facts it keeps.

It is filled while Django loads the apps, before any thread of the server starts; read only since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import QuerySet

from tourdetable.core.charter.facts.record import Fact, Record
from tourdetable.domain.networks.models import Network

F = TypeVar("F", bound=Fact)
Provider = Callable[[Network], tuple[F, ...]]
"""Reads the facts of one kind in a network; ids as strings."""

_providers: dict[str, Provider[Any]] = {}


def provider(read: Provider[F]) -> Provider[F]:
    """Let a function provide the facts of its name, a field of `Record`."""
    _providers[read.__name__] = read
    return read


def record_of(network: Network) -> Record:
    """Everything that the platform knows of a network, as frozen facts."""
    return Record(**facts_of(network, _providers))


def facts_of(network: Network, kinds: Iterable[str]) -> dict[str, Any]:
    """The facts of some kinds."""
    return {kind: _providers[kind](network) for kind in kinds}


def as_facts(kind: type[F], rows: QuerySet[Any], /, **columns: str) -> tuple[F, ...]:
    """A fact of each row: its fields are the columns of their names, or of those said here."""
    names = [columns.get(name, name) for name in kind.__struct_fields__]
    made: Callable[..., F] = kind
    return tuple(made(*map(told, row)) for row in rows.values_list(*names))


def told(value: object) -> object:
    """A value of the database as facts have it: an id is a string that nobody reads."""
    return str(value) if type(value) is int else value
