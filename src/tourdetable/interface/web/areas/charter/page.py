"""The charter page: the text, and in its margin what the facts say of each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.terms.model import Article
from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.charter.acceptance import Undertaking, undertaking_of
from tourdetable.interface.web.areas.charter.coming import DeadlinesOfMonth, coming_months
from tourdetable.interface.web.areas.charter.days import scene_on
from tourdetable.interface.web.areas.charter.proof import Proof, Sources
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.areas.charter.words import Said, parameters
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.templatetags.tdt import VERDICTS

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
    parameters: tuple[Said, ...]
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


@dataclass(frozen=True)
class CharterPage:
    """What the template shows. `state` and `body` are the filters in force, if any."""

    title: str
    version: str
    on: date
    preamble: str
    sections: tuple[Section, ...]
    tally: Mapping[State, int]
    bodies: tuple[Body, ...]
    state: State | None
    body: Body | None
    undertaking: Undertaking | None
    months: tuple[DeadlinesOfMonth, ...]
    today: date

    @property
    def past(self) -> bool:
        """Whether another day than today is judged."""
        return self.on < self.today

    @property
    def filtered(self) -> bool:
        return self.state is not None or self.body is not None

    @property
    def states(self) -> list[tuple[State, str]]:
        """The states that some article is in, with their words."""
        return [(state, str(VERDICTS[state][1])) for state in self.tally]

    @property
    def parts(self) -> tuple[Section, ...]:
        """The headings of the text, for its summary."""
        return tuple(section for section in self.sections if not section.article.id)

    @property
    def shown(self) -> int:
        """How many articles pass the filters."""
        return sum(1 for section in self.sections if section.article.id)


def charter_page(present: Scene, *, state: str, body: str, on: str = "") -> CharterPage:
    """The page as asked; a filter or a day that means nothing is left aside."""
    scene = scene_on(present, on) if on else present
    report, record = compliance.judged(scene.network, on=scene.today, charter=scene.charter)
    bodies = {str(found.pk): found for found in Body.objects.filter(network=scene.network)}
    wanted_state = State(state) if state in tuple(State) else None
    wanted_body = next((found for found in bodies.values() if found.slug == body), None)
    sources = Sources(scene, record, bodies)
    sections = Sections(scene, report, bodies, sources, wanted_state, wanted_body)
    judged = {verdict.body for verdict in report.verdicts if verdict.body}
    return CharterPage(
        title=scene.charter.title,
        version=scene.charter.version,
        on=scene.today,
        preamble=html(scene.charter.preamble, DEEPEST),
        sections=tuple(sections.all()),
        tally=compliance.tally(report),
        bodies=tuple(found for pk, found in bodies.items() if pk in judged),
        state=wanted_state,
        body=wanted_body,
        undertaking=undertaking_of(present),
        months=coming_months(scene.charter, record, sources, on=scene.today),
        today=present.today,
    )


@dataclass(frozen=True)
class Sections:
    """Makes the sections that pass the filters."""

    scene: Scene
    report: Report
    bodies: Mapping[str, Body]
    sources: Sources
    state: State | None
    body: Body | None

    def all(self) -> Iterator[Section]:
        filtered = self.state is not None or self.body is not None
        for number, (article, level) in enumerate(levels(self.scene.charter.articles), 1):
            verdicts = (
                [v for v in self.report.of(article.id) if self.passes(v)] if article.id else []
            )
            if verdicts or not filtered:
                yield self.section(article.id or f"part-{number}", article, level, verdicts)

    def passes(self, verdict: Verdict) -> bool:
        of_state = self.state is None or verdict.state is self.state
        return of_state and (self.body is None or verdict.body == str(self.body.pk))

    def section(
        self, anchor: str, article: Article, level: int, verdicts: list[Verdict]
    ) -> Section:
        by_state = [
            (state, [v for v in verdicts if v.state is state and bool(v.body) is of_body])
            for state in SEVERITY
            for of_body in (False, True)
        ]
        return Section(
            anchor=anchor,
            article=article,
            level=level,
            html=html(article.text, level),
            state=compliance.worst(verdicts),
            groups=tuple(
                VerdictGroup(state, tuple(map(self.line, found)))
                for state, found in by_state
                if found
            ),
        )

    def line(self, verdict: Verdict) -> VerdictLine:
        return VerdictLine(
            verdict=self.sources.opened(verdict),
            body=self.bodies.get(verdict.body or ""),
            proofs=tuple(
                self.sources.proof(evidence, verdict.body) for evidence in verdict.evidence
            ),
            parameters=parameters(verdict, self.scene.charter.vocabulary),
            lifted_by=self.sources.lifting(verdict),
        )


def levels(articles: Iterable[Article]) -> Iterator[tuple[Article, int]]:
    """Each article with the level of its heading on the page: as deep as in the text, no level
    skipped."""
    known = list(articles)
    highest = min((article.level for article in known), default=1)
    before = TOP - 1
    for article in known:
        before = min(article.level - highest + TOP, before + 1, DEEPEST)
        yield article, before
