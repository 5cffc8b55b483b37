"""A meeting while it is held, as a reader has it: what goes on, in which capacities they lead or
speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tourdetable.domain.meetings.rules import Capacities, may_speak
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds import rules
from tourdetable.domain.rounds.voices import RoomVoice
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.live.room import RoomNow, room_for_one, room_now
from tourdetable.interface.web.areas.live.shared import asks_own, frame_of
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

    def must_lead(self) -> Capacities:
        """The capacities in which the reader leads, or 403 with words that say who may."""
        body = self.chosen.meeting.body
        return self.leaders or deny(self.scene.charter, body, *rules.LEADING)


def enter(request: Request, scene: Scene, pk: int, page: str = "") -> InRoom:
    """A meeting of the network that the reader may see, or 404; `page`: what its stream tells."""
    chosen = choose(scene, pk)
    stream = stream_address(scene, chosen.meeting, page)
    look = room_for_one if asks_own(request) else room_now
    return InRoom(chosen, look(chosen.meeting, scene.now), stream)


def page_in_room(request: Request, inside: InRoom, title: str) -> dict[str, Any]:
    """What every page of a session says."""
    known = {"inside": inside, "room": inside.room, "stream": inside.stream}
    return page_of(inside.chosen, title) | known | {"frame": frame_of(request)}


def or_anew(request: Request, form: WriteForm, answered: HttpResponse) -> HttpResponse:
    """The same answer; when somebody was quicker, the page as it is now, which says so: in a room
    one presses again rather than compare."""
    if form.conflict is None:
        return answered
    messages.warning(request, _("Somebody was quicker: this is how it is now."))
    return redirect(request.path)
