from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "tourdetable.domain.meetings"
    label = "meetings"

    def ready(self) -> None:
        from tourdetable.domain.meetings.facts import FACTS
        from tourdetable.domain.networks.registry import register

        register(FACTS)
