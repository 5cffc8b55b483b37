from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from tourdetable.core.charter.checking.registry import CHECKS


class NetworksConfig(AppConfig):
    """Finds what each app tells the charter, its `facts`, which register in `registry`; and what it
    keeps for seats, its `actions.holdings`; what it asks
    before a body closes, its `actions.closing`."""

    name = "tourdetable.domain.networks"

    def ready(self) -> None:
        autodiscover_modules("facts")
        autodiscover_modules("actions.holdings")
        autodiscover_modules("actions.closing")
        dict(CHECKS)  # now, so that the workers that are forked later share them
