from __future__ import annotations

from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    """Whoever runs a facility has a place in the network."""

    name = "tourdetable.domain.territories"

    def ready(self) -> None:
        from tourdetable.domain.networks.directory import (  # noqa: PLC0415  models are read by then
            placed_through,
        )

        placed_through("facilities__network")
