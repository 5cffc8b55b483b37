"""All the documents of a network that a member may have, meeting by meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.domain.attachments.queries import LINE, AttachedLine, open_to
from tourdetable.interface.web.attached import DocumentShown, shown
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 20
OF_MEETING = ("meeting", "meeting__title", "meeting__starts_at", "meeting__body_id")


class DocumentedMeeting(NamedTuple):
    """A meeting that has documents."""

    pk: int
    title: str
    starts_at: datetime
    body_id: int
    body: str


@dataclass(frozen=True)
class MeetingDocuments:
    """The documents of one meeting; `url` of its page, for those who may open it."""

    meeting: DocumentedMeeting
    documents: list[DocumentShown]
    url: str


@require_safe
@members_only
def network_documents(request: Request, scene: Scene) -> HttpResponse:
    """The documents that the reader may have, the latest meetings first (two queries)."""
    rows = open_to(scene.member).values_list(*OF_MEETING, "meeting__body__name", *LINE)
    page: Page[Any] = Pages(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "meetings": by_meeting(scene, page.object_list)}
    response = render(request, "files/network.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def by_meeting(scene: Scene, rows: Any) -> list[MeetingDocuments]:
    """Documents under the meeting of each."""
    document, meeting, width = scene.addresses("document"), scene.addresses("meeting"), 5
    found = []
    for about, group in groupby(rows, key=lambda row: row[:width]):
        told = DocumentedMeeting(*about)
        sits = scene.member.sits_in(told.body_id)
        lines = [AttachedLine(*row[width:]) for row in group]
        url = meeting(told.pk) if sits else ""
        found.append(MeetingDocuments(told, shown(lines, document), url))
    return found
