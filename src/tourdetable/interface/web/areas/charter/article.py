"""The page of one article: its text, how it is judged, and its verdicts body by body, the worst
first; one body is opened at a time, with its proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404

from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.judge.explanation import explain_for
from tourdetable.core.charter.terms.model import Article
from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.domain.compliance.summary import ArticleSummary, summary
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.charter.days import scene_on
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.areas.charter.verdicts.explained import (
    Explained,
    Explainer,
    RuleExplained,
)
from tourdetable.interface.web.areas.charter.verdicts.lines import dated
from tourdetable.interface.web.areas.charter.verdicts.margins import extent
from tourdetable.interface.web.areas.charter.verdicts.proof import (
    Proof,
    Sources,
    bodies_named,
    judged,
)
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages
from tourdetable.interface.web.searching import Sought
from tourdetable.interface.web.templating.marks import VERDICTS
from tourdetable.interface.web.templating.words import phrase

LEVEL = 2
"""Headings inside the article stand below the page's h2."""

PRODUCING = ("body_produces", "delivered")
"""The checks that ask something to be made."""
ROWS = 5
"""How many verdicts a page shows."""


@dataclass(frozen=True)
class AskedOfArticle:
    """What the address asks: a state, words of a body's name, the body that is opened, a page of
    the verdicts; or all of it."""

    state: str = ""
    name: str = ""
    open: str = ""
    page: str = ""
    show: str = ""

    @property
    def whole(self) -> bool:
        return self.show == "all"


@dataclass(frozen=True)
class VerdictRow:
    """A verdict in one line: the body it is about, what it says, since when; the address that
    opens it."""

    verdict: Verdict
    body: Body | None
    words: str
    dated: str
    lifted_by: Proof | None
    url: str


@dataclass(frozen=True)
class StateCount:
    """The bodies in one state: in how many, the address that shows these alone, whether it is this
    one."""

    state: State
    where: str
    url: str
    current: bool


