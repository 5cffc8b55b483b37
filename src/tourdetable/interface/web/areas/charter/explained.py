"""How each verdict of an article was reached, in words: parameters, facts used, facts left
aside, breaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.explanation import Explanation, ExplanationNode, explain
from tourdetable.core.charter.judge.wording import FACTS
from tourdetable.core.charter.terms.model import Article
from tourdetable.core.charter.terms.verdict import SEVERITY, Evidence, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.networks.models import Body
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.charter.days import scene_on
from tourdetable.interface.web.areas.charter.page import TO_SEE
from tourdetable.interface.web.areas.charter.proof import Sources, judged
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.templating.words import phrase

LEVEL = 2
"""Headings inside the article stand below the page's h2."""

FOLDED = 12
"""A longer list is folded."""

KNOWN_TO_ALL = frozenset(
    {
        "parameter",
        "meeting",
        "seat",
        "institution",
        "mandate",
        "presence",
        "office",
        "body",
        "exception",
        "programme",
        "turn",
        "breach",
    }
)
"""Kinds of facts that every member may read; the others are for those who sit in the body they
are about."""


@dataclass(frozen=True)
class Step:
    """One line of an explanation; `url` is empty when there is no page that the reader may open.

    `hidden` counts the facts below it that only those who sit in the body may read.
    """

    words: Phrase
    url: str = ""
    steps: tuple[Step, ...] = ()
    hidden: int = 0

    @property
    def folded(self) -> bool:
        return len(self.steps) > FOLDED


@dataclass(frozen=True)
class Explained:
    """A verdict opened, for the body it is about."""

    verdict: Verdict
    body: Body | None
    parts: tuple[Step, ...]
    folded: bool = False


@dataclass(frozen=True)
class RuleExplained:
    """One rule of the article: what it verifies, by which values, and its verdicts, worst first."""

    words: str
    parameters: Step | None
    explained: tuple[Explained, ...]


@dataclass(frozen=True)
class ArticlePage:
    """One article on a day."""

    article: Article
    html: str
    version: str
    on: date
    today: date
    readings: tuple[RuleExplained, ...]

    @property
    def past(self) -> bool:
        """Whether another day than today is judged."""
        return self.on < self.today


def article_page(present: Scene, article: str, *, on: str = "") -> ArticlePage:
    """The article as it was on a day (today when that means nothing), or 404."""
    scene = scene_on(present, on)
    found = scene.charter.articles_by_id.get(article)
    if found is None:
        raise Http404
    return ArticlePage(
        article=found,
        html=html(found.text, LEVEL),
        version=scene.charter.version,
        on=scene.today,
        today=present.today,
        readings=tuple(readings(scene, article)),
    )


def readings(scene: Scene, article: str) -> Iterator[RuleExplained]:
    """Each rule of the article, with its verdicts."""
    _report, sources = judged(scene)
    reader = Explainer(scene, sources)
    opened = explain(scene.charter, sources.record, article, on=scene.today)
    for _line, some in groupby(opened, key=lambda explanation: explanation.rule.line):
        yield reader.reading(tuple(some))


def is_missing(node: ExplanationNode) -> bool:
    """Whether a line names a kind of facts that nobody keeps, rather than a fact."""
    return node.id is None and node.kind in fact_shapes()


def is_of_parameters(node: ExplanationNode) -> bool:
    """Whether a branch tells the values of the rule, the same for all bodies."""
    return any(child.kind == "parameter" for child in node.children)


@dataclass(frozen=True)
class Explainer:
    """Says an explanation to one reader."""

    scene: Scene
    sources: Sources

    def reading(self, explanations: tuple[Explanation, ...]) -> RuleExplained:
        """One rule, and its verdicts: the worst is open, and those that need care; the others
        are folded."""
        first = explanations[0]
        values = next(filter(is_of_parameters, first.tree.children), None)
        told: list[Explained] = []
        for each in sorted(explanations, key=lambda one: SEVERITY.index(one.verdict.state)):
            folded = bool(told) and each.verdict.state not in TO_SEE
            told.append(self.explained(each, folded=folded))
        return RuleExplained(
            gettext(CHECKS[first.verdict.check].words),
            self.part(values, first.verdict) if values else None,
            tuple(told),
        )

    def explained(self, explanation: Explanation, *, folded: bool) -> Explained:
        verdict = explanation.verdict
        nodes = (node for node in explanation.tree.children if not is_of_parameters(node))
        parts = (self.part(node, verdict) for node in nodes)
        return Explained(
            self.sources.opened(verdict),
            self.sources.bodies.get(verdict.body or ""),
            tuple(p for p in parts if p.steps or p.hidden),
            folded,
        )

    def part(self, node: ExplanationNode, verdict: Verdict) -> Step:
        """A heading and its lines; a kind of facts that the network does keep is not missing."""
        lines = [n for n in node.children if not self.kept(n)]
        shown = [n for n in lines if self.may_read(n, verdict)]
        said = {"count": len(lines)} if "count" in node.words.values else {}
        steps = tuple(self.steps(shown, verdict))
        return Step(node.words.saying(**said), steps=steps, hidden=len(lines) - len(shown))

    def kept(self, node: ExplanationNode) -> bool:
        """Whether a line names a kind of facts as missing, which is known for the network as a
        whole."""
        return is_missing(node) and getattr(self.sources.record, node.kind or "") is not None

    def may_read(self, node: ExplanationNode, verdict: Verdict) -> bool:
        """Facts of a body are for those who sit in it, but for those that every member knows."""
        known = node.kind is None or is_missing(node) or node.kind in KNOWN_TO_ALL
        return known or verdict.body is None or self.sources.sits_in(verdict.body)

    def steps(self, nodes: Iterable[ExplanationNode], verdict: Verdict) -> Iterator[Step]:
        for node in nodes:
            below = tuple(self.steps(node.children, verdict))
            yield Step(self.words(node, verdict), self.url(node), below)

    def words(self, node: ExplanationNode, verdict: Verdict) -> Phrase:
        """The line, with the words of the page for codes."""
        if node.kind == "parameter" or is_missing(node):
            return node.words
        told = self.sources.told(node.words, verdict.body)
        return self.of_a_seat(told, node.kind) if node.id is None and node.kind else told

    def of_a_seat(self, told: Phrase, kind: str) -> Phrase:
        """A fact that is called by its seat, or its version, and its day: say what it is."""
        return Phrase("%(kind)s", kind=labelled(capfirst(gettext(FACTS[kind])), phrase(told)))

    def url(self, node: ExplanationNode) -> str:
        """The page of a fact, when the reader may open it."""
        if not node.kind or not node.id:
            return ""
        if node.kind == "exception":
            return self.sources.of_exception(node.id)
        return self.sources.url(Evidence(node.kind, node.id, node.words, node.on))
