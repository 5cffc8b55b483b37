"""Saying that one is there oneself: with the code that the room shows, signed in or by one's link.

To read the page changes nothing. Only who holds a seat of the body that day, or was called in to
the meeting, is asked; others are told nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.core import ratelimit
from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.tokens import guest_of, opens
from tourdetable.domain.meetings.actions.marking import Noted, recorded_marks
from tourdetable.domain.meetings.enums import CALENDAR, CAME, MeetingState, Mode
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.tokens import person_of
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Person
from tourdetable.domain.register.actions import check_guest_in, check_in
from tourdetable.domain.register.codes import passes
from tourdetable.domain.register.queries import guest_marks
from tourdetable.interface.web.answer import form_page, members_form
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.forms import PlainForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

GONE, TOO_MANY, REFUSED = 410, 429, 422
HERE = (
    (Mode.IN_PERSON, gettext_lazy("I am in the room")),
    (Mode.REMOTE, gettext_lazy("I take part remotely")),
)


class RoomCodeForm(PlainForm):
    """The six digits, and in which way one is there (the button that is pressed)."""

    code = forms.CharField(
        label=gettext_lazy("Code shown in the room"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "tdt-code"}
        ),
        help_text=gettext_lazy("Six digits. They change every minute; the last ones still pass."),
    )
    mode = forms.ChoiceField(choices=HERE, widget=forms.HiddenInput)


@dataclass(frozen=True)
class Comer:
    """Somebody who may say that they are at a meeting: for their seats, or called in."""

    meeting: Meeting
    person: Person
    seats: tuple[Seat, ...] = ()
    guest: Guest | None = None

    @property
    def mark(self) -> Noted:
        """How they are marked now (a query)."""
        if self.guest is not None:
            return guest_marks(self.meeting).get(self.guest.pk, Noted())
        known = recorded_marks(self.meeting)
        found = [known.get((seat.pk, self.person.pk), Noted()) for seat in self.seats]
        return min(found, key=lambda mark: mark.mode in CAME)

    def come(self, mode: str, now: datetime) -> None:
        """Record that they are there."""
        if self.guest is not None:
            by = Actor(self.person)
            check_guest_in(meeting=self.meeting, guest=self.guest, mode=mode, by=by, now=now)
        else:
            by = Actor(self.person, seat=self.seats[0])
            check_in(meeting=self.meeting, seats=self.seats, mode=mode, by=by, now=now)


@never_cache
@members_form
def here(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For whoever is signed in and holds a seat there."""
    chosen = choose(scene, pk)
    person = scene.member.person
    seats = seats_then(chosen.meeting, person)
    if not seats:
        raise PermissionDenied(_("Reserved for those who hold a seat of this body."))
    comer = Comer(chosen.meeting, person, seats)
    return answered(request, comer, {"back": scene.url("meeting", pk)})


@never_cache
@form_page
def here_by_link(request: Request, token: str) -> HttpResponse:
    """For whoever opens it from a message: the link to answer with, or that of a guest."""
    comer = comer_of(token, request.now)
    if comer is None:
        return unseen(render(request, "register/link_over.html", status=GONE))
    with timezone.override(ZoneInfo(comer.meeting.body.network.time_zone)):
        return unseen(answered(request, comer, {"back": ""}))


def comer_of(token: str, now: datetime) -> Comer | None:
    """Whose link it is, and of which meeting; None when it opens nothing today."""
    found = person_of(token)
    if found is None:
        guest = guest_of(token)
        return guest_comer(guest, now) if guest and opens(guest, now=now) else None
    rows = Meeting.objects.select_related("body__network", "place")
    rows = rows.filter(state__in=CALENDAR, body__network__closed_on=None)
    meeting = rows.filter(pk=found[0]).first()
    if meeting is None or not held_on(meeting, local_day(meeting.body.network, now)):
        return None
    seats = seats_then(meeting, found[1])
    return Comer(meeting, found[1], seats) if seats else None


def held_on(meeting: Meeting, day: date) -> bool:
    """Whether a meeting is held on a day, or ends then."""
    return meeting.day <= day <= local_day(meeting.body.network, meeting.ends_at)


def guest_comer(guest: Guest, now: datetime) -> Comer | None:
    """The meeting to which somebody is called in; in a time, the one that is held that day."""
    rows = Meeting.objects.select_related("body__network", "place").filter(state__in=CALENDAR)
    if guest.meeting_id:
        rows = rows.filter(pk=guest.meeting_id)
    near = rows.filter(body=guest.body, starts_at__lte=now + DAY, ends_at__gte=now - DAY)
    today = local_day(guest.body.network, now)
    held = [one for one in near if held_on(one, today) and guest.covers(one.day)]
    return Comer(held[0], guest.person, guest=guest) if held else None


DAY = timedelta(days=1)


def seats_then(meeting: Meeting, person: Person) -> tuple[Seat, ...]:
    """The seats of the body that somebody holds on the day of a meeting (one query)."""
    held = Mandate.objects.active(meeting.day).filter(person=person, seat__body=meeting.body_id)
    rows = held.select_related("seat__institution").order_by("pk")
    return tuple(mandate.seat for mandate in rows)


def answered(request: Request, comer: Comer, more: dict[str, Any]) -> HttpResponse:
    """The page: what is recorded, the code to type; once it is right, recorded."""
    form = RoomCodeForm(request.POST or None, initial={"code": request.GET.get("code", "")[:12]})
    status = sent(request, comer, form) if request.method == "POST" else 200
    if status == REDIRECT:
        return redirect(request.path)
    context = {**more, **standing(comer), "form": form, "ways": HERE}
    return render(request, "register/check_in.html", context, status=status)


def standing(comer: Comer) -> dict[str, Any]:
    """What is recorded of somebody, and whether it may be said now."""
    mark, meeting = comer.mark, comer.meeting
    return {
        "meeting": meeting,
        "comer": comer,
        "opened": meeting.state == MeetingState.OPENED,
        "mark": mark,
        "there": mark.mode in CAME and mark.left_at is None,
        "mode": Mode(mark.mode).label if mark.mode else "",
        "title": _("Say that you are there"),
    }


REDIRECT = 302


def sent(request: Request, comer: Comer, form: RoomCodeForm) -> int:
    """What becomes of a code that was typed: nothing is said of one that was tried too often."""
    key = f"{comer.meeting.pk}.{comer.person.pk}"
    if not form.is_valid():
        return REFUSED
    if not ratelimit.consume(request, action="try_room_code", key=key):
        form.add_error("code", _("Too many codes were tried: ask whoever keeps the register."))
        return TOO_MANY
    if not passes(comer.meeting, form.cleaned_data["code"], now=request.now):
        form.add_error("code", _("This is not the code shown in the room now: look at it again."))
        return REFUSED
    return done(form, lambda: comer.come(form.cleaned_data["mode"], request.now))


def done(form: RoomCodeForm, act: Callable[[], None]) -> int:
    try:
        act()
    except ValidationError as refused:
        form.add_error(None, refused)
        return REFUSED
    return REDIRECT
