from __future__ import annotations

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "tourdetable.domain.compliance"
    label = "compliance"

    def ready(self) -> None:
        from tourdetable.domain.compliance.registry import register
        from tourdetable.domain.networks.facts import facts

        register(facts)
