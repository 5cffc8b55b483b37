from __future__ import annotations

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "tourdetable.domain.compliance"
    label = "compliance"
