"""Searching for the dates: asking, asking again around what people moved, stopping, leaving a
rule out."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.years.actions import asking, moves
from tourdetable.domain.years.enums import DraftState
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.answers import (
    answer_button,
    answer_draft,
    draft_change,
    form_of,
)
from tourdetable.interface.web.areas.years.forms import RelaxForm
from tourdetable.interface.web.base.http import Request

BUTTONS = {
    "search": (
        asking.ask,
        gettext_lazy("Search for the dates"),
        gettext_lazy("The search has begun."),
    ),
    "search_again": (
        asking.ask_again,
        gettext_lazy("Plan again around these dates"),
        gettext_lazy("The search has begun."),
    ),
}
"""Page → what its button does, its title, what is said once it is done."""


@draft_change
def draft_button(request: Request, opened: Opened, page: str) -> HttpResponse:
    """Search for the dates from nothing, or those that change least from what the draft has."""
    act, title, said = BUTTONS[page]
    call = partial(act, draft=opened.draft)
    return answer_button(request, opened, call, page, title=str(title), said=str(said))


@draft_change
def draft_stop(request: Request, opened: Opened) -> HttpResponse:
    """Stop the search, and say which dates the draft keeps."""

    def act(**signed: Any) -> str:
        return kept_by(moves.stop(draft=opened.draft, **signed))

    return answer_button(request, opened, act, "stop", title=_("Stop the search"), said=str)


def kept_by(stopped: moves.StoppedSearch) -> str:
    """What a search that was stopped leaves to its draft."""
    if stopped.found:
        return _("The search is stopped: the draft keeps the best year that is known so far.")
    if stopped.draft.state == DraftState.PLANNED:
        return _("The search is stopped before it found a year: the draft keeps its former dates.")
    return _("The search is stopped before it found a year: the draft has no dates yet.")


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
