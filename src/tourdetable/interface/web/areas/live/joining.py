"""Joining a session with the code of the room, without an account; then speaking by one's link.

Before the code is right, the page says nothing of the meeting: neither its title, nor whether it is
held.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from allauth.core.internal import ratelimit
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.register.codes import passes
from tourdetable.domain.rounds.actions.joining import join
from tourdetable.domain.rounds.actions.saying import say
from tourdetable.domain.rounds.enums import BY_SEATS
from tourdetable.domain.rounds.models import InTheRoom, Round
from tourdetable.domain.rounds.queries import own_entry
from tourdetable.domain.rounds.tokens import joined_by, token_of
from tourdetable.domain.rounds.voices import Joiner
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.live.forms import JoinerForm, JoinForm, must_be_about
from tourdetable.interface.web.areas.live.phone import FLOOR, let_go, must_have_floor
from tourdetable.interface.web.areas.live.room import RoomNow, room_for_one, room_now
from tourdetable.interface.web.areas.live.shared import asks_own, frame_of
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.streams import mark_of

GONE, REFUSED, TOO_MANY = 410, 422, 429


@never_cache
@form_page
def join_room(request: Request, pk: int) -> HttpResponse:
    """Give the code, then one's name and seat."""
    sent = request.POST if request.method == "POST" else None
    code = str((sent or request.GET).get("code", ""))[:12]
    meeting = meeting_behind(request, pk, code) if code else None
    seats = seats_of(meeting) if meeting else []
    form = JoinForm(sent, seats=seats, initial={"code": code})
    if meeting is None:
        return asked_again(request, form, code)
    if sent is None or not form.is_valid():
        return page_to_join(request, form, meeting, REFUSED if sent is not None else 200)
    return joined(request, form, meeting)


def meeting_behind(request: Request, pk: int, code: str) -> Meeting | None:
    """The meeting whose code it is now, while it is led live. Codes are not guessed: after many
    wrong ones from one address, none passes there for a while; right ones do not count."""
    if not tries(request, dry_run=True):
        return None
    rows = Meeting.objects.select_related("body__network").filter(live__ended_at=None)
    rows = rows.filter(live__isnull=False, body__network__closed_on=None)
    meeting = rows.filter(pk=pk).first()
    if meeting is None or not passes(meeting, code, now=request.now):
        tries(request)
        return None
    return meeting


def tries(request: Request, *, dry_run: bool = False) -> bool:
    """Whether a code may still be tried from there; counted, unless it is only asked."""
    counted: dict[str, Any] = {"app": "allauth.account", "action": "wrong_room_code"}
    found = ratelimit.consume(request, **counted, limit_get=True, dry_run=dry_run)
    return found is not None


def seats_of(meeting: Meeting) -> list[tuple[str, str]]:
    """The seats for which one may be there."""
    rows = Seat.objects.active(meeting.day).filter(body=meeting.body_id)
    rows = rows.select_related("institution").order_by("institution__sort_key", "pk")
    return [(str(seat.pk), str(seat)) for seat in rows]


def asked_again(request: Request, form: JoinForm, code: str) -> HttpResponse:
    """The code alone, and that it was not the right one."""
    wrong = bool(code) or request.method == "POST"
    page = {"form": form, "title": _("Join the meeting"), "wrong": wrong, "meeting": None}
    return unseen(render(request, "live/join.html", page, status=REFUSED if wrong else 200))


def page_to_join(request: Request, form: JoinForm, meeting: Meeting, status: int) -> HttpResponse:
    """The name and the seat."""
    page = {"form": form, "title": _("Join the meeting"), "wrong": False, "meeting": meeting}
    return unseen(render(request, "live/join.html", page, status=status))


def joined(request: Request, form: JoinForm, meeting: Meeting) -> HttpResponse:
    """Come in, and on to one's own page."""
    name, by = form.cleaned_data["name"], Joiner(InTheRoom(), gesture=form.cleaned_data["gesture"])
    seat = seat_said(meeting, form.cleaned_data["seat"])
    if (stopped := tried(lambda: come_in(meeting, name, seat, by, request))) is not None:
        form.add_error(None, stopped)
        return page_to_join(request, form, meeting, REFUSED)
    return unseen(redirect(reverse("room_live", args=[token_of(by.room)])))


