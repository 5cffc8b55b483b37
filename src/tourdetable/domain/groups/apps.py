from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class GroupsConfig(AppConfig):
    """Finds what each app above has groups do by a day, its `dues`; and how it promises the works
    that their terms expect, its `actions.expected`."""

    name = "tourdetable.domain.groups"

    def ready(self) -> None:
        autodiscover_modules("dues")
        autodiscover_modules("actions.expected")
