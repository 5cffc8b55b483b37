"""The ladder of audiences, as the Traffic Light Protocol has one (DESIGN §5)."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """Narrowest first: TLP RED, AMBER+STRICT, AMBER, GREEN, CLEAR.

    Said of a passage, and of the reader's standing.
    """

    PRESENT = "present"
    BODY = "body"
    NETWORK = "network"
    PARTNERS = "partners"
    PUBLIC = "public"

    @property
    def rank(self) -> int:
        """0 for the narrowest.

        Never compare audiences as strings: their alphabetical order means nothing.
        """
        return LADDER.index(self)

    def shows(self, passage: Audience) -> bool:
        """Whether this reader may see the passage: `network` sees network, partners, public."""
        return passage.rank >= self.rank


LADDER = tuple(Audience)
"""Every audience, narrowest first."""

BEYOND_THE_BODY = tuple(one for one in LADDER if Audience.NETWORK.shows(one))
"""The audiences of what leaves its body: members of the network read it who do not sit there."""

BEYOND_THE_NETWORK = tuple(one for one in LADDER if Audience.PARTNERS.shows(one))
"""Those of what leaves the network: partners who follow by the minutes read it too."""


def narrowest(first: Audience, *others: Audience) -> Audience:
    """The narrowest of several audiences, which is what nested passages take."""
    return min(first, *others, key=lambda audience: audience.rank) if others else first
