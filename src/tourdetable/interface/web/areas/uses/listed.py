"""Who used something and what happened, as a page shows it (`uses/used.html`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.uses.models import Use
from tourdetable.domain.uses.queries import tally
from tourdetable.domain.uses.rules import may_use, used_by


@dataclass(frozen=True)
class Uses:
    """Who used it and what happened, as a member reads it."""

    rows: Sequence[Use]
    standing: Standing

    @property
    def may(self) -> bool:
        """Whether the reader may say that they used it."""
        return bool(may_use(self.standing))

    @property
    def counted(self) -> list[tuple[str, int]]:
        """How many say each outcome."""
        return tally(self.rows)

    def own(self, use: Use) -> bool:
        """Whether the reader may correct it."""
        return bool(used_by(self.standing, use))
