"""One meeting of a draft: why this date, who comes, which others there are; moving it, holding
it, ruling it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.planner.hand.moving import Option, options
from tourdetable.core.planner.terms.instance import ALL, SeatSpec
from tourdetable.domain.years import board
from tourdetable.domain.years.actions import moves
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.enums import DraftState, PinKind
from tourdetable.domain.years.ids import BodyId, read
from tourdetable.domain.years.models import Series
from tourdetable.interface.language import day as day_words
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.years.access import Opened, open_draft
from tourdetable.interface.web.areas.years.answers import answer_draft, form_of, page_of
from tourdetable.interface.web.areas.years.board.page import (
    BoardMeeting,
    DutyTurn,
    Mark,
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
class Sitting:
    """A seat, and who of it comes: nobody when `person` is empty."""

    seat: str
    person: str
    needed: bool


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
class DraftMeeting:
    """One meeting of a draft, with whatever its pages need."""

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
    def movable(self) -> bool:
        """Whether the reader may move it here."""
        return (
            self.opened.drafter
            and not self.slot.drawn
            and self.opened.draft.state != DraftState.PUBLISHED
        )

    def url(self, name: str) -> str:
        return self.opened.url(name, self.series.pk, self.on)


@dataclass(frozen=True)
class OtherDates:
    """Where the meeting could be: the best of the free dates, the near ones that break something,
    and how many free dates are not shown."""

    free: tuple[Other, ...] = ()
    near: tuple[Other, ...] = ()
    more_free: int = 0


@dataclass(frozen=True)
class DraftMeetingPage:
    """What the page of a meeting shows; `shown` is the meeting as the board shows it, `everyone`
    each seat with who comes."""

    place: DraftMeeting
    shown: BoardMeeting
    everyone: tuple[Sitting, ...]
    others: OtherDates
    forms: dict[str, WriteForm]

    @property
    def kind(self) -> str:
        """The charter's word for its kind."""
        return word_for(self.place.speaker.charter.vocabulary.meeting_kinds, self.place.series.kind)

    @property
    def host(self) -> str:
        return self.shown.place

    @property
    def turns(self) -> tuple[DutyTurn, ...]:
        return self.shown.turns

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.shown.marks

    @property
    def why(self) -> tuple[Reason, ...]:
        """The wishes that this date does not meet."""
        return tuple(map(self.place.speaker.charge, self.place.slot.charges))

    @property
    def broken(self) -> tuple[Reason, ...]:
        return self.place.speaker.rules(self.place.slot.violations)

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """Who comes; only those who draft are told."""
        return self.everyone if self.place.opened.drafter else ()

    @property
    def missing(self) -> int:
        """Seats of which nobody comes."""
        return sum(not one.person for one in self.everyone)

    @property
    def free(self) -> tuple[Other, ...]:
        return self.others.free

    @property
    def near(self) -> tuple[Other, ...]:
        return self.others.near

    @property
    def more_free(self) -> int:
        return self.others.more_free


def find(scene: Scene, pk: int, series: int, on: date) -> DraftMeeting:
    """A meeting of a draft that the reader may know of, or 404."""
    opened = open_draft(scene, pk)
    year = board.planned_year(opened.draft)
    slot = year.slot(series, on) if year else None
    if year is None or slot is None or slot.series is None or not may_know(scene, slot):
        raise Http404
    return DraftMeeting(opened, slot.series, year, slot, speaker_of(opened, year))


@require_safe
@members_only
def draft_meeting(request: Request, scene: Scene, pk: int, series: int, on: date) -> HttpResponse:
    """One meeting of the draft; the other dates are for those who draft."""
    place = find(scene, pk, series, on)
    context = page_of(place.opened, f"{place.title}, {day_words(place.on)}")
    context["page"] = assemble(place)
    return render(request, "years/meeting.html", context)


def assemble(place: DraftMeeting) -> DraftMeetingPage:
    """All of it; the other dates are for those who may move it."""
    return DraftMeetingPage(
        place=place,
        shown=entry(place.slot, place.speaker),
        everyone=tuple(sittings_of(place)),
        others=others(place) if place.movable else OtherDates(),
        forms=forms(place) if place.movable else {},
    )


