"""Who knows which facts: each app registers its provider in `AppConfig.ready`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tourdetable.core.charter.facts.record import Record
from tourdetable.domain.networks.models import Network

Facts = Mapping[str, tuple[Any, ...]]
"""Names of fields of `Record`, each with its facts."""

Provider = Callable[[Network], Facts]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Let an app tell what it knows of a network."""
    if provider not in _providers:
        _providers.append(provider)


def record_of(network: Network) -> Record:
    """Everything that the platform knows of a network, as frozen facts."""
    facts: dict[str, Any] = {}
    for provider in _providers:
        facts.update(provider(network))
    return Record(**facts)
