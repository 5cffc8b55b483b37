"""What stands in the margin of an article: a line for each state, with the way to what it says of
each body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.domain.compliance.summary import TO_SEE, ArticleSummary
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.charter.verdicts.lines import dated
from tourdetable.interface.web.areas.charter.verdicts.proof import Proof, Sources
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.templating.words import phrase


@dataclass(frozen=True)
class MarginLine:
    """One state: where its page is, and what the link to it says; what a verdict says, if it is
    one, since when it is so, and the decision by which it is kept."""

    state: State
    url: str
    link: str
    words: str = ""
    dated: str = ""
    lifted_by: Proof | None = None


@dataclass(frozen=True)
class Margins:
    """Makes the margins of a page, read with these filters."""

    scene: Scene
    sources: Sources
    query: str
    state: State | None
    body: Body | None

    def of(
        self, clause: str, article: ArticleSummary, verdicts: Iterable[Verdict]
    ) -> Iterator[MarginLine]:
        """A line for each verdict on the network, or on the body that is read; one for each state
        of the others."""
        told = [v for v in verdicts if v.body is None or self.body is not None]
        for verdict in told:
            yield self.verdict(clause, verdict)
        if self.body is not None:
            return
        for state, count in article.bodies.items():
            if self.state in (None, state):
                url = self.url(clause, state=state)
                yield MarginLine(state, url, extent(count, article.total))

    def verdict(self, clause: str, verdict: Verdict) -> MarginLine:
        """One verdict, in its words; its proof is on the page of the article."""
        told = self.sources.opened(verdict)
        url = self.url(clause, open=self.body.slug if self.body else "")
        link = _("Proof") if verdict.evidence else _("Detail")
        return MarginLine(
            verdict.state,
            f"{url}#verdicts",
            link,
            phrase(told.words),
            dated(verdict),
            self.sources.lifting(verdict),
        )

    def url(self, clause: str, **asked: str) -> str:
        """The page of an article, as it is asked, on the day that is read."""
        day = self.scene.today.isoformat() if "on=" in self.query else ""
        query = urlencode({k: v for k, v in {**asked, "on": day}.items() if v})
        address = self.scene.url("charter_article", clause)
        return f"{address}?{query}" if query else address


def extent(count: int, total: int) -> str:
    """« dans 3 instances sur 12 », « dans les 12 instances »."""
    said = {"n": count, "total": total}
    if count < total:
        words = ngettext(
            "in %(n)d body out of %(total)d", "in %(n)d bodies out of %(total)d", count
        )
        return words % said
    return (
        _("in all %(n)d bodies") if total > 1 else ngettext("in %(n)d body", "in %(n)d bodies", 1)
    ) % said


def counted(states: Mapping[State, int]) -> tuple[tuple[State, str], ...]:
    """How many articles of a body need somebody's care: « 3 articles », by state, worst first."""
    return tuple(
        (state, ngettext("%(n)d article", "%(n)d articles", n) % {"n": n})
        for state in (State.BROKEN, State.AT_RISK)
        if state in TO_SEE and (n := states.get(state, 0))
    )
