from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "tourdetable.domain.meetings"
    label = "meetings"

    def ready(self) -> None:
        from tourdetable.domain.compliance.registry import register
        from tourdetable.domain.meetings.facts import facts

        register(facts)
