"""The charter page: the text, and in its margin how each article is kept, in how many bodies.

What is said of each body is on the page of the article (`article.py`); all of it stands here when
somebody reads one body, or prints the whole (`show=all`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.text import capfirst

from tourdetable.core.charter.terms.model import Article
from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.core.words.days import add_months
from tourdetable.domain.compliance.queries import worst
from tourdetable.domain.compliance.summary import TO_SEE, Summary, summary
from tourdetable.domain.decisions.competence import ASKED, EFFECTS, who_decides
from tourdetable.domain.networks.models import Body, CharterException
from tourdetable.interface.web.areas.charter.acceptance import Undertaking, undertaking_of
from tourdetable.interface.web.areas.charter.days import scene_on
from tourdetable.interface.web.areas.charter.finding import BodiesFound, bodies_found
from tourdetable.interface.web.areas.charter.sections import (
    DEEPEST,
    InPages,
    Section,
    in_pages,
    levels,
)
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.areas.charter.verdicts.lifted import (
    ExceptionShown,
    exceptions,
    shown,
)
from tourdetable.interface.web.areas.charter.verdicts.lines import VerdictGroup, groups
from tourdetable.interface.web.areas.charter.verdicts.margins import (
    Margins,
    counted,
    extent,
)
from tourdetable.interface.web.areas.charter.verdicts.proof import (
    Sources,
    bodies_named,
    every_body,
    judged,
)
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages
from tourdetable.interface.web.templating.marks import VERDICTS

FIRST = 4
"""How many bodies that need somebody's care are told before the text, and how many exceptions
after it."""


@dataclass(frozen=True)
class BodyToSee:
    """A body that needs somebody's care: how many articles are not kept there, or soon no more;
    and the address of the charter read for it alone."""

    name: str
    counts: tuple[tuple[State, str], ...]
    url: str


@dataclass(frozen=True)
class NextBreak:
    """The article that would break first if nothing more is planned."""

    verdict: Verdict
    body: str
    url: str


@dataclass(frozen=True)
class Asked:
    """What the address asks: the whole page (`show=all`), or a page of a long text."""

    whole: bool = False
    number: str = ""


@dataclass(frozen=True)
class CharterPage(InPages[Section]):
    """The sections that pass the filters (`state`, `body`), on the day of `scene`; `present` is
    today's."""

    present: Scene
    scene: Scene
    summary: Summary
    sources: Sources
    state: State | None
    found: BodiesFound
    asked: Asked

    @property
    def on(self) -> date:
        """The day that is judged."""
        return self.scene.today

    @property
    def past(self) -> bool:
        """Whether another day than today is judged."""
        return self.on < self.present.today

    @property
    def body(self) -> Body | None:
        """The body whose verdicts alone are read, if any."""
        return self.found.one

    @property
    def filtered(self) -> bool:
        """Whether something is left out."""
        return self.state is not None or self.body is not None

    @property
    def chosen(self) -> bool:
        """Whether the form was used."""
        return self.filtered or self.past or bool(self.found.asked)

    @cached_property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        asked = {
            "state": self.state or "",
            "body": self.body.slug if self.body else "",
            "on": self.on.isoformat() if self.past else "",
        }
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"{said}&" if said else ""

    @cached_property
    def undertaking(self) -> Undertaking | None:
        return undertaking_of(self.present)

    @cached_property
    def next(self) -> NextBreak | None:
        """The first date of the twelve months to come."""
        verdict = self.summary.next_to_break
        limit = add_months(self.on, 12)
        if verdict is None or verdict.next_break is None or verdict.next_break > limit:
            return None
        told = self.sources.opened(verdict)
        url = self.scene.url("charter_article", verdict.clause)
        return NextBreak(told, self.sources.name(verdict.body), url)

    @cached_property
    def lifting(self) -> list[CharterException]:
        """The first exceptions, and one more if there are others (one query)."""
        found = exceptions(self.scene)
        return list(found if self.asked.whole else found[: FIRST + 1])

    @property
    def exceptions(self) -> list[ExceptionShown]:
        """The first exceptions that run or are to come."""
        some = self.lifting if self.asked.whole else self.lifting[:FIRST]
        return shown(some, self.scene, self.sources)

    @property
    def more_exceptions(self) -> bool:
        """Whether there are others."""
        return not self.asked.whole and len(self.lifting) > FIRST

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

    @property
    def tally(self) -> Mapping[State, int]:
        """How many articles are in each state."""
        return self.summary.tally

    @property
    def states(self) -> list[tuple[State, str]]:
        """The states that some article is in, with their words."""
        return [(state, str(VERDICTS[state][1])) for state in self.tally]

    @cached_property
    def bodies_to_see(self) -> list[BodyToSee]:
        """The first bodies that need somebody's care (one query)."""
        url, day = self.scene.url("charter"), self.on.isoformat() if self.past else ""
        first = bodies_named(self.scene, self.summary.to_see[:FIRST])
        found = []
        for body, row in first.items():
            query = urlencode({"body": row.slug, **({"on": day} if day else {})})
            found.append(BodyToSee(row.name, counted(self.summary.bodies[body]), f"{url}?{query}"))
        return found

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
    def text(self) -> Page[list[Section]]:
        if self.asked.whole:
            return Pages([self.sections], 1).get_page(1)
        return in_pages(self.sections, self.asked.number)

    @cached_property
    def sections(self) -> list[Section]:
        found = []
        for number, (article, level) in enumerate(levels(self.scene.charter.articles), 1):
            verdicts = self.passing(article)
            if verdicts or not self.filtered:
                anchor = article.id or f"part-{number}"
                found.append(self.section(anchor, article, level, verdicts))
        return found

    def passing(self, article: Article) -> Sequence[Verdict]:
        """The verdicts of an article that the filters let through. An article is in the state of
        its worst verdict, as the tally counts it."""
        known = self.summary.articles.get(article.id)
        if known is None:
            return ()
        found: Sequence[Verdict] = known.verdicts
        if self.body is not None:
            body = str(self.body.pk)
            found = [verdict for verdict in found if verdict.body == body]
        if self.state is None:
            return found
        if worst(found[:1]) is not self.state:
            return ()
        return [verdict for verdict in found if verdict.state is self.state]

    def section(
        self, anchor: str, article: Article, level: int, verdicts: Sequence[Verdict]
    ) -> Section:
        state = verdicts[0].state if verdicts else None
        known, where = self.summary.articles.get(article.id), ""
        if state and known and state in known.bodies and self.body is None:
            where = extent(known.bodies[state], known.total)
        whole = self.asked.whole
        return Section(
            anchor,
            article,
            level,
            html(article.text, level),
            state,
            where,
            self.margins.url(article.id) if article.id else "",
            marks=() if whole or not known else tuple(self.margins.of(article.id, known, verdicts)),
            groups=tuple(self.groups(verdicts)) if whole else (),
        )

    def groups(self, verdicts: Iterable[Verdict]) -> Iterator[VerdictGroup]:
        return groups(verdicts, self.sources, self.scene.charter.vocabulary)

    @cached_property
    def margins(self) -> Margins:
        return Margins(self.scene, self.sources, self.query, self.state, self.body)


def charter_page(
    present: Scene, *, state: str = "", body: str = "", on: str = "", asked: Asked = Asked()
) -> CharterPage:
    """The page as asked; a filter or a day that means nothing is left aside."""
    scene = scene_on(present, on)
    known = judged(scene)
    counted, bodies = summary(known.report), known.facts.network.bodies
    wanted = State(state) if state in tuple(State) else None
    found = bodies_found(scene, bodies, counted.bodies, body)
    linked = every_body(scene) if asked.whole else found.known
    sources = Sources(scene, known.facts, linked)
    return CharterPage(present, scene, counted, sources, wanted, found, asked)
