"""Whoever answers outside the network, by the link of a step."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tourdetable.domain.referrals.models import ReferralStep


@dataclass(frozen=True)
class AskedOutside:
    """They act for the institution that is asked; `name` is what they call themselves."""

    step: ReferralStep
    name: str = ""
    gesture: UUID | None = None
    person: None = None
    person_id: int | None = None

    @property
    def capacity(self) -> str:
        """An opaque code, as those of seats and offices."""
        return f"link:{self.step.pk}"

    @property
    def words(self) -> str:
        """In whose name they write."""
        said = (self.name, self.step.institution)
        return ", ".join(one for one in said if one)
