from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from tourdetable.core.charter.checking.registry import CHECKS


class NetworksConfig(AppConfig):
    """Finds what each app tells the charter, its `facts`, which register in `registry`; and what it
    keeps for seats, its `actions.holdings`."""

    name = "tourdetable.domain.networks"

    def ready(self) -> None:
        autodiscover_modules("facts")
        autodiscover_modules("actions.holdings")
        dict(CHECKS)  # now, so that the workers that are forked later share them
