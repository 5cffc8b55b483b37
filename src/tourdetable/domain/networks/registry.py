"""Registry of fact providers: each app says in `AppConfig.ready` how to read the facts it keeps.

It is filled while Django loads the apps, before any thread of the server starts; read only since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tourdetable.core.charter.facts.record import Record
from tourdetable.domain.networks.models import Network

Provider = Callable[[Network], tuple[Any, ...]]
"""Reads the facts of one kind in a network; ids as strings."""

_providers: dict[str, Provider] = {}


def register(providers: Mapping[str, Provider]) -> None:
    """Let an app tell what it knows: fields of `Record`, each with its provider."""
    _providers.update(providers)


def record_of(network: Network) -> Record:
    """Everything that the platform knows of a network, as frozen facts."""
    return Record(**facts_of(network, _providers))


def facts_of(network: Network, kinds: Iterable[str]) -> dict[str, Any]:
    """The facts of some kinds."""
    return {kind: _providers[kind](network) for kind in kinds}
