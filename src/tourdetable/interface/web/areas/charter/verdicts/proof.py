"""What a verdict rests on: each fact in words, with a link when the reader may open it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from msgspec.structs import replace

from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.terms.model import Right
from tourdetable.core.charter.terms.verdict import Evidence, Verdict
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop
from tourdetable.domain.compliance.memory import evaluation
from tourdetable.domain.compliance.summary import KEPT, Same
from tourdetable.domain.networks.models import Body, CharterException
from tourdetable.domain.networks.rules import giving
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.mending import answering, gesture_of

NARROW = frozenset({Audience.PRESENT, Audience.BODY})
"""Kinds of meeting that only those who sit in the body may know of."""

AGREED = {"agreement": "agreement_period", "diagnosis": "diagnosis"}
"""Kinds of facts whose page every member may open, and that page."""
CALLED = ("meeting", "name")
"""Places of a sentence that say how a meeting is called."""


@dataclass(frozen=True)
class Proof:
    """One fact; `url` is empty when there is no page that the reader may open."""

    words: Phrase
    url: str


class Whereabouts:
    """Where facts stand, from the facts alone: each part is made the first time that it is asked
    for. Nothing here depends on who reads."""

    def __init__(self, facts: CutRecord) -> None:
        self.facts = facts

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Body → its name."""
        return {fact.id: fact.name for fact in self.facts.network.bodies}

    @cached_property
    def meetings(self) -> Mapping[str, str]:
        """Meeting → its body."""
        return {fact.id: fact.body for fact in self.facts.every("meetings")}

    @cached_property
    def decisions(self) -> Mapping[str, tuple[str, str]]:
        """Decision → its body and its meeting."""
        return {fact.id: (fact.body, fact.meeting) for fact in self.facts.every("decisions")}

    @cached_property
    def homes(self) -> Mapping[str, Mapping[str, str | None]]:
        """The body of each fact that has no page of its own."""
        return homes(self.facts)

    def kinds(self, body: str, title: str) -> frozenset[str]:
        """The kinds of the meetings that a body calls by a title."""
        part = self.facts.parts.get(body)
        return frozenset(m.kind for m in part.meetings if m.title == title) if part else frozenset()


@lru_cache(maxsize=KEPT)
def whereabouts(facts: Same) -> Whereabouts:
    """Those of some facts, kept as long as these are."""
    assert isinstance(facts.value, CutRecord)
    return Whereabouts(facts.value)


