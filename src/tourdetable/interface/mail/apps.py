from __future__ import annotations

from django.apps import AppConfig


class MailConfig(AppConfig):
    """So that Django finds the templates."""

    name = "tourdetable.interface.mail"
    label = "mail"
