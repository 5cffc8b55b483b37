"""Whoever answers outside the network, by the link of a step."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tourdetable.domain.networks.actors import WithoutAccount
from tourdetable.domain.referrals.models import ReferralStep


@dataclass(frozen=True)
class AskedOutside(WithoutAccount):
    """They act for the institution that is asked; `name` is what they call themselves."""

    step: ReferralStep
    name: str = ""
    gesture: UUID | None = None

    @property
    def capacity(self) -> str:
        """An opaque code, as those of seats and offices."""
        return f"link:{self.step.pk}"

    @property
    def institution_named(self) -> str:
        return self.step.institution
