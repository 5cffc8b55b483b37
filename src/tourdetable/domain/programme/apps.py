from __future__ import annotations

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "tourdetable.domain.programme"
    label = "programme"
