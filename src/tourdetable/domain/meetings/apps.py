from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MeetingsConfig(AppConfig):
    """Finds what each app above keeps about a sitting, that its record must agree with: `ties`."""

    name = "tourdetable.domain.meetings"

    def ready(self) -> None:
        autodiscover_modules("ties")
