from __future__ import annotations

from django.apps import AppConfig


class AvailabilityConfig(AppConfig):
    name = "tourdetable.domain.availability"
    label = "availability"
