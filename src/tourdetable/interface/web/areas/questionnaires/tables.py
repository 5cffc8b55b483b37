"""Results as they are shown and taken away: tables of counts, of which some are hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.sheets.writing import CSV, MEDIA, Table, written
from tourdetable.domain.networks.models import Body
from tourdetable.domain.questionnaires.enums import Breakdown
from tourdetable.domain.questionnaires.groups import SMALL
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.results import (
    EVERYBODY,
    NO_ANSWER,
    REST,
    QuestionResult,
    Results,
)
from tourdetable.interface.language import listed, spoken
from tourdetable.interface.web.areas.questionnaires.loading import (
    QuestionnaireHere,
    questionnaire_here,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download


class ShownCell(NamedTuple):
    """A count and its share, in words; nothing of both when it is hidden."""

    number: int | None
    share: str


class ShownRow(NamedTuple):
    label: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True)
class ShownTable:
    """One question: its columns and their sizes, its rows, its means."""

    result: QuestionResult
    names: dict[str, str]

    @property
    def text(self) -> str:
        return self.result.question.asked_in(get_language() or "")

    @property
    def columns(self) -> list[tuple[str, int]]:
        """What each column is called, and of how many it speaks."""
        lines = [line for line, _at in self.result.rows[0].cells]
        names = [self.names[one] for one in self.result.columns]
        return list(zip(names, (line.size for line in lines), strict=True))

    @property
    def rows(self) -> list[ShownRow]:
        """Those who left the question come last, if there may be any."""
        found = []
        for row in self.result.rows:
            cells = tuple(shown(line.counts[at], line.share(at)) for line, at in row.cells)
            if row.code != NO_ANSWER or any(cell.number != 0 for cell in cells):
                found.append(ShownRow(row.label or _("No answer"), cells))
        return found

    @property
    def means(self) -> list[str]:
        """One a column; nothing where a count is hidden, nor where nobody has an opinion."""
        found = ["" if one is None else f"{one:.1f}" for one in self.result.means]
        return [spoken_decimal(one) for one in found] if any(found) else []


def shown(count: int | None, share: float | None) -> ShownCell:
    words = "" if share is None else spoken().percent(round(share * 100))
    return ShownCell(count, words)


def spoken_decimal(number: str) -> str:
    """« 4,4 », “4.4”."""
    return number.replace(".", ",") if get_language() == "fr" else number


@dataclass(frozen=True)
class ResultsPage:
    """What may be told of a questionnaire that is closed."""

    scene: Scene
    row: Questionnaire

    @cached_property
    def results(self) -> Results:
        return Results(self.row, get_language() or "")

    @cached_property
    def tables(self) -> list[ShownTable]:
        return [ShownTable(one, self.names) for one in self.results.of_questions()]

    @property
    def hides(self) -> bool:
        """Whether a count is hidden somewhere."""
        return any(one.result.hides for one in self.tables)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each group is called."""
        codes = (*self.results.groups.apart, *self.results.groups.together)
        known = {code: self.called(code) for code in codes}
        rest = listed([known[code] for code in self.results.groups.together])
        return {**known, REST: rest, EVERYBODY: _("Everybody")}

    def called(self, code: str) -> str:
        if code == SMALL and (self.row.room_code or self.row.meeting_id):
            return _("smaller groups, guests, link of the room")
        if code == SMALL:
            return _("smaller groups")
        if self.row.breakdown == Breakdown.BODY:
            return self.bodies.get(code, code)
        college = self.scene.charter.vocabulary.colleges.get(code)
        return college.name if college else code

    @cached_property
    def bodies(self) -> dict[str, str]:
        """The names of the bodies of the network (one query)."""
        rows = Body.objects.filter(network=self.scene.network).values_list("pk", "name")
        return {str(pk): name for pk, name in rows}

    @property
    def csv(self) -> Table:
        """The same tables in one: an empty count is one that is hidden."""
        headings = (_("Question"), _("Answer"), _("Group"), _("Answers in the group"), _("Count"))
        return Table(str(self.row), headings, list(self.csv_rows()))

    def csv_rows(self) -> Iterator[tuple[str | int | None, ...]]:
        for table in self.tables:
            for row in table.rows:
                for (group, size), cell in zip(table.columns, row.cells, strict=True):
                    yield table.text, row.label, group, size, cell.number


def results_here(scene: Scene, pk: int) -> QuestionnaireHere:
    """The results that the reader may read, or 404."""
    here = questionnaire_here(scene, pk)
    if here.row.closed_on is None:
        raise Http404
    return here


@require_safe
@members_only
def results(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For those who conduct it, and once it is published for those whom it is for."""
    here = results_here(scene, pk)
    page = ResultsPage(scene, here.row)
    context = {"page": page, "here": here, "trail": here.trail(_("Results"))}
    return render(request, "questionnaires/results.html", context)


@require_safe
@members_only
def results_csv(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The same tables, for a spreadsheet."""
    page = ResultsPage(scene, results_here(scene, pk).row)
    name = f"{scene.network.slug}-questionnaire-{pk}.csv"
    return download(written(CSV, [page.csv]), name, MEDIA[CSV])
