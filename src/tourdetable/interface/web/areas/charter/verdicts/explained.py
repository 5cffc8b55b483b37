"""How a verdict was reached, in words: parameters, facts used, facts left aside, breaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.evaluate import RuleOnDay
from tourdetable.core.charter.judge.explanation import Explanation, ExplanationNode, parameters_of
from tourdetable.core.charter.judge.wording import FACTS, WEIGHTS
from tourdetable.core.charter.terms.model import Rule
from tourdetable.core.charter.terms.verdict import SEVERITY, Evidence, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.language import day, labelled
from tourdetable.interface.web.areas.charter.verdicts.lines import VerdictLine, line
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.templating.words import phrase

FOLDED = 3
"""A longer list is folded."""

UNTOLD = frozenset({"experience_report", "tool", "practice_sheet", "watch_item"})
"""Facts of which their authors choose what is known: whose they are is not told here."""

LINES = 10
"""How many lines of a list are shown, unless all of it is asked."""

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

    `hidden` counts the facts below it that only those who sit in the body may read, `more` those
    that are not shown because there are many.
    """

    words: Phrase
    url: str = ""
    steps: tuple[Step, ...] = ()
    hidden: int = 0
    more: int = 0

    @property
    def folded(self) -> bool:
        return len(self.steps) > FOLDED


@dataclass(frozen=True)
class Explained:
    """A verdict opened: what it says, and what it was made of; its parameters are those of its
    rule."""

    line: VerdictLine
    name: str
    rule: str
    parts: tuple[Step, ...]

    @property
    def query(self) -> str:
        """What an address says to open it; nothing for the network, which is always open."""
        return f"open={self.line.body.slug}&" if self.line.body else ""


@dataclass(frozen=True)
class RuleExplained:
    """One rule of an article: what it verifies, by which values, and how strongly it binds."""

    words: str
    parameters: Step | None
    weight: str


def is_missing(node: ExplanationNode) -> bool:
    """Whether a line names a kind of facts that nobody keeps, rather than a fact."""
    return node.id is None and node.kind in fact_shapes()


def is_of_parameters(node: ExplanationNode) -> bool:
    """Whether a branch tells the values of the rule, the same for all bodies."""
    return any(child.kind == "parameter" for child in node.children)


@dataclass(frozen=True)
class Explainer:
    """Says an explanation to one reader; the long lists in part, unless the `whole` is asked."""

    scene: Scene
    sources: Sources
    whole: bool = False

    def rule(self, rule: Rule) -> RuleExplained:
        """One rule, by the values that it goes by on the day."""
        on, words = self.scene.today, self.scene.charter.vocabulary
        values = RuleOnDay(self.scene.charter, rule, on).values or {}
        node = parameters_of(rule, values, words, on)
        steps = tuple(Step(line.words) for line in node.children) if node else ()
        parameters = Step(node.words, steps=steps) if node else None
        weight = labelled(gettext("Weight"), gettext(WEIGHTS[rule.weight]))
        return RuleExplained(gettext(CHECKS[rule.check].words), parameters, weight)

    def all(self, explanations: Iterable[Explanation]) -> list[Explained]:
        """These, the worst first."""
        found = sorted(explanations, key=lambda one: SEVERITY.index(one.verdict.state))
        return [self.explained(one) for one in found]

    def explained(self, explanation: Explanation) -> Explained:
        verdict = explanation.verdict
        nodes = (node for node in explanation.tree.children if not is_of_parameters(node))
        parts = (self.part(node, verdict) for node in nodes)
        return Explained(
            line(verdict, self.sources),
            self.sources.name(verdict.body),
            gettext(CHECKS[verdict.check].words),
            tuple(p for p in parts if p.steps or p.hidden),
        )

    def part(self, node: ExplanationNode, verdict: Verdict) -> Step:
        """A heading and its lines; a kind of facts that the network does keep is not missing."""
        lines = [n for n in node.children if not self.kept(n)]
        shown = [n for n in lines if self.may_read(n, verdict)]
        some = shown if self.whole else shown[:LINES]
        return Step(
            node.words.saying(**({"count": len(lines)} if "count" in node.words.values else {})),
            steps=tuple(self.steps(some, verdict)),
            hidden=len(lines) - len(shown),
            more=len(shown) - len(some),
        )

    def kept(self, node: ExplanationNode) -> bool:
        """Whether a line names a kind of facts as missing, which is known for the network as a
        whole."""
        return is_missing(node) and getattr(self.sources.facts.shared, node.kind or "") is not None

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
        if node.kind in UNTOLD and node.on is not None:
            return self.of_a_seat(Phrase("%(day)s", day=day(node.on)), node.kind)
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
