from __future__ import annotations

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "tourdetable.domain.programme"
    label = "programme"

    def ready(self) -> None:
        from tourdetable.domain.networks.registry import register
        from tourdetable.domain.programme.facts import FACTS

        register(FACTS)
