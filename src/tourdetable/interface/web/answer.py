"""Answering a page that holds one form: the one way in which every area of the site does it.

A view loads, asks permission, makes the form and hands it over with the one domain call that it
stands for. `answer` shows the form, or carries it out and goes on to the next page, saying there
what was done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import View, members_only
from tourdetable.interface.web.kept import forget, kept

form_page = require_http_methods(["GET", "HEAD", "POST"])
"""The methods of a page that holds a form."""

Words = str | Callable[[Any], str]
"""A text, or how to make it from what the domain call returned."""


def members_form(view: View) -> View:
    """A page that holds a form, for the members of the network."""
    return form_page(members_only(view))


def posted(request: Request) -> QueryDict | None:
    """What was sent, or could not be taken when it was; None when the page is only read."""
    if request.method != "POST":
        return kept(request)
    forget(request)
    return request.POST


def domain_call(
    form: WriteForm, action: Callable[..., Any], *fields: str, **known: Any
) -> Callable[[], Any]:
    """The call that a form stands for, once it is valid: what the view knows, what was written in
    these fields, by whom and when."""
    return lambda: action(**known, **form.values(*fields), **form.signature)


def answer(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    template: str,
    *,
    then: Words,
    said: Words,
    not_now: str = "",
    **context: Any,
) -> HttpResponse:
    """Carry out what was sent and redirect to `then`, saying `said`; else show the form again.

    `not_now` says why it would be refused: whoever comes is told so before they write anything.

    The form then says what stopped it, with status 409 (changed meanwhile, sent twice) or 422
    (refused). What was kept for its writer is only shown: it is theirs to send again.
    """
    if not_now and not form.is_bound:
        known = {"title": "", "trail": [], "cancel": "", **context, "words": not_now}
        return render(request, "components/page/not_now.html", known)
    form.resumed = form.is_bound and request.method != "POST"
    if not form.resumed and form.is_bound and form.is_valid() and form.attempt(act):
        gesture = str(form.cleaned_data["gesture"])
        messages.success(request, _told(said, form.result), extra_tags=gesture)
        return redirect(_told(then, form.result))
    return render(request, template, {"form": form, **context}, status=form.status)


def _told(words: Words, result: Any) -> str:
    return words(result) if callable(words) else words
