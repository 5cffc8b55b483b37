"""Reading an experience, as oneself or as somebody else would; publishing it, taking it back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.experience.actions import checking
from tourdetable.domain.experience.enums import PUBLISHED_FOR
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.experience.page import (
    ReportSheet,
    carried,
    not_draft,
    report_of,
    trail,
)
from tourdetable.interface.web.areas.experience.paper import sheet_document
from tourdetable.interface.web.areas.experience.words import (
    ATTRIBUTIONS,
    AUDIENCES,
    LABELS,
    READERS,
)
from tourdetable.interface.web.areas.experience.writing import around, known
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.files import given
from tourdetable.interface.web.fresh.pages import fresh


@require_safe
@fresh()
@in_network
def experience(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One experience, at its own address: for whoever it is published for, and its carriers."""
    sheet = report_of(scene, pk)
    audience = AUDIENCES[Audience(sheet.report.audience)]
    context = {"page": sheet, "trail": trail(scene, sheet.report.title), "audience": audience}
    return render(request, "experience/report.html", context | words_of(sheet))


def words_of(sheet: ReportSheet) -> dict[str, Any]:
    """What is still missing, in words, for those who write it."""
    if not (sheet.carrying and sheet.drafted):
        return {}
    return {"missing": [str(LABELS[name]) for name in sheet.looked.missing]}


@require_safe
@members_only
def as_read(request: Request, scene: Scene, pk: int, reader: str) -> HttpResponse:
    """The sheet as a reader will have it, before it leaves."""
    sheet = carried(scene, pk)
    here = named(offered(sheet), reader)
    goes = here.rank <= Audience(sheet.report.audience).rank
    title = _("Read it as…")
    context: dict[str, Any] = {
        "page": sheet,
        "here": here,
        "reader": READERS[here],
        "goes": goes,
        "readers": [(one, READERS[one]) for one in offered(sheet)],
        "trail": trail(scene, title, report=sheet.report),
        "title": title,
    }
    return render(request, "experience/as_read.html", context)


def offered(sheet: ReportSheet) -> list[Audience]:
    """Whom the sheet may be read as."""
    return [one for one in PUBLISHED_FOR if sheet.report.body or one is not Audience.BODY]


def named(readers: list[Audience], code: str) -> Audience:
    """The reader that the address names, or 404."""
    here = next((one for one in readers if one.value == code), None)
    if here is None:
        raise Http404
    return here


@members_form
def publish(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Let those for whom it is read it."""
    sheet = carried(scene, pk)
    report = sheet.report
    form = ButtonForm(posted(request), **known(sheet))
    act = domain_call(form, checking.publish, "version", report=report)
    title = _("Publish the sheet")
    far, told = AUDIENCES[Audience(report.audience)], ATTRIBUTIONS[Attribution(report.attribution)]
    explain = _("Who reads it: %(far)s. What they know of who tells it: %(told)s.")
    return answer(
        request,
        form,
        act,
        "experience/gesture.html",
        then=scene.url("experience", pk),
        said=_("It is published."),
        not_now=not_draft(sheet) or not_ready(sheet),
        **around(sheet, title, explain=explain % {"far": far, "told": told}, submit=title),
    )


def not_ready(sheet: ReportSheet) -> str:
    """Why it may not leave yet, if that is so."""
    looked = sheet.looked
    if looked.missing:
        return _("The sheet does not say yet what was done, or what came of it.")
    if not looked.checked(sheet.report):
        return _("Nothing leaves before somebody has read again exactly what the sheet says now.")
    if looked.waited:
        return _("A second reading was asked, and is awaited on these words.")
    return ""


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Make it a draft again."""
    found = report_of(scene, pk)
    sheet = found if found.left_to else carried(scene, pk)
    able = {**known(sheet), "capacities": sheet.carrying or sheet.left_to}
    form = ButtonForm(posted(request), **able)
    act = domain_call(form, checking.take_back, "version", report=sheet.report)
    title = _("Take it back to a draft")
    explain = _("Nobody else reads it until it is published again, at the same address.")
    if sheet.left_to:
        explain = _("Nobody carries this experience any more: nobody will read it, nor you.")
    return answer(
        request,
        form,
        act,
        "experience/gesture.html",
        then=scene.url("experience", pk) if sheet.carrying else scene.url("experiences"),
        said=_("It is a draft again."),
        not_now=_("It is a draft already.") if sheet.drafted else "",
        **around(sheet, title, explain=explain, submit=title),
    )


@require_safe
@in_network
def sheet_file(request: Request, scene: Scene, pk: int, ending: str = "pdf") -> HttpResponse:
    """The sheet as a file, with what its page says."""
    sheet = report_of(scene, pk)
    name = slugify(sheet.report.title)[:80].strip("-") or "experience"
    return given(scene, sheet_document(sheet), name, ending)
