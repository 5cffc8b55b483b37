"""What was written in the register of a meeting, by whom, and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.meetings.actions.marking import Noted
from tourdetable.domain.meetings.enums import Mode
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.register.log import LoggedMark, logged_marks
from tourdetable.domain.register.queries import NO_SEAT
from tourdetable.interface.language import clock
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 40


@dataclass(frozen=True)
class LogLine:
    """One change, in words."""

    at: datetime
    by: str
    how: str
    person: str
    seat: str
    was: str
    now: str
    correction: bool


@require_safe
@members_only
def corrections(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For whoever keeps the register."""
    chosen = choose(scene, pk)
    chosen.must(Right.ATTENDANCE)
    changes, only = logged_marks(chosen.meeting), bool(request.GET.get("only"))
    corrected = [one for one in changes if one.correction]
    page = page_asked(request, corrected if only else changes)
    context = {"page": page, "lines": lines(chosen.meeting, list(page)), "only": only}
    context |= page_of(chosen, _("What was written in the register"))
    return render(request, "register/log.html", {**context, "corrected": len(corrected)})


def page_asked(request: Request, changes: list[LoggedMark]) -> Page[LoggedMark]:
    """The page of the log that is asked for."""
    return Pages(changes, PAGE).get_page(request.GET.get("page", "1"))


@dataclass(frozen=True)
class LoggedNames:
    """Those of whom a log speaks, and those who wrote it."""

    people: dict[int, Person]
    seats: dict[int, Seat]
    guests: dict[int, Guest]

    def whose(self, one: LoggedMark) -> tuple[str, str]:
        """A person, and their seat."""
        seat, person = one.whose
        if seat != NO_SEAT:
            return str(self.people.get(person, "")), str(self.seats.get(seat, ""))
        guest = self.guests.get(person)
        return str(guest.person) if guest else "", _("called in")

    def line(self, one: LoggedMark) -> LogLine:
        """One change in words."""
        by = str(self.people[one.by]) if one.by in self.people else ""
        person, seat = self.whose(one)
        how, was, now = str(one.how.label), told(one.was), told(one.now)
        return LogLine(one.at, by, how, person, seat, was, now, one.correction)


def lines(meeting: Meeting, changes: list[LoggedMark]) -> list[LogLine]:
    """Changes in words (three queries)."""
    seats = {one.whose[0] for one in changes if one.whose[0] != NO_SEAT}
    called = [one.whose[1] for one in changes if one.whose[0] == NO_SEAT]
    guests = Guest.objects.filter(body=meeting.body_id).select_related("person")
    named = LoggedNames(
        people_of(changes),
        Seat.objects.select_related("institution").in_bulk(seats),
        guests.in_bulk(called),
    )
    return [named.line(one) for one in changes]


def people_of(changes: list[LoggedMark]) -> dict[int, Person]:
    """Those who hold the seats, and those who wrote."""
    holders = {one.whose[1] for one in changes if one.whose[0] != NO_SEAT}
    return Person.objects.in_bulk(holders | {one.by for one in changes if one.by})


def told(mark: Noted) -> str:
    """A mark in words: « en salle, arrivée 10 h 25 »."""
    if not mark.mode:
        return capfirst(_("not marked"))
    said = [capfirst(str(Mode(mark.mode).label))]
    if mark.arrived_at:
        said.append(_("arrived at %(time)s") % {"time": clock(mark.arrived_at)})
    if mark.left_at:
        said.append(_("left at %(time)s") % {"time": clock(mark.left_at)})
    return ", ".join(said)
