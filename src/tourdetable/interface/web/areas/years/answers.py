"""What every change to a draft answers: done, and on to another page; or the form again, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tourdetable.interface.web.answer import WriteForm
from tourdetable.interface.web.areas.decisions.recording import posted
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.forms import PlainForm
from tourdetable.interface.web.base.http import Request


def done(form: WriteForm, act: Callable[[], Any]) -> bool:
    """Whether the form was sent, well filled in, and carried out."""
    return form.is_bound and form.is_valid() and form.attempt(act)


def plain(request: Request, opened: Opened) -> PlainForm:
    """A form with nothing to write, on the version of the draft that was shown."""
    opened.must_draft()
    return PlainForm(
        posted(request),
        scene=opened.scene,
        capacities=opened.capacities,
        version=opened.draft.version,
    )


def back(request: Request, url: str, said: str) -> HttpResponse:
    """On to a page, saying what was done."""
    messages.success(request, said)
    return redirect(url)


def ask(
    request: Request, opened: Opened, form: WriteForm, page: str, title: str, **more: Any
) -> HttpResponse:
    """The page of the form, below the draft's."""
    cancel = more.pop("cancel", "") or opened.url("draft")
    steps = [*more.pop("steps", ()), (title, "")]
    context = {
        "form": form,
        "opened": opened,
        "draft": opened.draft,
        "title": title,
        "trail": opened.trail(*steps),
    }
    return render(
        request,
        f"programme/drafts/{page}.html",
        {**context, "cancel": cancel, **more},
        status=form.status,
    )
