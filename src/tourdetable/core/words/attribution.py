"""To whom words may be attributed, in what is circulated (DESIGN §5)."""

from __future__ import annotations

from enum import StrEnum


class Attribution(StrEnum):
    """How much is said of who spoke: the person, the institution, the college, nothing."""

    NAMED = "named"
    INSTITUTION = "institution"
    COLLEGE = "college"
    NONE = "none"


DISCRETION = tuple(Attribution)
"""Every attribution, the most discreet last."""


def most_discreet(first: Attribution, *others: Attribution) -> Attribution:
    """The one that says least, which is what passages inside one another take."""
    return max(first, *others, key=DISCRETION.index) if others else first
