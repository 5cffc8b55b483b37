"""Two drafts of one season side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.years import board
from tourdetable.domain.years.board import Year
from tourdetable.domain.years.comparing import differences
from tourdetable.domain.years.models import Draft
from tourdetable.interface.web.areas.years.access import Opened, open_draft, readable
from tourdetable.interface.web.areas.years.answers import page_of
from tourdetable.interface.web.areas.years.board.changes import ChangeRow, rows
from tourdetable.interface.web.areas.years.board.page import broken_rules, speaker_of
from tourdetable.interface.web.areas.years.words import Speaker
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@dataclass(frozen=True)
class ComparisonPage:
    """What differs. `other` is None until a draft is chosen among `choices`; `hidden` are the
    differences of which the reader knows nothing."""

    choices: tuple[Draft, ...]
    one: Year
    other: Year | None = None
    rows: tuple[ChangeRow, ...] = ()
    hidden: int = 0
    broken: tuple[int, ...] = ()

    @property
    def sides(self) -> tuple[tuple[Year, int], ...]:
        """Both drafts, and how many rules each breaks, as its own page counts them."""
        years = (self.one, self.other) if self.other else (self.one,)
        return tuple(zip(years, self.broken, strict=False))


@require_safe
@members_only
def draft_compare(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Choose another draft of the season, and read what differs (`?with=`)."""
    opened = open_draft(scene, pk)
    others = readable(scene).filter(year=opened.draft.year).exclude(pk=pk)
    choices = tuple(others.filter(answer__isnull=False).defer("instance", "answer"))
    year = board.planned_year(opened.draft)
    if year is None:
        raise Http404
    asked = request.GET.get("with", str(choices[0].pk) if len(choices) == 1 else "")
    context = page_of(opened, _("Compare two drafts"))
    context["page"] = assemble(opened, year, choices, asked)
    return render(request, "years/board/compare.html", context)


def assemble(opened: Opened, year: Year, choices: Sequence[Draft], asked: str) -> ComparisonPage:
    """The comparison with the draft whose id is asked; 404 when it is none of the choices."""
    page = ComparisonPage(tuple(choices), year)
    if not asked:
        return page
    if asked not in {str(draft.pk) for draft in choices}:
        raise Http404
    beside = open_draft(opened.scene, int(asked))
    other = board.planned_year(beside.draft)
    if other is None:
        return page
    speakers = speaker_of(opened.scene, year), speaker_of(opened.scene, other)
    judged = zip((year, other), speakers, strict=True)
    found = differences(year, other)
    told = rows(opened.scene, found, *speakers)
    broken = tuple(count(opened.scene, one, speaker) for one, speaker in judged)
    hidden = len(found) - len(told)
    return replace(page, other=other, rows=told, hidden=hidden, broken=broken)


def count(scene: Scene, year: Year, speaker: Speaker) -> int:
    """How many rules a year breaks, those of which the reader knows nothing included."""
    known, elsewhere = broken_rules(scene, year, speaker)
    return len(known) + elsewhere
