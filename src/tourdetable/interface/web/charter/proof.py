"""What a verdict rests on: each fact in words, with a link when the reader may open it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from tourdetable.core.charter.phrase import Phrase
from tourdetable.core.charter.record import Record
from tourdetable.core.charter.verdict import Evidence
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing


@dataclass(frozen=True)
class Proof:
    """One fact; `url` is empty when there is no page that the reader may open."""

    words: Phrase
    url: str


class Sources:
    """Finds the page of a fact, from the facts that the verdicts were made of: no query of its own."""

    def __init__(self, network: str, standing: Standing, record: Record, bodies: Mapping[str, Body]) -> None:
        self.network, self.standing, self.bodies = network, standing, bodies
        self.meetings = {fact.id: fact.body for fact in record.meetings}
        self.decisions = {fact.id: (fact.body, fact.meeting) for fact in record.decisions}
        self.homes: dict[str, dict[str, str | None]] = {
            "seat": {fact.id: fact.body for fact in record.seats},
            "presence": {fact.id: fact.body for fact in record.presences},
            "office": {fact.id: fact.body for fact in record.offices},
            "body": {fact.id: fact.id for fact in record.bodies},
        }

    def proof(self, evidence: Evidence) -> Proof:
        """A fact as the margin shows it."""
        return Proof(evidence.words, self.url(evidence))

    def url(self, evidence: Evidence) -> str:
        if evidence.kind == "meeting":
            return self.of_meeting(evidence.id)
        if evidence.kind == "decision":
            return self.of_decision(evidence.id)
        return self.of_body(self.homes.get(evidence.kind, {}).get(evidence.id))

    def of_meeting(self, meeting: str) -> str:
        """Its page, for those who sit in its body."""
        if not self.sits_in(self.meetings.get(meeting)):
            return ""
        return reverse("meeting", args=[self.network, int(meeting)])

    def of_decision(self, decision: str) -> str:
        """Its page; a point that nothing was decided of has none, its meeting has."""
        body, meeting = self.decisions.get(decision, (None, ""))
        if not self.sits_in(body):
            return ""
        return (
            reverse("decision", args=[self.network, int(decision)]) if decision.isdigit() else self.of_meeting(meeting)
        )

    def of_body(self, body: str | None) -> str:
        """The body's page, which every member may open."""
        found = self.bodies.get(body or "")
        return reverse("body", args=[self.network, found.slug]) if found else ""

    def sits_in(self, body: str | None) -> bool:
        return body is not None and body.isdigit() and self.standing.sits_in(int(body))
