from __future__ import annotations

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "tourdetable.domain.minutes"
    label = "minutes"

    def ready(self) -> None:
        from tourdetable.domain.minutes.facts import FACTS
        from tourdetable.domain.networks.registry import register

        register(FACTS)
