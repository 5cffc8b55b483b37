from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tourdetable.interface.web"
    label = "web"