def seat_said(meeting: Meeting, pk: str) -> Seat | None:
    """The seat that was chosen; None for whoever is called in."""
    rows = Seat.objects.active(meeting.day).filter(body=meeting.body_id)
    return rows.filter(pk=pk).first() if pk else None


def come_in(
    meeting: Meeting, name: str, seat: Seat | None, by: Joiner, request: Request
) -> InTheRoom:
    return join(meeting=meeting, name=name, seat=seat, by=by, now=request.now)


def tried(act: Callable[[], Any]) -> ValidationError | None:
    """What stopped a call, in words; None when it was carried out."""
    try:
        act()
    except ValidationError as stopped:
        return stopped
    except AlreadyDone:
        return ValidationError(_("This form had already been sent"))
    except Changed:
        return ValidationError(_("Somebody was quicker: read the page again."))
    return None


@never_cache
@form_page
def by_link(request: Request, token: str) -> HttpResponse:
    """The session for whoever joined; over once it has ended, or when the link was closed."""
    one = joined_by(token)
    if one is None:
        return unseen(render(request, "live/over.html", status=GONE))
    with timezone.override(ZoneInfo(one.meeting.body.network.time_zone)):
        return unseen(Joined(request, one).answer())


class Joined:
    """The page of somebody who joined."""

    def __init__(self, request: Request, one: InTheRoom) -> None:
        self.request, self.one, self.by = request, one, Joiner(one)
        mark = mark_of(one.meeting, one.meeting.body.network.slug)
        self.stream = f"{reverse('room_stream', args=[token_of(one)])}?at={mark}"
        look = room_for_one if asks_own(request) else room_now
        self.room: RoomNow = look(one.meeting, request.now)
        self.asked = self.answerable()
        self.form = self.form_of(self.asked)

    def answerable(self) -> Round | None:
        """What is asked now, if they have a voice there."""
        now = self.room.now
        if now is None or not now.writes:
            return None
        counts = self.one.seat_id is not None or now.one.kind not in BY_SEATS
        return now.one if counts else None

    def form_of(self, asked: Round | None) -> JoinerForm:
        """What they write, with what their voice has said."""
        return JoinerForm(
            self.request.POST if self.request.method == "POST" else None,
            one=asked,
            entry=own_entry(asked, self.by.voice) if asked else None,
            charter=charter_of(self.one.meeting),
            seated=self.one.seat_id is not None,
        )

    def answer(self) -> HttpResponse:
        """The page, or what was sent."""
        if self.request.method != "POST":
            return self.page(200)
        if self.form.is_valid():
            stopped = tried(self.act)
            if stopped is None:
                return redirect(self.request.path)
            self.form.add_error(None, stopped)
        return self.page(REFUSED)

    def page(self, status: int) -> HttpResponse:
        """What their telephone shows."""
        now, voice = self.room.now, self.by.voice.code
        page: dict[str, Any] = {"room": self.room, "form": self.form, "one": self.one}
        page["floor"] = now is not None and now.one.speaking == voice
        page |= {"meeting": self.one.meeting, "title": _("The meeting, live")}
        page |= {"frame": frame_of(self.request, "base.html"), "own": asks_own(self.request)}
        acting = "" if self.one.seat_id is not None else None
        page["seatless"] = acting is None
        page |= {"stream": self.stream, "voices": [voice], "acting": acting}
        return render(self.request, "live/link.html", page, status=status)

    def act(self) -> Any:
        """Say something, or let the floor go."""
        one = must_be_about(self.form.cleaned_data["about"], self.asked)
        do, voice = self.form.cleaned_data["do"], self.by.voice
        signed: dict[str, Any] = {"by": Joiner(self.one, gesture=self.form.token)}
        signed["now"] = self.request.now
        if do in FLOOR:
            must_have_floor(one, voice)
            return let_go(one, do, self.form.said, label=self.one.name, **signed)
        assert self.form.said is not None
        saying = self.form.said.saying(label=self.one.name)
        return say(one=one, voice=voice, saying=saying, **signed)
