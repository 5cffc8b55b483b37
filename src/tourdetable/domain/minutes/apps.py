from __future__ import annotations

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "tourdetable.domain.minutes"
    label = "minutes"
