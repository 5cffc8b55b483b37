from __future__ import annotations

from django.apps import AppConfig


class GuestsConfig(AppConfig):
    """Whoever was called in is known to those who compose the network."""

    name = "tourdetable.domain.guests"

    def ready(self) -> None:
        from tourdetable.domain.networks.directory import (  # noqa: PLC0415  models are read by then
            known_through,
        )

        known_through("guestships__body__network")
