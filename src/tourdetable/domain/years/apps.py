from __future__ import annotations

from django.apps import AppConfig


class YearsConfig(AppConfig):
    name = "tourdetable.domain.years"
    label = "years"
