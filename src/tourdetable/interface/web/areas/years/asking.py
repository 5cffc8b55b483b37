"""Searching for the dates: asking, asking again around what people moved, stopping, leaving a
rule out."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.years.actions import asking, moves
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.answers import (
    answer_button,
    answer_draft,
    draft_change,
    form_of,
)
from tourdetable.interface.web.areas.years.forms import RelaxForm
from tourdetable.interface.web.base.http import Request


@draft_change
def draft_ask(request: Request, opened: Opened) -> HttpResponse:
    """Search for the dates from nothing."""
    act, words = partial(asking.ask, draft=opened.draft), _("Search for the dates")
    said = _("The search has begun.")
    return answer_button(request, opened, act, "search", title=words, said=said)


@draft_change
def draft_ask_again(request: Request, opened: Opened) -> HttpResponse:
    """Search for the dates that change least from those that the draft has."""
    act, words = partial(asking.ask_again, draft=opened.draft), _("Plan again around these dates")
    said = _("The search has begun.")
    return answer_button(request, opened, act, "search_again", title=words, said=said)


@draft_change
def draft_stop(request: Request, opened: Opened) -> HttpResponse:
    """Stop the search."""
    act, words = partial(moves.stop, draft=opened.draft), _("Stop the search")
    said = _("The search is stopped.")
    return answer_button(request, opened, act, "stop", title=words, said=said)


@draft_change
def draft_relax(request: Request, opened: Opened) -> HttpResponse:
    """Leave a rule out, then search; or (`restore`) ask for it again."""
    form = form_of(request, opened, RelaxForm)

    def act(**signed: Any) -> str:
        leaves, restore = form.cleaned_data["leaves"], form.cleaned_data["restore"]
        action = moves.restore_all if restore else moves.relax_and_ask
        action(draft=opened.draft, leaves=leaves, **signed)
        if restore:
            return _("The rule is asked for again: search for the dates when you are ready.")
        return _("The rule is left out, and the search has begun.")

    title = _("Leave a rule out")
    return answer_draft(request, opened, form, act, "relax", title=title, said=str)
