"""One meeting of a draft: why this date, who comes, which others there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from functools import cached_property

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from msgspec import structs

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.planner.hand.moving import Option, options
from tourdetable.core.planner.judge.absences import EmptySeat
from tourdetable.core.planner.judge.charges import ABSENT
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.people import seat
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.terms.instance import Instance, SeatSpec
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.years import board
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.enums import DraftState, PinKind
from tourdetable.domain.years.ids import BodyId, OfficeId, read
from tourdetable.domain.years.models import Series
from tourdetable.interface.language import day as day_words
from tourdetable.interface.web.areas.years.access import Opened, open_draft
from tourdetable.interface.web.areas.years.answers import (
    carried,
    page_of,
)
from tourdetable.interface.web.areas.years.board.around import around
from tourdetable.interface.web.areas.years.board.months import BoardMeeting
from tourdetable.interface.web.areas.years.board.page import (
    entry,
    may_know,
    speaker_of,
)
from tourdetable.interface.web.areas.years.forms import MoveInDraftForm, PinButton
from tourdetable.interface.web.areas.years.words import Mark, Reason, Speaker, absences
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
class SeatAttendance:
    """A seat at a meeting: who comes, or (nobody) why not."""

    seat: str
    person: str
    why: str


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
    def opens(self) -> time:
        return self.slot.drawn.opens if self.slot.drawn else self.series.opens

    @property
    def closes(self) -> time:
        return self.slot.drawn.closes if self.slot.drawn else self.series.closes

    @property
    def where(self) -> str:
        """Its place: the calendar's, else the one that receives it, else the one it shares."""
        shared = self.series.room.name if self.series.room and not self.slot.drawn else ""
        return self.shown.place or shared

    @property
    def marks(self) -> list[Mark]:
        """What there is to say of it in short, that the page does not say at length."""
        return [mark for mark in self.shown.marks if not mark.at_length]

    @property
    def why(self) -> tuple[Reason, ...]:
        """The wishes that this date does not meet, but for that of having everybody."""
        wishes = (one for one in self.slot.charges if one.kind != ABSENT)
        return tuple(map(self.speaker.charge, wishes))

    @property
    def around(self) -> str:
        """How far it is from those of its series before and after it."""
        return around(self.on, [one.meeting.date for one in self.year.of_series(self.series.pk)])

    @property
    def nobody(self) -> Reason | None:
        """How many seats nobody attends, as on the board, and what that costs."""
        cost = sum(one.amount for one in self.slot.charges if one.kind == ABSENT)
        return Reason(absences(self.slot.empty), cost=cost) if self.slot.empty else None

    @property
    def broken(self) -> tuple[Reason, ...]:
        return self.speaker.rules(self.slot.violations)

    @property
    def sittings(self) -> list[SeatAttendance]:
        """Each seat, and who of it comes or why nobody does; only those who draft are told."""
        if not self.opened.drafter:
            return []
        names = self.seat_name
        coming = [(seat, who) for seat, who in self.slot.meeting.attendees.items() if is_seat(seat)]
        found = [sitting(names(seat), self.speaker.names(who)) for seat, who in coming]
        found += [SeatAttendance(names(one.seat), "", self.why_not(one)) for one in self.slot.empty]
        found += [*self.unheld, *self.no_seats]
        return sorted(found, key=lambda one: sort_key(one.seat))

    def seat_name(self, seat: str) -> str:
        """« Médiathèque », « Médiathèque (invité·e) »."""
        name, guests = self.speaker.names(seat), {one.id for one in self.places if one.guest}
        return _("%(seat)s (guest)") % {"seat": name} if seat in guests else name

    def why_not(self, empty: EmptySeat) -> str:
        """Why nobody comes for a seat, unless the rule that it breaks says it."""
        told = {one.seat for one in self.slot.violations if one.rule == seat.CODE}
        return "" if empty.seat in told else self.speaker.missing(empty)

    @property
    def places(self) -> list[SeatSpec]:
        """All the places of the meeting: seats, and offices that come to it."""
        bodies = (body for body in self.year.instance.bodies if body.id == self.slot.meeting.body)
        return [place for body in bodies for place in body.seats]

    @property
    def unheld(self) -> list[SeatAttendance]:
        """The places of offices that nobody holds on that day."""
        names, nobody = self.speaker.names, _("nobody holds this office then")
        offices = (place for place in self.places if is_office(place.id))
        unheld = (place for place in offices if not place.held(self.on))
        return [SeatAttendance(names(place.id), "", nobody) for place in unheld]

    @property
    def no_seats(self) -> list[SeatAttendance]:
        """The seats of the year that are none on that day."""
        names, words = self.speaker.names, _("no seat on that day: nobody is expected")
        none = (place for place in self.places if not place.exists(self.on))
        return [SeatAttendance(names(place.id), "", words) for place in none if place.expected]

    @cached_property
    def others(self) -> OtherDates:
        """The other dates, for those who may move it."""
        return others(self) if self.movable else OtherDates()

    @cached_property
    def forms(self) -> dict[str, WriteForm]:
        """One for the tables of dates, one for each thing to say of this date."""
        return forms(self) if self.movable else {}


def sitting(seat: str, name: str) -> SeatAttendance:
    """Who comes for a seat, or by an office that somebody holds."""
    return SeatAttendance(seat, name.removesuffix(f" ({seat})"), "")


def is_office(planner_id: str) -> bool:
    """Whether it is the place of an office."""
    return isinstance(read(planner_id), OfficeId)


def is_seat(planner_id: str) -> bool:
    """Whether it is a seat: a body also stands at its own meetings."""
    return not isinstance(read(planner_id), BodyId)


def find(opened: Opened, series: int, on: date) -> DraftMeeting:
    """A meeting of a draft that the reader may know of, or 404."""
    year = board.planned_year(opened.draft)
    slot = year.slot(series, on) if year else None
    if year is None or slot is None or slot.series is None or not may_know(opened.scene, slot):
        raise Http404
    return DraftMeeting(opened, slot.series, year, slot, speaker_of(opened.scene, year))


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
    speaker = replace(place.speaker, case=elsewhere(place, judged))
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
        tuple(other(speaker, option) for option in free[:MOST_FREE]),
        tuple(other(speaker, option) for option in near),
        max(0, len(free) - MOST_FREE),
    )


def days_between(one: date, other: date) -> int:
    """How far two days are from each other."""
    return abs((one - other).days)


def elsewhere(place: DraftMeeting, judged: Instance) -> Schedule:
    """The year without the meeting: what keeps people from it on another day."""
    planned, moving = place.year.plan, place.slot.meeting
    others = tuple(one for one in planned.meetings if one is not moving)
    return Schedule(Ground(judged), structs.replace(planned, meetings=others))


def other(speaker: Speaker, option: Option) -> Other:
    """Another date as its line says it."""
    return Other(
        on=option.date,
        value=f"{option.date.isoformat()}/{option.part}",
        change=change(option.change),
        charges=tuple(map(speaker.charge, option.charges)),
        broken=speaker.rules(option.violations),
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
