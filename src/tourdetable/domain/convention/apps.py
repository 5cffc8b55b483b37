from __future__ import annotations

from django.apps import AppConfig


class ConventionConfig(AppConfig):
    """Whoever signs an agreement, or is asked for a diagnosis, has a place in the network."""

    name = "tourdetable.domain.convention"

    def ready(self) -> None:
        from tourdetable.domain.networks.directory import (  # noqa: PLC0415  models are read by then
            placed_through,
        )

        placed_through("signatures__period__agreement__network")
        placed_through("diagnoses_asked__diagnosis__network")
        placed_through("diagnosis_lines__diagnosis__network")
