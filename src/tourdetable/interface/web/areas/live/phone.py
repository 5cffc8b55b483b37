"""A session on a telephone: where one is, what is asked, what one answers for a seat."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds.actions import asking, leading
from tourdetable.domain.rounds.actions.saying import Saying, say
from tourdetable.domain.rounds.enums import Turned
from tourdetable.domain.rounds.models import Round
from tourdetable.domain.rounds.queries import own_entry
from tourdetable.domain.rounds.voices import RoomVoice
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.live.access import (
    InRoom,
    enter,
    enter_to_answer,
    or_anew,
    page_in_room,
)
from tourdetable.interface.web.areas.live.forms import TAKE, PhoneForm, SayFields, must_be_about
from tourdetable.interface.web.areas.live.shared import PHONE, asks_own
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

FLOOR = (Turned.NEXT, Turned.PASS)
"""What the voice that has the floor does with it."""


@never_cache
@members_form
def live(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For whoever may see the meeting; those who hold a seat there speak for it."""
    sent = request.method == "POST"
    inside = enter_to_answer(request, scene, pk) if sent else enter(request, scene, pk, PHONE)
    if sent and not inside.speakers:
        raise PermissionDenied(_("Reserved for those who hold a seat of this body."))
    form = phone_form(request, inside)
    page = page_of_phone(request, inside) | {"said": _("It is recorded.")}
    here = scene.url("meeting_live", pk)
    answered = answer(
        request, form, lambda: act(inside, form), "live/phone.html", then=here, **page
    )
    return or_anew(request, form, answered)


def page_of_phone(request: Request, inside: InRoom) -> dict[str, Any]:
    """What a telephone shows, beside its form."""
    page = page_in_room(request, inside, _("The meeting, live"))
    seats = inside.speakers
    page["acting"] = f"seat:{seats[0].pk}" if len(seats) == 1 else None
    known = {"floor": has_floor(inside), "voices": inside.voices, "own": asks_own(request)}
    return page | known


def phone_form(request: Request, inside: InRoom) -> PhoneForm:
    """What the reader may write now, with what their seat has said."""
    one = writable(inside)
    seats, reads = inside.speakers, request.method != "POST"
    alone = reads and one is not None and len(seats) == 1
    entry = own_entry(one, RoomVoice(seats[0].pk)) if alone and one else None
    return PhoneForm(posted(request), scene=inside.scene, capacities=seats, one=one, entry=entry)


def writable(inside: InRoom) -> Round | None:
    """What is asked now, if the reader writes something there."""
    now = inside.room.now
    return now.one if now is not None and now.writes and inside.speakers else None


def has_floor(inside: InRoom) -> bool:
    """Whether the floor is to one of the reader's seats."""
    now = inside.room.now
    return now is not None and now.one.speaking in inside.voices


def act(inside: InRoom, form: PhoneForm) -> Any:
    """Carry out the button that was pressed."""
    do, seat = form.cleaned_data["do"], form.actor.seat
    assert seat is not None
    if do == TAKE:
        return take(inside, form, seat)
    one, voice = must_be_about(form.cleaned_data["about"], writable(inside)), RoomVoice(seat.pk)
    if do in FLOOR:
        must_have_floor(one, voice)
        return let_go(one, do, form.said, **form.signature)
    assert form.said is not None
    said, scene = form.said.saying(), inside.scene
    charter = scene.charter if scene.today == inside.chosen.on else None
    return say(one=one, voice=voice, saying=said, charter=charter, **form.signature)


def let_go(one: Round, how: str, said: SayFields | None, *, label: str = "", **signed: Any) -> Any:
    """Have the floor go on, with what was written meanwhile."""
    saying = said.saying(label) if said is not None else Saying()
    return asking.say_and_turn(one=one, how=how, saying=saying, version=one.version, **signed)


def take(inside: InRoom, form: PhoneForm, seat: Seat) -> Any:
    """Lead from now on."""
    session = inside.room.live
    if session is None or seat not in inside.takers:
        raise ValidationError(_("The live session has ended: nothing more is said in it."))
    return leading.hand_over(live=session, seat=seat, version=session.version, **form.signature)


def must_have_floor(one: Round, voice: RoomVoice) -> None:
    """Refuse to let go a floor that is another's."""
    if one.speaking != voice.code:
        raise ValidationError(_("Another seat has the floor now."))
