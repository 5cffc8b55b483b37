from __future__ import annotations

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "tourdetable.domain.minutes"
    label = "minutes"

    def ready(self) -> None:
        from tourdetable.domain.compliance.registry import register
        from tourdetable.domain.minutes.facts import facts

        register(facts)
