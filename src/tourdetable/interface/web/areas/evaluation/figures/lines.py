"""The facts behind a figure, as one reader may read them; and the same as a table to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.sheets.writing import Table
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.evaluation.indicators.terms import FactLine, Indicator
from tourdetable.domain.evaluation.publishing import ToldFigure
from tourdetable.domain.networks.models import Body
from tourdetable.interface.language import month_of_year, number, short_day
from tourdetable.interface.web.areas.evaluation.words import fact_words, group_words
from tourdetable.interface.web.base.scene import Scene

UNTOLD = frozenset({"experience_report", "tool", "practice_sheet", "watch_item", "relay", "guest"})
"""Facts of which their authors choose what is known: nothing is told here but that they are
there."""


@dataclass(frozen=True)
class FactTold:
    """One line: `title` and `url` are empty where the reader may not open it; `month` is told in
    place of the day then."""

    kind: str
    title: str
    url: str
    when: str
    body: str
    body_url: str
    group: str
    counts: str
    of: str


@dataclass(frozen=True)
class FactsReader:
    """Tells lines to one reader: titles, days and pages are for those who sit in the body."""

    scene: Scene
    indicator: Indicator

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """By the id that facts know (one query)."""
        return {str(body.pk): body for body in self.scene.network.bodies.all()}

    def told(self, lines: Iterable[FactLine]) -> list[FactTold]:
        """Some lines (one query more for deliverables)."""
        known = list(lines)
        numbers = self.numbers(known)
        return [self.fact(one, numbers) for one in known]

    def fact(self, line: FactLine, numbers: Mapping[str, int]) -> FactTold:
        body, opens = self.bodies.get(line.body), self.opens(line)
        there = self.scene.url("body", body.slug) if body else ""
        return FactTold(
            kind=capfirst(fact_words(line.kind)),
            title=line.title if opens else "",
            url=self.url(line, numbers) if opens else "",
            when=self.when(line),
            body=body.name if body else "",
            body_url=there,
            group=group_words(self.indicator, line.group, self.scene.charter),
            counts=number(line.counts),
            of=number(line.of),
        )

    def opens(self, line: FactLine) -> bool:
        """Whether the reader sits where it happened, and it may be told."""
        body = self.bodies.get(line.body)
        return body is not None and line.kind not in UNTOLD and self.scene.member.sits_in(body.pk)

    def when(self, line: FactLine) -> str:
        """Its day, or its month; nothing of what is summed over all days."""
        if line.kind == "body":
            return ""
        return short_day(line.on) if self.opens(line) else month_of_year(line.on)

    def numbers(self, lines: Iterable[FactLine]) -> dict[str, int]:
        """The numbers by which deliverables have their pages."""
        pks = [int(one.id) for one in lines if one.kind == "deliverable"]
        if not pks:
            return {}
        rows = Deliverable.objects.filter(pk__in=pks)
        return {str(pk): number for pk, number in rows.values_list("pk", "number")}

    def url(self, line: FactLine, numbers: Mapping[str, int]) -> str:
        """The page of a fact."""
        if line.kind == "deliverable":
            return self.scene.url("work", numbers[line.id]) if line.id in numbers else ""
        if line.kind == "body":
            return self.scene.url("body", self.bodies[line.body].slug)
        page = {"meeting": "meeting", "decision": "decision", "minutes": "minutes"}.get(line.kind)
        return self.scene.url(page, int(line.id)) if page and line.id.isdecimal() else ""

    def table(self, figure: ToldFigure) -> Table:
        """All lines as a table; those that are told together in one."""
        head = (_("Fact"), _("Body"), _("Day, or month"), _("What it is called"), _("Group"))
        rows = [self.row(one) for one in figure.lines]
        if figure.rest is not None:
            words = _("%(n)d bodies, told together") % {"n": figure.bodies}
            rest = (exact(figure.rest.counts), exact(figure.rest.of))
            rows.append((words, "", None, "", "", *rest))
        return Table(_("Facts"), (*head, _("Counts for"), _("Out of")), rows)

    def row(self, line: FactLine) -> tuple[str | date | None, ...]:
        body, opens = self.bodies.get(line.body), self.opens(line)
        return (
            capfirst(fact_words(line.kind)),
            body.name if body else "",
            line.on if opens and line.kind != "body" else self.when(line),
            line.title if opens else "",
            group_words(self.indicator, line.group, self.scene.charter),
            exact(line.counts),
            exact(line.of),
        )


def exact(value: float) -> str:
    """A number as a spreadsheet reads it in the reader’s language: nothing between thousands."""
    return number(value).replace("\N{NARROW NO-BREAK SPACE}", "").replace("\N{NO-BREAK SPACE}", "")
