"""Reading minutes: the page and the documents to download."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.interface.web.areas.minutes.loading import read, record_of
from tourdetable.interface.web.areas.minutes.page.whole import page
from tourdetable.interface.web.areas.minutes.paper import (
    decision_record_document,
    file_name,
    minutes_document,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.files import given
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.fresh.scopes import one_body
from tourdetable.interface.web.opened import OpenLists


@require_safe
@fresh(one_body)
@in_network
def minutes(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Where the minutes stand, and as much of them as the reader may have."""
    return render(
        request,
        "minutes/minutes.html",
        {"page": page(record_of(scene, pk), OpenLists(request.GET))},
    )


@require_safe
@in_network
def minutes_file(request: Request, scene: Scene, pk: int, ending: str = "pdf") -> HttpResponse:
    """The minutes as a file, as the reader may have them."""
    record = read(scene, pk)
    document = minutes_document(record)
    return given(scene, document, file_name(record, document.title), ending)


@require_safe
@in_network
def decision_record_file(
    request: Request, scene: Scene, pk: int, ending: str = "pdf"
) -> HttpResponse:
    """The decisions alone as a file: from the meeting on for the body, once circulated for
    others."""
    record = record_of(scene, pk)
    if not (record.readable or record.drafted or record.decided):
        raise Http404
    document = decision_record_document(record)
    return given(scene, document, file_name(record, document.title), ending)
