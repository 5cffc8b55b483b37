"""The page of a draft: the year as a board when it has one, else where its search stands, or why
there is no year."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.domain.years.board import Year, planned_year
from tourdetable.domain.years.enums import DraftState
from tourdetable.interface.web.areas.years.access import Opened, open_draft
from tourdetable.interface.web.areas.years.answers import button
from tourdetable.interface.web.areas.years.board import conflict, progress
from tourdetable.interface.web.areas.years.board.changes import replanned
from tourdetable.interface.web.areas.years.board.page import UNANSWERED, BoardPage, speaker_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.opened import OpenLists


@require_safe
@members_only
def draft(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Whatever the draft has to show: a year, a search, a conflict, or its wishes."""
    opened = open_draft(scene, pk)
    context: dict[str, Any] = {"opened": opened, "draft": opened.draft, "trail": opened.trail()}
    if opened.draft.state == DraftState.WORKING:
        return progress.page(request, opened, context)
    year = planned_year(opened.draft)
    if year is None or (opened.draft.state in UNANSWERED and "dates" not in request.GET):
        return conflict.page(request, opened, context | {"dates": year is not None})
    return render(request, "years/board/board.html", context | shown(request, opened, year))


def shown(request: Request, opened: Opened, year: Year) -> dict[str, Any]:
    """The draft has a year."""
    speaker = speaker_of(opened.scene, year)
    return {
        "page": BoardPage(
            opened, year, speaker, request.GET.get("by") == "body", OpenLists(request.GET)
        ),
        "replanned": replanned(opened, year, speaker),
        "form": button(request, opened),
    }