class Sources:
    """Finds the page of a fact, from the facts that the verdicts were made of: no query of its
    own. `bodies` are those whose page may be linked to."""

    def __init__(self, scene: Scene, facts: CutRecord, bodies: Mapping[str, Body]) -> None:
        self.scene, self.standing, self.bodies = scene, scene.member, bodies
        self.addresses: dict[str, Callable[[object], str]] = {}
        self.facts, self.there = facts, whereabouts(Same(facts))
        kinds = scene.charter.vocabulary.meeting_kinds
        self.known = frozenset(c for c, kind in kinds.items() if kind.audience not in NARROW)

    def name(self, body: str | None) -> str:
        """What a body is called; nothing for the network as a whole."""
        return self.there.names.get(body or "", "")

    def discreet(self, body: str, title: str) -> bool:
        """Whether only those who sit in the body may know of a meeting of that title."""
        return bool(self.there.kinds(body, title) - self.known)

    def told(self, phrase: Phrase, body: str | None) -> Phrase:
        """A sentence about a body: the titles of its facts are opened to those who sit there,
        the network's to all."""
        if body is None or self.sits_in(body):
            return phrase.with_titles(str)
        hidden = {
            k: Title(v)
            for k, v in phrase.values.items()
            if k in CALLED and isinstance(v, str) and self.discreet(body, v)
        }
        return phrase.saying(**hidden)

    def opened(self, verdict: Verdict) -> Verdict:
        """A verdict as this reader may read it."""
        mend = self.told(verdict.mend, verdict.body) if verdict.mend else None
        return replace(verdict, words=self.told(verdict.words, verdict.body), mend=mend)

    def proof(self, evidence: Evidence, body: str | None) -> Proof:
        """A fact as the margin shows it; what a body decided is told to those who may read it."""
        if evidence.kind == "decision" and not self.url(evidence):
            home = self.name(self.there.decisions.get(evidence.id, ("", ""))[0])
            words = gettext_noop("A decision that those who sit in %(body)s may read")
            return Proof(Phrase(words, body=home), "")
        url = self.url(evidence) or self.of_topic(evidence, body)
        return Proof(self.told(evidence.words, body), url)

    def url(self, evidence: Evidence) -> str:
        if evidence.kind == "meeting":
            return self.of_meeting(evidence.id)
        if evidence.kind == "decision":
            return self.of_decision(evidence.id)
        if evidence.kind in AGREED:
            return self.page(AGREED[evidence.kind], int(evidence.id))
        if evidence.kind == "campaign":
            return self.scene.url("evaluations")
        return self.of_body(self.there.homes.get(evidence.kind, {}).get(evidence.id))

    def of_meeting(self, meeting: str) -> str:
        """Its page, for those who sit in its body."""
        if not self.sits_in(self.there.meetings.get(meeting)):
            return ""
        return self.page("meeting", int(meeting))

    def of_decision(self, decision: str) -> str:
        """Its page; a point that nothing was decided of has none, its meeting has."""
        body, meeting = self.there.decisions.get(decision, (None, ""))
        if not self.sits_in(body):
            return ""
        return (
            self.page("decision", int(decision)) if decision.isdigit() else self.of_meeting(meeting)
        )

    def of_topic(self, evidence: Evidence, body: str | None) -> str:
        """The page of a topic that was put forward, for those who sit there."""
        topic = evidence.kind == "topic" and evidence.id.isdecimal() and self.sits_in(body)
        return self.page("topic", int(evidence.id)) if topic else ""

    def of_body(self, body: str | None) -> str:
        """The body's page, which every member may open."""
        found = self.bodies.get(body or "")
        return self.page("body", found.slug) if found else ""

    def page(self, name: str, key: object) -> str:
        """The address of a page of the network; what is the same for all of a kind is made
        once."""
        if name not in self.addresses:
            self.addresses[name] = self.scene.addresses(name)
        return self.addresses[name](key)

    @cached_property
    def decisions_of_exceptions(self) -> Mapping[str, int]:
        """Exception → the decision that grants it (one query, when there are exceptions)."""
        granted = [int(fact.id) for fact in self.facts.every("exceptions")]
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
            for fact in self.facts.every("exceptions")
            if (fact.clause, fact.decision) == (verdict.clause, verdict.exception)
            and fact.body in (None, verdict.body)
        )
        found = next(facts, None)
        words = Phrase(gettext_noop("Decision %(decision)s"), decision=verdict.exception)
        return Proof(words, self.of_exception(found.id) if found else "")

    def gesture(self, verdict: Verdict) -> tuple[str, str] | None:
        """Where this reader mends what a verdict says, and in which words, if it is theirs."""
        mending, body = answering(verdict), self.bodies.get(verdict.body or "")
        if mending is None or (verdict.body and body is None):
            return None
        ours = mending.members and self.sits_in(verdict.body)
        if not ours and not any(self.gives(right, body) for right in mending.by(verdict.state)):
            return None
        return gesture_of(verdict, self.scene.network.slug, body.slug if body else "")

    def gives(self, right: Right, body: Body | None) -> bool:
        """Whether an office of the reader gives a right, over a body or the network."""
        if body is None:
            return bool(giving(self.standing, right))
        return bool(self.standing.offices_with(right, body))

    def sits_in(self, body: str | None) -> bool:
        return body is not None and body.isdigit() and self.standing.sits_in(int(body))


def judged(scene: Scene) -> Evaluation:
    """The verdicts of the scene's day, and their facts (one query while nothing has happened)."""
    return evaluation(scene.network, scene.charter, on=scene.today)


def every_body(scene: Scene) -> dict[str, Body]:
    """All the bodies of the network, by the ids that facts give them (one query)."""
    return {str(body.pk): body for body in Body.objects.filter(network=scene.network)}


def bodies_named(scene: Scene, bodies: Iterable[str | None]) -> dict[str, Body]:
    """These bodies, by the ids that facts give them, in that order (one query)."""
    asked = [int(body) for body in dict.fromkeys(bodies) if body and body.isdigit()]
    found = Body.objects.filter(network=scene.network).in_bulk(asked)
    return {str(pk): found[pk] for pk in asked if pk in found}


def homes(facts: CutRecord) -> dict[str, dict[str, str | None]]:
    """The body of each fact that has no page of its own, by kind of fact and id."""
    kinds = {"seat": "seats", "presence": "presences", "office": "offices", "mandate": "mandates"}
    found: dict[str, dict[str, str | None]] = {"body": {body: body for body in facts.parts}}
    for name, kind in kinds.items():
        parts = ((body, getattr(part, kind) or ()) for body, part in facts.parts.items())
        found[name] = {fact.id: body for body, some in parts for fact in some}
    return found
