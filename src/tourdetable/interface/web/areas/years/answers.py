"""Answering a form about a draft: done, and on to another page; or the form again, with the
reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.interface.web.answer import Words, answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.years.access import Opened, open_draft
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, View

F = TypeVar("F", bound=WriteForm)


def draft_change(view: View) -> View:
    """A page where those who draft change a draft: a view `(request, opened, …)`."""

    @members_form
    @wraps(view)
    def wrapped(request: Request, scene: Scene, pk: int, **kwargs: Any) -> HttpResponse:
        return view(request, open_draft(scene, pk).must_draft(), **kwargs)

    return wrapped


def form_of(request: Request, opened: Opened, kind: type[F], **more: Any) -> F:
    """A form of those who draft, on the version of the draft that was shown."""
    return kind(posted(request), **carried(opened), **more)


def carried(opened: Opened) -> dict[str, Any]:
    """What every form about a draft is made with."""
    version = opened.draft.version
    return {"scene": opened.scene, "capacities": opened.capacities, "version": version}


def button(request: Request, opened: Opened) -> ButtonForm | None:
    """A form with nothing to write; None for a mere reader."""
    return form_of(request, opened, ButtonForm) if opened.drafter else None


def answer_draft(
    request: Request,
    opened: Opened,
    form: WriteForm,
    act: Callable[..., Any],
    page: str,
    *,
    title: str,
    then: Words = "",
    **context: Any,
) -> HttpResponse:
    """Answer a form about a draft; once done, on to the draft unless `then` says where.

    `act` is called with the version that was shown, by whom and when.
    """
    run = domain_call(form, act, "version")
    there, template = opened.url("draft"), f"years/changes/{page}.html"
    context = page_of(opened, title) | {"cancel": there} | context
    return answer(request, form, run, template, then=then or there, **context)


def answer_button(
    request: Request, opened: Opened, act: Callable[..., Any], page: str, **more: Any
) -> HttpResponse:
    """The same with nothing to write: one button, one call."""
    form = form_of(request, opened, ButtonForm)
    return answer_draft(request, opened, form, act, page, **more)


def answer_wish(
    request: Request,
    opened: Opened,
    form: WriteForm,
    act: Callable[..., Any],
    page: str,
    **more: Any,
) -> HttpResponse:
    """Answer a form about what a draft asks: it stands below the page of the wishes."""
    wishes = opened.url("draft_wishes")
    more |= {"trail": opened.trail((_("Wishes"), wishes), (more["title"], ""))}
    return answer_draft(request, opened, form, act, page, then=wishes, cancel=wishes, **more)


def page_of(opened: Opened, title: str) -> dict[str, Any]:
    """What every page below a draft says: the draft, the title of the page and the way to it."""
    return {
        "opened": opened,
        "draft": opened.draft,
        "title": title,
        "trail": opened.trail((title, "")),
    }
