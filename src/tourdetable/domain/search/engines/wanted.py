"""What an engine is asked: tokens that an entry holds, and tokens that it does not."""

from __future__ import annotations

from dataclasses import dataclass

Group = tuple[str, ...]
"""Tokens of which one is enough."""

FIRST, LAST = 0, 2**63 - 1


@dataclass(frozen=True)
class Wanted:
    """Entries that hold a token of each group and none of those left out, in which the phrases
    stand, whose id lies between two.

    Tokens are made of ASCII letters, figures and `_` (`core.finding.tokens`).
    """

    every: tuple[Group, ...]
    none: Group = ()
    phrases: tuple[str, ...] = ()
    first: int = FIRST
    last: int = LAST

    @property
    def impossible(self) -> bool:
        """Whether nothing can answer: a group of which nothing is enough."""
        return not self.every or not all(self.every)
