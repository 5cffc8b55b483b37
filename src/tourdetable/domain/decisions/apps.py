from __future__ import annotations

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "tourdetable.domain.decisions"
    label = "decisions"

    def ready(self) -> None:
        from tourdetable.domain.decisions.facts import FACTS
        from tourdetable.domain.networks.registry import register

        register(FACTS)
