"""What a verdict rests on: each fact in words, with a link when the reader may open it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from msgspec.structs import replace

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import Evidence, Report, Verdict
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.networks.models import Body, CharterException
from tourdetable.interface.web.base.scene import Scene

NARROW = frozenset({Audience.PRESENT, Audience.BODY})
"""Kinds of meeting that only those who sit in the body may know of."""

CALLED = ("meeting", "name")
"""Places of a sentence that say how a meeting is called."""


@dataclass(frozen=True)
class Proof:
    """One fact; `url` is empty when there is no page that the reader may open."""

    words: Phrase
    url: str


class Sources:
    """Finds the page of a fact, from the facts that the verdicts were made of: no query of its
    own."""

    def __init__(self, scene: Scene, record: Record, bodies: Mapping[str, Body]) -> None:
        self.network, self.standing, self.bodies = scene.network.slug, scene.member, bodies
        self.record, self.discreet = record, discreet_titles(scene.charter, record)
        self.meetings = {fact.id: fact.body for fact in record.meetings}
        self.decisions = {fact.id: (fact.body, fact.meeting) for fact in record.decisions}
        self.homes = homes(record)

    def told(self, phrase: Phrase, body: str | None) -> Phrase:
        """A sentence about a body: the titles of its facts are opened to those who sit there,
        the network's to all."""
        if body is None or self.sits_in(body):
            return phrase.with_titles(str)
        hidden = {
            k: Title(v)
            for k, v in phrase.values.items()
            if k in CALLED and (body, v) in self.discreet
        }
        return phrase.saying(**hidden)

    def opened(self, verdict: Verdict) -> Verdict:
        """A verdict as this reader may read it."""
        mend = self.told(verdict.mend, verdict.body) if verdict.mend else None
        return replace(verdict, words=self.told(verdict.words, verdict.body), mend=mend)

    def proof(self, evidence: Evidence, body: str | None) -> Proof:
        """A fact as the margin shows it; what a body decided is told to those who may read it."""
        if evidence.kind == "decision" and not self.url(evidence):
            home = self.bodies.get(self.decisions.get(evidence.id, ("", ""))[0])
            words = gettext_noop("A decision that those who sit in %(body)s may read")
            return Proof(Phrase(words, body=home.name if home else ""), "")
        return Proof(self.told(evidence.words, body), self.url(evidence))

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
            reverse("decision", args=[self.network, int(decision)])
            if decision.isdigit()
            else self.of_meeting(meeting)
        )

    def of_body(self, body: str | None) -> str:
        """The body's page, which every member may open."""
        found = self.bodies.get(body or "")
        return reverse("body", args=[self.network, found.slug]) if found else ""

    @cached_property
    def decisions_of_exceptions(self) -> Mapping[str, int]:
        """Exception → the decision that grants it (one query, when there are exceptions)."""
        granted = [int(fact.id) for fact in self.record.exceptions]
        rows = CharterException.objects.filter(pk__in=granted).values_list("pk", "decision")
        return {str(pk): decision for pk, decision in rows} if granted else {}

    def of_exception(self, exception: str) -> str:
        """The page of the decision that grants an exception (by its id)."""
        decision = self.decisions_of_exceptions.get(exception)
        return self.of_decision(str(decision)) if decision else ""

    def lifting(self, verdict: Verdict) -> Proof | None:
        """The decision by which an article is kept, as the margin shows it."""
        if verdict.exception is None:
            return None
        facts = (
            fact
            for fact in self.record.exceptions
            if (fact.clause, fact.decision) == (verdict.clause, verdict.exception)
            and fact.body in (None, verdict.body)
        )
        found = next(facts, None)
        words = Phrase(gettext_noop("Decision %(decision)s"), decision=verdict.exception)
        return Proof(words, self.of_exception(found.id) if found else "")

    def sits_in(self, body: str | None) -> bool:
        return body is not None and body.isdigit() and self.standing.sits_in(int(body))


def judged(scene: Scene) -> tuple[Report, Sources]:
    """The verdicts of the scene's day, and the pages of their facts (one query, for the bodies)."""
    report, record = compliance.judged(scene.network, on=scene.today, charter=scene.charter)
    bodies = {str(body.pk): body for body in Body.objects.filter(network=scene.network)}
    return report, Sources(scene, record, bodies)


def discreet_titles(charter: Charter, record: Record) -> set[tuple[str, str]]:
    """The titles, by body, of the meetings that only those who sit there may know of."""
    kinds = charter.vocabulary.meeting_kinds
    open_to_all = {code for code, kind in kinds.items() if kind.audience not in NARROW}
    return {(fact.body, fact.title) for fact in record.meetings if fact.kind not in open_to_all}


def homes(record: Record) -> dict[str, dict[str, str | None]]:
    """The body of each fact that has no page of its own, by kind of fact and id."""
    seats: dict[str, str | None] = {fact.id: fact.body for fact in record.seats}
    return {
        "seat": seats,
        "presence": {fact.id: fact.body for fact in record.presences},
        "office": {fact.id: fact.body for fact in record.offices},
        "body": {fact.id: fact.id for fact in record.bodies},
        "mandate": {fact.id: seats.get(fact.seat) for fact in record.mandates},
    }
