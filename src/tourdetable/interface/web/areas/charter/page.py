"""The charter page: the text, and in its margin what the facts say of each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product

from django.utils.text import capfirst
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Article
from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.decisions.competence import ASKED, EFFECTS, who_decides
from tourdetable.domain.networks.models import Body, CharterException
from tourdetable.interface.web.areas.charter.acceptance import Undertaking, undertaking_of
from tourdetable.interface.web.areas.charter.coming import Deadline, coming_months
from tourdetable.interface.web.areas.charter.days import scene_on
from tourdetable.interface.web.areas.charter.proof import Proof, Sources, judged
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.areas.charter.words import parameters
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.templating.marks import VERDICTS

TOP = 2
DEEPEST = 4
"""Heading levels of the articles: below the page's h1."""

TO_SEE = frozenset({State.BROKEN, State.AT_RISK})
"""States that are told body by body."""


@dataclass(frozen=True)
class VerdictLine:
    """One verdict in the margin: for which body, its proof, and how it is computed."""

    verdict: Verdict
    body: Body | None
    proofs: tuple[Proof, ...]
    parameters: list[tuple[str, str]]
    lifted_by: Proof | None


@dataclass(frozen=True)
class VerdictGroup:
    """Verdicts of one article in the same state. What needs nobody's care is told in one line,
    to be unfolded."""

    state: State
    lines: tuple[VerdictLine, ...]

    @property
    def folded(self) -> bool:
        return len(self.lines) > 1 and self.state not in TO_SEE

    @property
    def bodies(self) -> int:
        """In how many bodies: two rules of an article may judge the same one."""
        return len({line.body.pk for line in self.lines if line.body})

    @property
    def extent(self) -> str:
        """« dans 4 instances »; « par 2 vérifications » when the network is judged as a whole."""
        if self.bodies:
            return ngettext("in %(n)d body", "in %(n)d bodies", self.bodies) % {"n": self.bodies}
        count = len(self.lines)
        return ngettext("by %(n)d check", "by %(n)d checks", count) % {"n": count}


@dataclass(frozen=True)
class ExceptionShown:
    """An article that a decision lifts, for which body, and the page of that decision for those
    who may read it."""

    row: CharterException
    title: str
    url: str


@dataclass(frozen=True)
class Section:
    """An article, or a part (without id) that only heads others. `state` is the worst of its
    verdicts."""

    anchor: str
    article: Article
    level: int
    html: str
    state: State | None
    groups: tuple[VerdictGroup, ...]

    @property
    def concerned(self) -> int:
        """How many bodies are in its state."""
        lines = (line for group in self.groups if group.state is self.state for line in group.lines)
        return len({line.body.pk for line in lines if line.body})


