"""Saying the rest of something, or saying it better."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.library.actions.bringing import say_more
from tourdetable.domain.library.models import Entry
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.library.forms import EntryWords
from tourdetable.interface.web.areas.library.page import EntrySheet, member_sheet, trail
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


def asks(sheet: EntrySheet) -> dict[str, Any]:
    """What a form of those who may change it is given; 403 to others."""
    if not sheet.changing:
        reserved(_("the seat that brought it, the one that keeps it, and those who lead"))
    return {"scene": sheet.scene, "capacities": sheet.changing, "version": sheet.entry.version}


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """All that may be said of it."""
    sheet = member_sheet(scene, pk)
    files = request.FILES if request.method == "POST" else None
    form = EntryWords(posted(request), files=files, entry=sheet.entry, **asks(sheet))
    return changed(request, sheet, form, said_by(form, sheet.entry), title=_("Say more"))


def said_by(form: EntryWords, entry: Entry) -> Callable[[], Entry]:
    """What was written, with the document that came with it."""

    def act() -> Entry:
        without = bool(form.cleaned_data.get("without_file"))
        what = form.values("title", "tags", "expires_on", "version")
        files: dict[str, Any] = {"sent": form.sent, "without_file": without}
        return say_more(entry=entry, said=form.said, **what, **files, **form.signature)

    return act


def changed(
    request: Request,
    sheet: EntrySheet,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    explain: str = "",
    **context: Any,
) -> HttpResponse:
    """Done, and back to it; or the form again."""
    there = sheet.scene.url("entry", sheet.entry.pk)
    known: dict[str, Any] = {"title": title, "explain": explain, "cancel": there}
    known["about_entry"] = sheet.entry.title
    known |= {"said": _("It is recorded."), "not_now": retired(sheet.entry), **context}
    known["trail"] = trail(sheet.scene, title, entry=sheet.entry)
    return answer(request, form, act, "library/change.html", then=there, **known)


def retired(entry: Entry) -> str:
    """Why it cannot be changed any more, if it was retired."""
    return "" if entry.retired_on is None else _("It has been retired: bring it back first.")
