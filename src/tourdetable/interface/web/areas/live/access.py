"""A meeting while it is held, as a reader has it: what goes on, in which capacities they lead or
speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.rules import Capacities, may_see, may_speak
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds import rules
from tourdetable.domain.rounds.models import LiveSession
from tourdetable.domain.rounds.queries import asked_in
from tourdetable.domain.rounds.voices import RoomVoice
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.live.forms import written_in
from tourdetable.interface.web.areas.live.room import (
    RoomNow,
    RoundNow,
    room_for_one,
    room_now,
)
from tourdetable.interface.web.areas.live.shared import PHONE, asks_own, frame_of
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.base.streams import stream_address


@dataclass(frozen=True)
class InRoom:
    """A meeting that the reader may see, and what goes on there."""

    chosen: Chosen
    room: RoomNow
    stream: str = ""

    @property
    def scene(self) -> Scene:
        return self.chosen.scene

    @cached_property
    def leaders(self) -> Capacities:
        """The capacities in which the reader leads."""
        live, chosen = self.room.live, self.chosen
        return rules.may_lead(self.scene.member, chosen.meeting, chosen.turns, live)

    @cached_property
    def speakers(self) -> tuple[Seat, ...]:
        """The seats for which the reader speaks."""
        return may_speak(self.scene.member, self.chosen.meeting)

    @property
    def voices(self) -> list[str]:
        """Their codes, by which an open page knows what is its reader's."""
        return [RoomVoice(seat.pk).code for seat in self.speakers]

    @property
    def takers(self) -> tuple[Seat, ...]:
        """The seats for which the reader may take the lead: not those that have it."""
        live = self.room.live
        if live is None or live.ended_at is not None:
            return ()
        seats = rules.may_take_over(self.scene.member, self.chosen.meeting)
        return tuple(seat for seat in seats if seat.pk != live.seat_id)

    @property
    def keeps_register(self) -> bool:
        """Whether the reader marks who is there: only seats that are take position."""
        return self.chosen.held and bool(self.chosen.may(Right.ATTENDANCE))

    def must_lead(self) -> Capacities:
        """The capacities in which the reader leads, or 403 with words that say who may."""
        body = self.chosen.meeting.body
        return self.leaders or deny(self.scene.charter, body, *rules.LEADING)


def enter(request: Request, scene: Scene, pk: int, page: str = "") -> InRoom:
    """A meeting of the network that the reader may see, or 404; `page`: what its stream tells. One
    who answers needs little of the room."""
    chosen, answers = choose(scene, pk), request.method == "POST"
    stream = "" if answers else stream_address(scene, chosen.meeting, page)
    look = room_for_one if page and (answers or asks_own(request)) else room_now
    return InRoom(chosen, look(chosen.meeting, scene.now), stream)


def enter_to_answer(request: Request, scene: Scene, pk: int) -> InRoom:
    """The same for what somebody sends: what is asked with its meeting, and nothing of what all
    see (one query); without anything asked, all of it."""
    one = asked_in(scene.network.pk, pk)
    if one is None:
        return enter(request, scene, pk, PHONE)
    meeting = one.meeting
    if not may_see(scene.member, meeting):
        raise Http404
    meeting.body.network = scene.network
    session: LiveSession | None = getattr(meeting, "live", None)
    room = RoomNow(meeting, session, [], {}, {}, [RoundNow(one, [], {})])
    return InRoom(Chosen(scene, meeting), room)


def page_in_room(request: Request, inside: InRoom, title: str) -> dict[str, Any]:
    """What every page of a session says; the whole room is read for what shows it alone."""
    known: dict[str, Any] = {"inside": inside, "room": inside.room, "stream": inside.stream}
    if request.method == "POST" and not inside.room.points:
        meeting, now = inside.chosen.meeting, inside.scene.now
        known["room"] = SimpleLazyObject(lambda: room_now(meeting, now))
    return page_of(inside.chosen, title) | known | {"frame": frame_of(request)}


def or_anew(request: Request, form: WriteForm, answered: HttpResponse) -> HttpResponse:
    """The same answer; when somebody was quicker, the page as it is now, which says so: in a room
    one presses again rather than compare."""
    if form.conflict is None:
        return answered
    messages.warning(request, _("Somebody was quicker: this is how it is now."))
    if words := written_in(form.data):
        told = _("What you had written was not recorded: “%(words)s”")
        messages.warning(request, told % {"words": words})
    return redirect(request.path)
