"""Counts that may be published, and how they add up.

Words are those of statistical disclosure control. *Threshold rule*: a count under the threshold is
sensitive. *Primary suppression* hides sensitive counts. *Secondary* (or complementary) suppression
hides others, so that no subtraction gives the first ones back.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

THRESHOLD = 5
"""The smallest group of which something is said."""


@dataclass(frozen=True)
class Figure:
    """One count, drawn as an arrow between the two sums that it belongs to.

    What arrives at a node is what leaves it: so a table with its margins is a circulation, and
    whatever its readers can compute is what these equations say.
    """

    name: Hashable
    tail: Hashable
    head: Hashable
    count: int
    base: int = 0
    """Of how many it is a part whose answers are asked about; 0 when that says nothing."""

    def is_sensitive(self, threshold: int) -> bool:
        """Under the threshold; or so near its base that what is left is."""
        left = self.base - self.count
        return self.count > 0 and (self.count < threshold or 0 <= left < threshold)


class Unprotected(ValueError):
    """What is out already reveals a small group, whatever is hidden now."""
