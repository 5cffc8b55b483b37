"""Writing a deliverable, keeping versions of it, reading and comparing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.deliverables.actions import writing
from tourdetable.domain.deliverables.models import WorkVersion
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.deliverables.forms import (
    DepositForm,
    VersionForm,
    WorkTextForm,
)
from tourdetable.interface.web.areas.deliverables.page import (
    WorkSheet,
    sheet_of,
    trail,
    version_of,
    workers,
)
from tourdetable.interface.web.areas.deliverables.views import answer_about, form_about
from tourdetable.interface.web.areas.deliverables.words import (
    audience_marks,
    edition_words,
    seats_to_name,
)
from tourdetable.interface.web.areas.minutes.review.comparing import (
    ChangedPassage,
    TextsCompared,
    compared_for,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.opened import OpenLists, Size, query

MOST_TWICE = 50_000
"""Characters of a text that a page may carry twice; a longer one is compared, not merged."""
SOME = Size(25, 20)
"""How many passages that differ are shown at once."""


@members_form
def write(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Write it here, with others."""
    sheet = sheet_of(scene, number)
    able, work = workers(sheet), sheet.work
    begins = {"text": work.text, "base": work.text if len(work.text) <= MOST_TWICE else ""}
    how = {"initial": begins, "shown": lambda current: current.text}
    form = form_about(WorkTextForm, request, sheet, able, **how)
    act = domain_call(form, writing.write, "text", "version", "base", deliverable=work)
    title, said = _("Write it"), _("The text is saved. Keep a version to have it read.")
    context: dict[str, Any] = {"audience_marks": audience_marks(work.audience)}
    context["submit"] = _("Save the text")
    context |= {"not_now": closed(sheet), "seats_to_name": seats_to_name(sheet.speakers)}
    return answer_about(request, sheet, form, act, "write", title=title, said=said, **context)


def closed(sheet: WorkSheet) -> str:
    """Why nothing more is written, if that is so."""
    return _("It was given up: take it up again first.") if sheet.given_up else ""


@members_form
def keep(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Keep the text as it stands, as the next version."""
    sheet = sheet_of(scene, number)
    able, work = workers(sheet), sheet.work
    form = form_about(VersionForm, request, sheet, able)
    act = domain_call(form, writing.keep_version, "note", "version", deliverable=work)
    title, said = _("Keep a version"), _("The version is kept: nobody changes it any more.")
    words = _("A version has a number and never changes: that is what others read and approve.")
    empty = "" if work.text.strip() else _("Write it first: there is nothing to keep.")
    return answer_about(
        request,
        sheet,
        form,
        act,
        title=title,
        said=said,
        explain=words,
        not_now=closed(sheet) or empty,
    )


@members_form
def deposit(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Keep a file as the next version."""
    sheet = sheet_of(scene, number)
    able, work = workers(sheet), sheet.work
    files = request.FILES if request.method == "POST" else None
    form = form_about(DepositForm, request, sheet, able, files=files)
    fields = ("content", "name", "note", "version")
    act = domain_call(form, writing.deposit, *fields, deliverable=work)
    title, said = _("Deposit a file"), _("The file is kept, as a version.")
    return answer_about(
        request, sheet, form, act, "deposit", title=title, said=said, not_now=closed(sheet)
    )


@require_safe
@members_only
def version(request: Request, scene: Scene, number: int, nth: int) -> HttpResponse:
    """One version, for whoever may have it."""
    sheet = sheet_of(scene, number)
    found = version_of(sheet, nth)
    title = edition_words(found)
    context = {"page": sheet, "work": sheet.work, "version": found, "title": title}
    context["trail"] = trail(scene, title, work=sheet.work)
    if not found.is_file:
        context["parts"] = sheet.reading(found).html(found.text, offset=1)
    return render(request, "deliverables/version.html", context)


@dataclass(frozen=True)
class WorkComparison:
    """Two versions of a text, as one reader has them."""

    sheet: WorkSheet
    opened: OpenLists
    texts: Sequence[WorkVersion]
    first: WorkVersion
    last: WorkVersion

    @cached_property
    def found(self) -> TextsCompared:
        """What differs, as the terms of the later one let its reader see it."""
        reading = self.sheet.reading(self.last)
        return compared_for(reading, self.first.text, self.last.text)

    @cached_property
    def changes(self) -> Page[ChangedPassage]:
        return self.opened.page("compared", self.found.changes, SOME)

    @property
    def query(self) -> str:
        """What comes before the number of another page."""
        return query("compared", first=str(self.first.number), last=str(self.last.number))


@require_safe
@members_only
def versions(request: Request, scene: Scene, number: int) -> HttpResponse:
    """The versions of a text, two of which are compared; the last two, if one asks for none."""
    sheet = sheet_of(scene, number)
    if not sheet.versions:
        raise Http404
    title = _("Versions")
    context = {"page": sheet, "work": sheet.work, "title": title}
    context["compared"] = compared(sheet, OpenLists(request.GET))
    context["trail"] = trail(scene, title, work=sheet.work)
    return render(request, "deliverables/versions.html", context)


def compared(sheet: WorkSheet, opened: OpenLists) -> WorkComparison | None:
    """The two that the address asks for; None when there are not two texts (two queries)."""
    texts = [one for one in sheet.versions if not one.is_file]
    first, last = (opened.asked.get(name, "") for name in ("first", "last"))
    pair = chosen(texts, first, last)
    if pair is None:
        return None
    before, after = (version_of(sheet, one.number) for one in pair)
    return WorkComparison(sheet, opened, texts, before, after)


def chosen(
    texts: Sequence[WorkVersion], first: str, last: str
) -> tuple[WorkVersion, WorkVersion] | None:
    """The two that are asked for, an earlier and a later one; None when there is but one."""
    known = {str(one.number): one for one in texts}
    after = known.get(last, texts[0] if texts else None)
    earlier = [one for one in texts if after is not None and one.number < after.number]
    if after is None or not earlier:
        return None
    before = known.get(first)
    return before if before is not None and before in earlier else earlier[0], after
