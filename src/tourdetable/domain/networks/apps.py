from __future__ import annotations

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "tourdetable.domain.networks"
    label = "networks"

    def ready(self) -> None:
        from tourdetable.domain.networks.facts import FACTS
        from tourdetable.domain.networks.registry import register

        register(FACTS)
