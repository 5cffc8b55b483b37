"""One meeting of a draft: why this date, who comes, which others there are; moving it, holding
it, ruling it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.planner.hand.moving import Option, options
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.networks.gates import must_be_asked
from tourdetable.domain.years import board
from tourdetable.domain.years.actions import moves
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.enums import DraftState, PinKind
from tourdetable.domain.years.ids import BodyId, read
from tourdetable.domain.years.models import Series
from tourdetable.domain.years.periods.dated import periods_of
from tourdetable.domain.years.periods.days_off import MeetingArea
from tourdetable.interface.language import day as day_words
from tourdetable.interface.web.areas.meetings.days_off import ChosenDays
from tourdetable.interface.web.areas.years.access import Opened, open_draft
from tourdetable.interface.web.areas.years.answers import (
    answer_draft,
    carried,
    draft_change,
    form_of,
    page_of,
)
from tourdetable.interface.web.areas.years.board.page import (
    BoardMeeting,
    entry,
    may_know,
    speaker_of,
)
from tourdetable.interface.web.areas.years.forms import MoveInDraftForm, PinButton, PinForm
from tourdetable.interface.web.areas.years.words import Reason, Speaker
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

MOST_FREE = 12
"""Free dates shown, the best first; any other day is one form away."""
NEAR = 14
"""Days before and after, within which dates that break something are shown too."""


@dataclass(frozen=True)
class Other:
    """Another date: what the whole year then costs more or less, what else it does not meet,
    what it breaks."""

    on: date
    value: str
    change: str
    charges: tuple[Reason, ...]
    broken: tuple[Reason, ...]


@dataclass(frozen=True)
class OtherDates:
    """Where the meeting could be: the best of the free dates, the near ones that break something,
    and how many free dates are not shown."""

    free: tuple[Other, ...] = ()
    near: tuple[Other, ...] = ()
    more_free: int = 0


@dataclass(frozen=True)
class DraftMeeting:
    """One meeting of a draft, as its pages tell it to one reader."""

    opened: Opened
    series: Series
    year: Year
    slot: Slot
    speaker: Speaker

    @property
    def title(self) -> str:
        return self.speaker.names(self.slot.meeting.body)

    @property
    def on(self) -> date:
        return self.slot.meeting.date

    @property
    def heading(self) -> str:
        """What it is, and on which day."""
        return f"{self.title}, {day_words(self.on)}"

    @property
    def movable(self) -> bool:
        """Whether the reader may move it here."""
        kept = self.slot.drawn or self.opened.draft.state == DraftState.PUBLISHED
        return self.opened.drafter and not kept

    @property
    def kind(self) -> str:
        """The charter's word for its kind."""
        return word_for(self.speaker.charter.vocabulary.meeting_kinds, self.series.kind)

    @cached_property
    def shown(self) -> BoardMeeting:
        """As the board has it: its place, its turns, its badges."""
        return entry(self.slot, self.speaker)

    @property
    def why(self) -> tuple[Reason, ...]:
        """The wishes that this date does not meet."""
        return tuple(map(self.speaker.charge, self.slot.charges))

    @property
    def broken(self) -> tuple[Reason, ...]:
        return self.speaker.rules(self.slot.violations)

    @cached_property
    def everyone(self) -> list[tuple[str, str]]:
        """Each seat of the body, and who of it comes: nobody when the second is empty."""
        names, meeting = self.speaker.names, self.slot.meeting
        body = next(body for body in self.year.instance.bodies if body.id == meeting.body)
        seats = [seat.id for seat in body.seats if not isinstance(read(seat.id), BodyId)]
        return [
            (names(s), names(meeting.attendees.get(s)))
            for s in sorted(seats, key=lambda seat: sort_key(names(seat)))
        ]

    @property
    def sittings(self) -> list[tuple[str, str]]:
        """Who comes; only those who draft are told."""
        return self.everyone if self.opened.drafter else []

    @property
    def missing(self) -> int:
        """Seats of which nobody comes."""
        return sum(not person for _seat, person in self.everyone)

    @cached_property
    def others(self) -> OtherDates:
        """The other dates, for those who may move it."""
        return others(self) if self.movable else OtherDates()

    @cached_property
    def forms(self) -> dict[str, WriteForm]:
        """One for the tables of dates, one for each thing to say of this date."""
        return forms(self) if self.movable else {}


def find(opened: Opened, series: int, on: date) -> DraftMeeting:
    """A meeting of a draft that the reader may know of, or 404."""
    year = board.planned_year(opened.draft)
    slot = year.slot(series, on) if year else None
    if year is None or slot is None or slot.series is None or not may_know(opened.scene, slot):
        raise Http404
    return DraftMeeting(opened, slot.series, year, slot, speaker_of(opened, year))


@require_safe
@members_only
def draft_meeting(request: Request, scene: Scene, pk: int, series: int, on: date) -> HttpResponse:
    """One meeting of the draft; the other dates are for those who draft."""
    place = find(open_draft(scene, pk), series, on)
    context = page_of(place.opened, place.heading) | {"place": place}
    return render(request, "years/meeting.html", context)


def others(place: DraftMeeting) -> OtherDates:
    """The free dates, the cheapest and nearest first, then the near ones that break something,
    by day."""
    meeting = place.slot.meeting
    judged = board.released(place.year.instance, meeting)
    free, near = [], []
    for option in options(judged, place.year.plan, meeting):
        if option.part != meeting.part or option.date == meeting.date:
            continue
        if not option.violations:
            free.append(option)
        elif days_between(option.date, meeting.date) <= NEAR:
            near.append(option)
    free.sort(key=lambda one: (one.change, days_between(one.date, meeting.date), one.date))
    return OtherDates(
        tuple(other(place, option) for option in free[:MOST_FREE]),
        tuple(other(place, option) for option in near),
        max(0, len(free) - MOST_FREE),
    )


def days_between(one: date, other: date) -> int:
    """How far two days are from each other."""
    return abs((one - other).days)


def other(place: DraftMeeting, option: Option) -> Other:
    """Another date as its line says it."""
    return Other(
        on=option.date,
        value=f"{option.date.isoformat()}/{option.part}",
        change=change(option.change),
        charges=tuple(map(place.speaker.charge, option.charges)),
        broken=place.speaker.rules(option.violations),
    )


def change(points: int) -> str:
    """« 3 points de plus »."""
    if points > 0:
        return ngettext("%(n)d point more", "%(n)d points more", points) % {"n": points}
    if points < 0:
        return ngettext("%(n)d point less", "%(n)d points less", -points) % {"n": -points}
    return _("as good")


def forms(place: DraftMeeting) -> dict[str, WriteForm]:
    """The forms of the page."""
    given = carried(place.opened)
    kind = "" if place.slot.held else PinKind.LOCK
    return {
        "move": MoveInDraftForm(**given, auto_id="id_move_%s"),
        "hold": PinButton(**given, auto_id="id_hold_%s", initial={"kind": kind}),
        "forbid": PinButton(**given, auto_id="id_forbid_%s", initial={"kind": PinKind.FORBID}),
    }


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
    where = MeetingArea(
        tuple(draft.areas), tuple(draft.zones), zone, periods_of(opened.scene.network)
    )
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
