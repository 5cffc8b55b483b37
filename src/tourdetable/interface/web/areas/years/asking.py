"""Searching for the dates: asking, asking again around what people moved, stopping, leaving a
rule out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.years.actions import asking, moves
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.years.access import open_draft
from tourdetable.interface.web.areas.years.answers import answer_draft, form_of, plain
from tourdetable.interface.web.areas.years.forms import RelaxForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

Act = Callable[..., Any]


@form_page
@members_only
def draft_ask(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Search for the dates from nothing."""
    title = _("Search for the dates")
    return simple(request, scene, pk, asking.ask, "search", title, _("The search has begun."))


@form_page
@members_only
def draft_ask_again(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Search for the dates that change least from those that the draft has."""
    title = _("Plan again around these dates")
    return simple(
        request, scene, pk, asking.ask_again, "search_again", title, _("The search has begun.")
    )


@form_page
@members_only
def draft_stop(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Stop the search."""
    return simple(
        request, scene, pk, moves.stop, "stop", _("Stop the search"), _("The search is stopped.")
    )


def simple(
    request: Request, scene: Scene, pk: int, act: Act, page: str, title: str, said: str
) -> HttpResponse:
    """One button: one call on the version of the draft that was shown."""
    opened = open_draft(scene, pk)
    form = plain(request, opened)

    def run() -> None:
        act(draft=opened.draft, version=form.cleaned_data["version"], **form.signature)

    return answer_draft(request, opened, form, run, page, title=title, said=said)


@form_page
@members_only
def draft_relax(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Leave a rule out, then search; or (`restore`) ask for it again."""
    opened = open_draft(scene, pk)
    form = form_of(request, opened, RelaxForm)

    def act() -> bool:
        restore = bool(form.cleaned_data["restore"])
        action = moves.restore_all if restore else moves.relax_and_ask
        words = form.values("leaves", "version")
        action(draft=opened.draft, **words, **form.signature)
        return restore

    title = _("Leave a rule out")
    return answer_draft(request, opened, form, act, "relax", title=title, said=relaxed)


def relaxed(restored: bool) -> str:
    """What was done."""
    if restored:
        return _("The rule is asked for again: search for the dates when you are ready.")
    return _("The rule is left out, and the search has begun.")
