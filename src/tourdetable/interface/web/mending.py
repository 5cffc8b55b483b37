"""Where what a verdict says is mended, or what it misses is said, and the words that lead there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.checking.checks.works.body_produces import KIND_OF
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
        MendedAt.TOPIC: ("topics", gettext_lazy("See the topics of the body")),
        MendedAt.WORKS: ("works", gettext_lazy("See the deliverables of the body")),
        MendedAt.AGREEMENT: ("agreement", gettext_lazy("See the agreement")),
        MendedAt.DIAGNOSES: ("diagnoses", gettext_lazy("See the diagnoses")),
        MendedAt.EVALUATIONS: ("evaluations", gettext_lazy("See the evaluations")),
        MendedAt.BRINGING: ("topic_new", gettext_lazy("Put a topic forward")),
    }
)
"""Where something is mended → its page, and the words of the link."""
COMPOSITION = gettext_lazy("See the composition")
BROUGHT: Mapping[str, tuple[str, Any]] = MappingProxyType(
    {
        "deliverables": DESKS[MendedAt.WORKS],
        "experience_reports": ("experience_new", gettext_lazy("Tell an experience")),
        "guests": ("guests", gettext_lazy("Call somebody in")),
        "practice_sheets": ("entry_new", gettext_lazy("Tell a practice")),
        "relays": ("body_relays", gettext_lazy("See what is relayed")),
        "tools": ("entry_new", gettext_lazy("Share a tool")),
        "watch_items": ("entry_new", gettext_lazy("Share a watch item")),
    }
)
"""What a body, or a seat, is to bring → the page where one brings it; else one puts a topic
forward."""
KINDS = {"practice_sheets": "sheet", "tools": "tool", "watch_items": "watch"}
"""How the page of the library calls what one brings."""
OF_BODY = (
    "meeting_new", "body", "composition_body", "presences", "commitments", "guests", "body_relays",
)  # fmt: skip
"""Pages of one body."""
FOR_BODY = ("topics", "topic_new", "works", "entry_new")
"""Pages that may be asked for one body."""
OF_NETWORK = dict.fromkeys(("composition_body", "presences"), ("composition", COMPOSITION))
"""What stands for them where no body is meant, rather than the programme."""
IN_BODY = {"composition_offices": "composition_body"}
"""The page where the offices of a body are given, rather than those of the network."""


def answering(verdict: Verdict) -> Mending | None:
    """What mends what a verdict says, or supplies the fact that it misses.

    What is broken and can only be told (done late, held on a wrong day) asks nothing of anybody;
    what is only to come, those who sit there.
    """
    mending = CHECKS[verdict.check].mending
    if verdict.state is State.UNKNOWN:
        return mending
    states = {State.BROKEN, State.AT_RISK}
    if mending and mending.members:
        states.add(State.NOT_CONCERNED)
    return mending if verdict.state in states and verdict.mend is not None else None


def gesture_of(verdict: Verdict, network: str, body: str) -> tuple[str, str]:
    """The page where it is mended, in its body when it has one, and the words of the link."""
    desk = desk_of(verdict)
    if desk is MendedAt.TOPIC and (topic := topic_of(verdict)):
        return reverse("topic", args=[network, topic]), _("Open the topic")
    kind = brought(verdict) if desk is MendedAt.BRINGING else ""
    page, words = BROUGHT.get(kind, DESKS[desk])
    if page in FOR_BODY:
        return reverse(page, args=[network], query=asking(body, kind)), str(words)
    return in_its_body(page, words, network, body)


def desk_of(verdict: Verdict) -> MendedAt:
    """Where it is mended."""
    mending = CHECKS[verdict.check].mending
    assert mending is not None  # or nobody is told of it
    return mending.at(verdict.state)


def in_its_body(page: str, words: Any, network: str, body: str) -> tuple[str, str]:
    """A page of one body, or what stands for it in the network."""
    page = IN_BODY.get(page, page) if body else page
    where = [body] if body and page in OF_BODY else []
    if page in OF_BODY and not where:
        page, words = OF_NETWORK.get(page, ("programme", PROGRAMME))
    return reverse(page, args=[network, *where]), str(words)


def asking(body: str, kind: str) -> dict[str, str]:
    """What an address asks a page: for which body, and what one brings."""
    asked = {"body": body, "kind": KINDS.get(kind, "")}
    return {name: value for name, value in asked.items() if value}


def topic_of(verdict: Verdict) -> str:
    """The first topic that it speaks of, if it has a page."""
    found = (fact.id for fact in verdict.evidence if fact.kind == "topic")
    return next((topic for topic in found if topic.isdecimal()), "")


def brought(verdict: Verdict) -> str:
    """What a body misses most, or the first of what its seats may bring."""
    asked = KIND_OF.get(verdict.mend.source, "") if verdict.mend else ""
    return asked or next(iter(verdict.parameters.get("kinds", ())), "")