def sittings_of(place: DraftMeeting) -> Iterator[Sitting]:
    """Each seat of the body, and who of it comes."""
    body = next(body for body in place.year.instance.bodies if body.id == place.slot.meeting.body)
    seats = [seat for seat in body.seats if not isinstance(read(seat.id), BodyId)]
    for seat in sorted(seats, key=lambda seat: place.speaker.names(seat.id)):
        yield sitting(place, seat)


def sitting(place: DraftMeeting, seat: SeatSpec) -> Sitting:
    person = place.slot.meeting.attendees.get(seat.id)
    return Sitting(place.speaker.names(seat.id), place.speaker.names(person), seat.rule == ALL)


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
    best, more = told_of(place, free[:MOST_FREE]), max(0, len(free) - MOST_FREE)
    return OtherDates(best, told_of(place, near), more)


def told_of(place: DraftMeeting, found: list[Option]) -> tuple[Other, ...]:
    """These dates as their lines say them."""
    return tuple(other(place, option) for option in found)


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
    """The forms of the page: one for the tables of dates, one for each thing to say of this
    date."""
    given: dict[str, Any] = {
        "scene": place.opened.scene,
        "capacities": place.opened.capacities,
        "version": place.opened.draft.version,
    }
    kind = "" if place.slot.held else PinKind.LOCK
    return {
        "move": MoveInDraftForm(**given, auto_id="id_move_%s"),
        "hold": PinButton(**given, auto_id="id_hold_%s", initial={"kind": kind}),
        "forbid": PinButton(**given, auto_id="id_forbid_%s", initial={"kind": PinKind.FORBID}),
    }


@form_page
@members_only
def draft_move(request: Request, scene: Scene, pk: int, series: int, on: date) -> HttpResponse:
    """Put the meeting on another day: what it breaks is told on its page."""
    opened = open_draft(scene, pk).must_draft()
    place = find(scene, pk, series, on)
    form = form_of(request, opened, MoveInDraftForm, initial={"day": on})

    def act() -> date:
        return moved(form, place)

    def then(to: date) -> str:
        return opened.url("draft_meeting", series, to)

    said = _("The meeting is moved, and its date is held. Here is what this changes.")
    context = move_page(place)
    return answer_draft(request, opened, form, act, "move", said=said, then=then, **context)


def moved(form: MoveInDraftForm, place: DraftMeeting) -> date:
    """Move it; the day on which it then is."""
    to: date = form.cleaned_data["day"]
    words = {"part": form.cleaned_data["part"] or None, **form.values("version")}
    moves.move(series=place.series, on=place.on, to=to, **words, **form.signature)
    return to


def move_page(place: DraftMeeting) -> dict[str, Any]:
    """The title of the page, the way to it from the meeting, and back."""
    here, title = place.url("draft_meeting"), _("Another day")
    trail = place.opened.trail((f"{place.title}, {day_words(place.on)}", here), (title, ""))
    return {"title": title, "trail": trail, "cancel": here, "place": place}


@form_page
@members_only
def draft_pin(request: Request, scene: Scene, pk: int, series: int, on: date) -> HttpResponse:
    """Hold a date of a series, rule it out, or leave it open again."""
    opened = open_draft(scene, pk).must_draft()
    row = opened.series(series)
    form = form_of(request, opened, PinForm)

    def act() -> str:
        return marked(form, row, on)

    def then(_kind: str) -> str:
        return after(opened, row, on)

    title, about = _("Hold this date, or rule it out"), {"body": row.body, "on": on}
    return answer_draft(
        request, opened, form, act, "pin", title=title, said=told, then=then, **about
    )


def marked(form: PinForm, series: Series, on: date) -> str:
    """Hold the date, rule it out or open it; what was done of it."""
    kind: str = form.cleaned_data["kind"]
    moves.mark(series=series, on=on, kind=kind or None, **form.values("version"), **form.signature)
    return kind


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
