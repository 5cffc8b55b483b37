"""Moving one meeting of a draft by hand, holding its date, ruling it out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.networks.gates import must_be_asked
from tourdetable.domain.years import board
from tourdetable.domain.years.actions import moves
from tourdetable.domain.years.enums import PinKind
from tourdetable.domain.years.models import Series
from tourdetable.domain.years.periods.dated import periods_of
from tourdetable.domain.years.periods.days_off import MeetingArea
from tourdetable.interface.web.areas.meetings.days_off import ChosenDays
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.answers import answer_draft, draft_change, form_of
from tourdetable.interface.web.areas.years.board.meeting import DraftMeeting, find
from tourdetable.interface.web.areas.years.forms import MoveInDraftForm, PinForm
from tourdetable.interface.web.base.http import Request


@draft_change
def draft_move(request: Request, opened: Opened, series: int, on: date) -> HttpResponse:
    """Put the meeting on another day: what it breaks is told on its page."""
    place = find(opened, series, on)
    form = form_of(request, opened, MoveInDraftForm, initial={"day": on})

    def act(**signed: Any) -> str:
        to, part = form.cleaned_data["day"], form.cleaned_data["part"] or None
        if to != on and not form.cleaned_data["when"]:
            must_be_meant(form, opened, to)
        moves.move(series=place.series, on=on, to=to, part=part, **signed)
        return opened.url("draft_meeting", series, to)

    said = _("The meeting is moved, and its date is held. Here is what this changes.")
    words = moving(place) | {"said": said}
    return answer_draft(request, opened, form, act, "move", then=str, **words)


def must_be_meant(form: MoveInDraftForm, opened: Opened, to: date) -> None:
    """Have a day that was written by hand confirmed, when something is off on it in the areas and
    zones of the draft; the days of the table say it beside them. Raises `NeedsConfirmation`."""
    draft, zone = opened.draft, opened.scene.network.time_zone
    known = periods_of(opened.scene.network, draft.zones)
    where = MeetingArea(tuple(draft.areas), tuple(draft.zones), zone, known)
    form.chosen_days = ChosenDays(where, to, to)
    must_be_asked((), form.chosen_days.cautions, confirmed=form.cleaned_data["confirmed"])


def moving(place: DraftMeeting) -> dict[str, Any]:
    """The title of the page, the way to it from the meeting, and back."""
    here, title = place.opened.url("draft_meeting", place.series.pk, place.on), _("Another day")
    trail = place.opened.trail((place.heading, here), (title, ""))
    return {"title": title, "trail": trail, "cancel": here, "place": place}


@draft_change
def draft_pin(request: Request, opened: Opened, series: int, on: date) -> HttpResponse:
    """Hold a date of a series, rule it out, or leave it open again."""
    row = opened.series(series)
    form = form_of(request, opened, PinForm)

    def act(**signed: Any) -> str:
        kind: str = form.cleaned_data["kind"]
        moves.mark(series=row, on=on, kind=kind or None, **signed)
        return kind

    def then(_kind: str) -> str:
        return after(opened, row, on)

    words: dict[str, Any] = {"title": _("Hold this date, or rule it out"), "said": told}
    return answer_draft(request, opened, form, act, "pin", then=then, body=row.body, on=on, **words)


def after(opened: Opened, series: Series, on: date) -> str:
    """The page of the meeting when there is one on that day, else the draft's."""
    year = board.planned_year(opened.draft)
    there = year is not None and year.slot(series.pk, on) is not None
    return opened.url("draft_meeting", series.pk, on) if there else opened.url("draft")


def told(kind: str) -> str:
    """What was done."""
    if kind == PinKind.LOCK:
        return _("The date is held: planning again will keep it.")
    if kind == PinKind.FORBID:
        return _("The date is ruled out: plan again to find another one.")
    return _("The date is open again.")
