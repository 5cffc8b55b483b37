"""What may be done with a seat: open it, give it, change it, close it, take it away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.networks.actions import altering, corrections
from tourdetable.domain.networks.actions import seats as giving
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.composition.access import composed_body, composed_seat
from tourdetable.interface.web.areas.composition.acting import answer_act, of_body, of_seat
from tourdetable.interface.web.areas.composition.forms import (
    ChangeSeatForm,
    HolderForm,
    OpenSeatForm,
    SeatLastDayForm,
)
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


def asked_of(request: Request, scene: Scene, seat: Seat, able: Any) -> dict[str, Any]:
    """What a form about a seat is made with: the seat as it is shown."""
    return {
        "data": posted(request),
        "scene": scene,
        "capacities": able,
        "bodies": [seat.body_id],
        "seat": seat,
        "version": seat.version,
    }


@members_form
def open_seat(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Give an institution a seat."""
    found, able = composed_body(scene, body)
    begins = {"starts": scene.today}
    asked = {"asked": request.GET, "capacities": able, "bodies": [found.pk], "initial": begins}
    form = OpenSeatForm(posted(request), scene=scene, body=found, **asked)

    def act() -> Seat:
        written = form.how | form.values("starts", "ends")
        which = form.cleaned_data["which"]
        return giving.create_seat(body=found, institution=which, **written, **form.signature)

    return answer_act(
        request,
        form,
        act,
        of_body(scene, found),
        title=_("Open a seat"),
        submit=_("Open this seat"),
        said=_("The seat is open: you may now give it."),
        eyebrow=found.name,
        explain=_("It is the institution that has the seat; you say afterwards who represents it."),
        picks=("persons/which.html",),
    )


@members_form
def give(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Let somebody hold the seat."""
    seat, able = composed_seat(scene, pk)
    begins = {"starts": max(scene.today, seat.starts), "ends": seat.ends}
    asked = {"asked": request.GET, "initial": begins}
    form = HolderForm(**asked_of(request, scene, seat, able), **asked)

    def act() -> object:
        written = form.values("starts", "ends", "confirmed", "version")
        who = form.cleaned_data["who"]
        return giving.give_mandate(seat=seat, person=who, **written, **form.signature)

    return answer_act(
        request,
        form,
        act,
        of_body(scene, seat.body),
        of_seat(scene, seat),
        title=_("Give this seat"),
        submit=_("Give the seat"),
        said=_("The seat is given."),
        eyebrow=f"{seat} – {seat.body}",
        explain=_("Two people may hold one seat: they are equals, and have one voice."),
        picks=("persons/who.html",),
    )


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the college of a seat, or how it takes part."""
    seat, able = composed_seat(scene, pk)
    begins: dict[str, Any] = {
        "college": seat.college,
        "way": seat.kind,
        "volunteers": seat.volunteers,
    }
    begins["on"] = max(scene.today, seat.starts)
    form = ChangeSeatForm(**asked_of(request, scene, seat, able), body=seat.body, initial=begins)

    def act() -> Seat:
        written = form.how | form.values("on", "confirmed", "version")
        return altering.change_seat(seat=seat, **written, **form.signature)

    return answer_act(
        request,
        form,
        act,
        of_body(scene, seat.body),
        of_seat(scene, seat),
        title=_("Change how this seat takes part"),
        submit=_("Change the seat"),
        said=_("The seat is changed."),
        then=scene.url("composition_body", seat.body.slug),
        eyebrow=f"{seat} – {seat.body}",
        explain=_(
            "What happened before that day is counted as it was. Its holders, its turns to come "
            "and what it has to do stay with it."
        ),
    )


@members_form
def close(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """End a seat on a day."""
    seat, able = composed_seat(scene, pk)
    begins = {"ends": max(scene.today, seat.starts)}
    form = SeatLastDayForm(**asked_of(request, scene, seat, able), initial=begins)
    act = domain_call(form, altering.close_seat, "ends", "confirmed", "version", seat=seat)
    return answer_act(
        request,
        form,
        act,
        of_body(scene, seat.body),
        of_seat(scene, seat),
        title=_("Close this seat"),
        submit=_("Close the seat"),
        said=_("The seat ends on that day."),
        danger=True,
        eyebrow=f"{seat} – {seat.body}",
        explain=_(
            "Its mandates end with it, and its turns to come are to be taken by others. What "
            "happened stays."
        ),
    )


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take away a seat that was opened by mistake."""
    seat, able = composed_seat(scene, pk)
    board = of_body(scene, seat.body)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=seat.version)
    act = domain_call(form, corrections.remove_seat, "version", seat=seat)
    return answer_act(
        request,
        form,
        act,
        board,
        of_seat(scene, seat),
        title=_("Take this seat away"),
        submit=_("Take it away"),
        said=_("The seat is taken away."),
        then=board[1],
        danger=True,
        eyebrow=f"{seat} – {seat.body}",
        explain=_("It was opened by mistake, and nobody ever held it. The journal keeps a trace."),
    )