@dataclass(frozen=True)
class CharterPage:
    """The sections that pass the filters (`state`, `body`), on the day of `scene`; `present` is
    today's."""

    present: Scene
    scene: Scene
    report: Report
    sources: Sources
    state: State | None
    body: Body | None

    @property
    def on(self) -> date:
        """The day that is judged."""
        return self.scene.today

    @property
    def past(self) -> bool:
        """Whether another day than today is judged."""
        return self.on < self.present.today

    @property
    def filtered(self) -> bool:
        """Whether something is left out."""
        return self.state is not None or self.body is not None

    @cached_property
    def undertaking(self) -> Undertaking | None:
        return undertaking_of(self.present)

    @cached_property
    def months(self) -> dict[date, list[Deadline]]:
        """The deadlines to come, month by month."""
        return coming_months(self.scene, self.sources)

    @property
    def next(self) -> Deadline | None:
        """The first of them."""
        return next((lines[0] for lines in self.months.values()), None)

    @cached_property
    def exceptions(self) -> list[ExceptionShown]:
        """The exceptions that run or are to come, or that a decision ended early (one query)."""
        rows = self.scene.network.exceptions.filter(ends__gte=self.on).select_related("body")
        known = self.scene.charter.articles_by_id
        return [
            ExceptionShown(
                row,
                known[row.clause].title if row.clause in known else "",
                self.sources.of_decision(str(row.decision)),
            )
            for row in rows
        ]

    @property
    def competences(self) -> list[tuple[str, str]]:
        """Each effect that a decision can have here, and which bodies may have it."""
        charter, done = self.scene.charter, set(ASKED.values())
        return [
            (capfirst(str(words)), who_decides(charter, effect))
            for effect, words in EFFECTS.items()
            if effect in done
        ]

    @property
    def preamble(self) -> str:
        return html(self.scene.charter.preamble, DEEPEST)

    @cached_property
    def tally(self) -> Mapping[State, int]:
        """How many articles are in each state."""
        return compliance.tally(self.report)

    @property
    def bodies(self) -> list[Body]:
        """The bodies of which something is judged."""
        judged = {verdict.body for verdict in self.report.verdicts}
        return [found for pk, found in self.sources.bodies.items() if pk in judged]

    @property
    def states(self) -> list[tuple[State, str]]:
        """The states that some article is in, with their words."""
        return [(state, str(VERDICTS[state][1])) for state in self.tally]

    @property
    def parts(self) -> list[Section]:
        """The headings of the text, for its summary."""
        return [section for section in self.sections if not section.article.id]

    @property
    def shown(self) -> int:
        """How many articles pass the filters."""
        return len(self.sections) - len(self.parts)

    @property
    def to_see(self) -> list[Section]:
        """The articles that need somebody's care, the worst first."""
        found = [section for section in self.sections if section.state in TO_SEE]
        return sorted(found, key=lambda section: section.state is not State.BROKEN)

    @cached_property
    def sections(self) -> list[Section]:
        found = []
        for number, (article, level) in enumerate(levels(self.scene.charter.articles), 1):
            judged = self.report.of(article.id) if article.id else ()
            verdicts = self.passing(judged)
            if verdicts or not self.filtered:
                anchor = article.id or f"part-{number}"
                found.append(self.section(anchor, article, level, verdicts))
        return found

    def passing(self, judged: Iterable[Verdict]) -> list[Verdict]:
        """The verdicts of an article that the filters let through. An article is in the state of
        its worst verdict, as the tally counts it."""
        asked = str(self.body.pk) if self.body else None
        found = [verdict for verdict in judged if asked in (None, verdict.body)]
        if self.state is None:
            return found
        if compliance.worst(found) is not self.state:
            return []
        return [verdict for verdict in found if verdict.state is self.state]

    def section(
        self, anchor: str, article: Article, level: int, verdicts: list[Verdict]
    ) -> Section:
        state, groups = compliance.worst(verdicts), tuple(self.groups(verdicts))
        return Section(anchor, article, level, html(article.text, level), state, groups)

    def groups(self, verdicts: list[Verdict]) -> Iterator[VerdictGroup]:
        """The worst state first; in each, the verdict on the network before those on bodies."""
        for state, of_body in product(SEVERITY, (False, True)):
            found = [v for v in verdicts if v.state is state and bool(v.body) is of_body]
            if found:
                yield VerdictGroup(state, tuple(map(self.line, found)))

    def line(self, verdict: Verdict) -> VerdictLine:
        return VerdictLine(
            verdict=self.sources.opened(verdict),
            body=self.sources.bodies.get(verdict.body or ""),
            proofs=tuple(self.sources.proof(fact, verdict.body) for fact in verdict.evidence),
            parameters=parameters(verdict, self.scene.charter.vocabulary),
            lifted_by=self.sources.lifting(verdict),
        )


def charter_page(present: Scene, *, state: str, body: str, on: str = "") -> CharterPage:
    """The page as asked; a filter or a day that means nothing is left aside."""
    scene = scene_on(present, on)
    report, sources = judged(scene)
    wanted_state = State(state) if state in tuple(State) else None
    wanted_body = next((found for found in sources.bodies.values() if found.slug == body), None)
    return CharterPage(present, scene, report, sources, wanted_state, wanted_body)


def levels(articles: Iterable[Article]) -> Iterator[tuple[Article, int]]:
    """Each article with the level of its heading on the page: as deep as in the text, no level
    skipped."""
    known = list(articles)
    highest = min((article.level for article in known), default=1)
    before = TOP - 1
    for article in known:
        before = min(article.level - highest + TOP, before + 1, DEEPEST)
        yield article, before
