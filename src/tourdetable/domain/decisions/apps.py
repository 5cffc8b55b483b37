from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DecisionsConfig(AppConfig):
    """Finds what each app lets a decision do: its `effects`, which say how in `HANDLERS`."""

    name = "tourdetable.domain.decisions"

    def ready(self) -> None:
        autodiscover_modules("effects")
