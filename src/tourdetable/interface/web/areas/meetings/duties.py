"""Who has which duty in the room, and taking one over when its seat is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.meetings.actions.duties import take_duty
from tourdetable.domain.meetings.enums import Answer, MeetingState
from tourdetable.domain.meetings.models import Reply
from tourdetable.domain.meetings.rules import may_speak
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.decisions.rights import reserved
from tourdetable.interface.web.areas.meetings.access import Chosen, DutyLine, choose
from tourdetable.interface.web.areas.meetings.answers import answer_about
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


class TakeForm(WriteForm):
    """One button; it carries which seat had the duty when it was shown (`instead_of`)."""

    instead_of = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)


@dataclass(frozen=True)
class DutyInRoom:
    """A duty on the day of the meeting: who has it, whether they are there, the button of whoever
    may take it over."""

    duty: DutyLine
    there: bool
    away: bool
    back: bool
    form: TakeForm | None


def in_room(
    chosen: Chosen,
    *,
    present: Collection[int],
    away: Collection[int],
    excused: Collection[int] = (),
) -> list[DutyInRoom]:
    """The duties, from the day of the meeting until its minutes are in review; `excused` are the
    seats that announced that nobody would come."""
    meeting = chosen.meeting
    begun = meeting.state != MeetingState.CANCELLED and chosen.on <= chosen.scene.today
    if not begun or meeting.sealed_at is not None:
        return []
    found = []
    for duty in chosen.duties:
        seats = takers(chosen, duty, present=present, away=away)
        pk = duty.seat.pk if duty.seat else None
        back = duty.instead_of in seats
        form = take_form(chosen, duty, seats) if seats else None
        found.append(DutyInRoom(duty, pk in present, pk in away or pk in excused, back, form))
    return found


def excused_seats(replies: Iterable[Reply]) -> set[int]:
    """The seats of which somebody sent apologies, and nobody said that they come."""
    said: dict[int, set[str]] = {}
    for reply in replies:
        said.setdefault(reply.seat_id, set()).add(reply.answer)
    return {seat for seat, answers in said.items() if answers == {Answer.EXCUSED}}


def takers(
    chosen: Chosen, duty: DutyLine, *, present: Collection[int], away: Collection[int]
) -> tuple[Seat, ...]:
    """The reader's seats that may take the duty now: it is free, or its seat is not there; or it
    was theirs to take."""
    own = [seat for seat in may_speak(chosen.scene.member, chosen.meeting) if takes_turns(seat)]
    free = duty.seat is None or duty.seat.pk not in present
    return tuple(
        seat
        for seat in own
        if seat != duty.seat and seat.pk not in away and (free or seat == duty.instead_of)
    )


def takes_turns(seat: Seat) -> bool:
    """Standing seats, and the others if they volunteer (ITC-06)."""
    return seat.kind == SeatKind.STANDING or seat.volunteers


def take_form(
    chosen: Chosen, duty: DutyLine, seats: tuple[Seat, ...], data: Any = None
) -> TakeForm:
    """The button, for those seats."""
    shown = {"instead_of": duty.seat.pk if duty.seat else None}
    said: dict[str, Any] = {"initial": shown, "auto_id": f"{duty.code}-%s"}
    return TakeForm(data, scene=chosen.scene, capacities=seats, **said)


@members_form
def take(request: Request, scene: Scene, pk: int, duty: str) -> HttpResponse:
    """Take a duty over in the room."""
    chosen = choose(scene, pk)
    line = next((one for one in chosen.duties if one.code == duty), None)
    if line is None:
        raise Http404
    own = [seat for seat in may_speak(scene.member, chosen.meeting) if takes_turns(seat)]
    seats = tuple(own) or reserved(_("the seats of this body that take turns"))
    form = take_form(chosen, line, seats, posted(request))
    act = domain_call(form, take_duty, "instead_of", meeting=chosen.meeting, duty=duty)
    title = _("Take over: %(duty)s") % {"duty": line.name}
    said = _("Your seat has this duty now: %(duty)s.") % {"duty": line.name}
    return answer_about(request, chosen, form, act, "take", title=title, said=said, duty=line)