@dataclass(frozen=True)
class ArticlePage:
    """One article on a day: `counted` is None when nothing checks it."""

    present: Scene
    scene: Scene
    article: Article
    judged: Evaluation
    counted: ArticleSummary | None
    opened_body: Body | None
    asked: AskedOfArticle

    @property
    def html(self) -> str:
        return html(self.article.text, LEVEL)

    @property
    def version(self) -> str:
        return self.scene.charter.version

    @property
    def on(self) -> date:
        """The day that is judged."""
        return self.scene.today

    @property
    def past(self) -> bool:
        """Whether another day than today is judged."""
        return self.on < self.present.today

    @property
    def day(self) -> str:
        """The day that is asked, as an address says it; nothing for today."""
        return self.on.isoformat() if self.past else ""

    @property
    def functions(self) -> bool:
        """Whether the article asks bodies to produce something, and the charter says what they are
        for: a page counts it."""
        asks = any(rule.check in PRODUCING for rule in self.article.rules)
        return asks and bool(self.scene.charter.vocabulary.functions)

    @property
    def total(self) -> int:
        """How many bodies the article is judged in."""
        return self.counted.total if self.counted else 0

    @property
    def state(self) -> State | None:
        """The state whose bodies alone are shown, if any."""
        return State(self.asked.state) if self.asked.state in tuple(State) else None

    @property
    def filtered(self) -> bool:
        """Whether some bodies are left out."""
        return self.state is not None or bool(self.sought.words)

    @cached_property
    def sought(self) -> Sought:
        return Sought.of(self.asked.name[:200])

    @property
    def long(self) -> bool:
        """Whether there are several pages of bodies, among which one looks for a name."""
        return self.total > ROWS

    @cached_property
    def sources(self) -> Sources:
        """The pages of what is shown (one query)."""
        rows = [verdict.body for verdict in self.page]
        opened = [str(self.opened_body.pk)] if self.opened_body else []
        known = bodies_named(self.scene, [*rows, *opened, *self.first])
        return Sources(self.scene, self.judged.facts, known)

    @cached_property
    def rules(self) -> list[RuleExplained]:
        """What each rule verifies, and by which values."""
        explainer = Explainer(self.scene, Sources(self.scene, self.judged.facts, {}))
        return [explainer.rule(rule) for rule in self.article.rules]

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Those that the filters let through, worst first, but for those on the network."""
        found = self.counted.verdicts if self.counted else ()
        names = self.names if self.sought.words else {}
        return [
            verdict
            for verdict in found
            if verdict.body is not None
            and self.state in (None, verdict.state)
            and (not self.sought.words or self.sought.stands_in(names.get(verdict.body, "")))
        ]

    @property
    def names(self) -> dict[str, str]:
        return {fact.id: fact.name for fact in self.judged.facts.network.bodies}

    @cached_property
    def page(self) -> Page[Verdict]:
        size = max(len(self.verdicts), 1) if self.asked.whole else ROWS
        return Pages(self.verdicts, size).get_page(self.asked.page)

    @cached_property
    def rows(self) -> list[VerdictRow]:
        """The verdicts of the page."""
        return [self.row(verdict) for verdict in self.page]

    def row(self, verdict: Verdict) -> VerdictRow:
        body = self.sources.bodies.get(verdict.body or "")
        return VerdictRow(
            verdict,
            body,
            phrase(self.sources.opened(verdict).words),
            dated(verdict),
            self.sources.lifting(verdict),
            f"?{self.query}open={body.slug}#opened" if body else "",
        )

    @property
    def first(self) -> list[str]:
        """The body that is opened when nothing is asked: the worst, unless the network as a whole
        is judged."""
        asked = self.filtered or self.opened_body or self.asked.open or self.asked.page
        judged = any(one.state is not State.NOT_MEASURABLE for one in self.of_network)
        if judged or asked or not self.verdicts:
            return []
        return [body for verdict in self.verdicts[:1] if (body := verdict.body)]

    @property
    def of_network(self) -> tuple[Verdict, ...]:
        """The verdicts on the network as a whole."""
        return self.counted.of_network if self.counted else ()

    @cached_property
    def opened(self) -> list[Explained]:
        """What is opened: the verdicts on the network, and those on one body."""
        bodies: list[str | None] = [str(self.opened_body.pk)] if self.opened_body else [*self.first]
        network = [None] if self.of_network and not self.opened_body else []
        only = frozenset((*bodies, *network))
        if not only:
            return []
        found = explain_for(
            self.scene.charter, self.judged.index, self.article.id, on=self.on, only=only
        )
        explainer = Explainer(self.scene, self.sources, whole=self.asked.whole)
        return explainer.all(found)

    @property
    def counts(self) -> Iterator[StateCount]:
        """In how many bodies the article is in each state, worst first."""
        known = self.counted
        for state, count in known.bodies.items() if known else ():
            query = urlencode({"state": state, **({"on": self.day} if self.day else {})})
            current = state is self.state
            yield StateCount(state, extent(count, self.total), f"?{query}#verdicts", current)

    @property
    def states(self) -> list[tuple[State, str]]:
        """The states that some body is in, with their words."""
        known = self.counted.bodies if self.counted else {}
        return [(state, str(VERDICTS[state][1])) for state in known]

    @cached_property
    def query(self) -> str:
        """What the address asks, but for the page and what is opened, ending with `&`."""
        asked = {"state": self.state or "", "name": self.asked.name, "on": self.day}
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"{said}&" if said else ""


def article_page(
    present: Scene, article: str, *, on: str = "", asked: AskedOfArticle = AskedOfArticle()
) -> ArticlePage:
    """The article as it was on a day (today when that means nothing), or 404."""
    scene = scene_on(present, on)
    found = scene.charter.articles_by_id.get(article)
    if found is None:
        raise Http404
    known = judged(scene)
    counted = summary(known.report).articles.get(article)
    opened = body_opened(scene, counted, asked.open) if counted else None
    return ArticlePage(present, scene, found, known, counted, opened, asked)


def body_opened(scene: Scene, counted: ArticleSummary, asked: str) -> Body | None:
    """The body that is asked for, if the article is judged there (one query, when it is asked)."""
    found = Body.objects.filter(network=scene.network, slug=asked).first() if asked else None
    return found if found and judges(counted.verdicts, str(found.pk)) else None


def judges(verdicts: Iterable[Verdict], body: str) -> bool:
    return any(verdict.body == body for verdict in verdicts)
