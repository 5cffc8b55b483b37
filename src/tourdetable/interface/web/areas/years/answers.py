"""Answering a form about a draft: done, and on to another page; or the form again, with the
reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.interface.web.answer import Words, answer, posted
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request

F = TypeVar("F", bound=WriteForm)


def form_of(request: Request, opened: Opened, kind: type[F], **more: Any) -> F:
    """A form of those who draft, on the version of the draft that was shown; 403 for others."""
    opened.must_draft()
    return kind(
        posted(request),
        scene=opened.scene,
        capacities=opened.capacities,
        version=opened.draft.version,
        **more,
    )


def plain(request: Request, opened: Opened) -> ButtonForm:
    """The same with nothing to write."""
    return form_of(request, opened, ButtonForm)


def answer_draft(
    request: Request,
    opened: Opened,
    form: WriteForm,
    act: Callable[[], Any],
    page: str,
    *,
    title: str,
    said: Words,
    then: Words = "",
    **context: Any,
) -> HttpResponse:
    """Answer a form about a draft; once done, on to the draft unless `then` says where."""
    there = opened.url("draft")
    context = page_of(opened, title) | {"cancel": there} | context
    return answer(
        request,
        form,
        act,
        f"years/changes/{page}.html",
        then=then or there,
        said=said,
        **context,
    )


def answer_wish(
    request: Request,
    opened: Opened,
    form: WriteForm,
    act: Callable[[], Any],
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
