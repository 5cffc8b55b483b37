"""Where what a verdict says is mended, or what it misses is said, and the words that lead there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.checking.mending import MendedAt, Mending
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.verdict import State, Verdict

PROGRAMME = gettext_lazy("See the programme")
DESKS: Mapping[MendedAt, tuple[str, Any]] = MappingProxyType(
    {
        MendedAt.CALENDAR: ("meeting_new", gettext_lazy("Put a meeting in the calendar")),
        MendedAt.MEETINGS: ("body", gettext_lazy("See the meetings of the body")),
        MendedAt.SEATS: ("composition_body", gettext_lazy("Compose the body")),
        MendedAt.OFFICES: ("composition_offices", gettext_lazy("Give an office")),
        MendedAt.PRESENCES: ("presences", gettext_lazy("Say who is present on the territory")),
        MendedAt.DECISIONS: ("decisions", gettext_lazy("See the decisions")),
        MendedAt.COMMITMENTS: ("commitments", gettext_lazy("Ask for commitments")),
        MendedAt.YEAR: ("programme_drafts", gettext_lazy("Prepare the year")),
    }
)
"""Where something is mended → its page, and the words of the link."""
COMPOSITION = gettext_lazy("See the composition")
OF_BODY = ("meeting_new", "body", "composition_body", "presences", "commitments")
"""Pages of one body."""
OF_NETWORK = dict.fromkeys(("composition_body", "presences"), ("composition", COMPOSITION))
"""What stands for them where no body is meant, rather than the programme."""
IN_BODY = {"composition_offices": "composition_body"}
"""The page where the offices of a body are given, rather than those of the network."""


def answering(verdict: Verdict) -> Mending | None:
    """What mends what a verdict says, or supplies the fact that it misses.

    What is broken and can only be told (done late, held on a wrong day) asks nothing of anybody.
    """
    mending = CHECKS[verdict.check].mending
    if verdict.state is State.UNKNOWN:
        return mending
    faulty = verdict.state in (State.BROKEN, State.AT_RISK) and verdict.mend is not None
    return mending if faulty else None


def gesture_of(verdict: Verdict, network: str, body: str) -> tuple[str, str]:
    """The page where it is mended, in its body when it has one, and the words of the link."""
    mending = CHECKS[verdict.check].mending
    assert mending is not None  # or nobody is told of it
    page, words = DESKS[mending.at(verdict.state)]
    page = IN_BODY.get(page, page) if body else page
    where = [body] if body and page in OF_BODY else []
    if page in OF_BODY and not where:
        page, words = OF_NETWORK.get(page, ("programme", PROGRAMME))
    return reverse(page, args=[network, *where]), str(words)
