"""Whoever answers for a partner that has no seat, by the link that was sent there."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tourdetable.domain.convention.models import DiagnosisPartner
from tourdetable.domain.networks.actors import Actor, WithoutAccount


@dataclass(frozen=True)
class PartnerOutside(WithoutAccount):
    """They act for the institution of a partner, as it was when they opened the link."""

    partner: DiagnosisPartner
    name: str = ""
    gesture: UUID | None = None

    @property
    def capacity(self) -> str:
        """An opaque code, as those of seats and offices."""
        return f"partner:{self.partner.pk}"

    @property
    def institution_named(self) -> str:
        return self.partner.institution.name


Answering = Actor | PartnerOutside
"""Who answers for a partner: a seat of its institution, or somebody there by a link."""
