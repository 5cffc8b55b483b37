"""What may be done with a seat: open it, give it, change it, close it, take it away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.networks.actions import closing, corrections, succession
from tourdetable.domain.networks.actions import seats as giving
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.composition.access import (
    Composers,
    composed_body,
    composed_seat,
)
from tourdetable.interface.web.areas.composition.acting import (
    WHICH,
    WHO,
    ActWords,
    answer_act,
    answer_seat,
    of_body,
)
from tourdetable.interface.web.areas.composition.forms import (
    ChangeSeatForm,
    HolderForm,
    OpenSeatForm,
    SeatLastDayForm,
)
from tourdetable.interface.web.areas.persons import picking
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

OPEN = ActWords(
    title=_("Open a seat"),
    explain=_("It is the institution that has the seat; you say afterwards who represents it."),
    submit=_("Open this seat"),
    said=_("The seat is open: you may now give it."),
    picks=WHICH,
)
GIVE = ActWords(
    title=_("Give this seat"),
    explain=_("Two people may hold one seat: they are equals, and have one voice."),
    submit=_("Give the seat"),
    said=_("The seat is given."),
    picks=WHO,
)
CHANGE = ActWords(
    title=_("Change how this seat takes part"),
    explain=_(
        "What happened before that day is counted as it was. Its holders, its turns to come and "
        "what it has to do stay with it."
    ),
    submit=_("Change the seat"),
    said=_("The seat is changed."),
)
CLOSE = ActWords(
    title=_("Close this seat"),
    explain=_(
        "Its mandates end with it, and its turns to come are to be taken by others. What happened "
        "stays."
    ),
    submit=_("Close the seat"),
    said=_("The seat ends on that day."),
    danger=True,
)
REMOVE = ActWords(
    title=_("Take this seat away"),
    explain=_("It was opened by mistake, and nobody ever held it. The journal keeps a trace."),
    submit=_("Take it away"),
    said=_("The seat is taken away."),
    danger=True,
)


def asked_of(request: Request, scene: Scene, seat: Seat, able: Composers) -> dict[str, Any]:
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
    proposed, begins = begun(request.GET)
    begins["starts"] = scene.today
    asked = {"asked": proposed, "capacities": able, "bodies": [found.pk], "initial": begins}
    form = OpenSeatForm(posted(request), scene=scene, body=found, **asked)
    step = of_body(scene, found)
    return answer_act(request, form, partial(opened, form, found), OPEN, step, eyebrow=found.name)


def begun(asked: QueryDict) -> tuple[Mapping[str, str], dict[str, Any]]:
    """What the form searches and begins with, where a page that misses a seat says for whom."""
    words = {name: str(asked[name]) for name in asked}
    begins: dict[str, Any] = {name: words.pop(name) for name in ("college", "way") if name in words}
    one = institution_said(words.get("institution", ""))
    if one is None or picking.WHICH in words:
        return words, begins
    return words | {picking.WHICH: one.name}, begins | {"which": str(one.pk)}


def institution_said(pk: str) -> Institution | None:
    """The institution that an address names, if it is one of the directory."""
    key = int(pk) if pk.isascii() and pk.isdecimal() else 0
    return Institution.objects.filter(pk=key, merged_into=None).first()


def opened(form: OpenSeatForm, body: Body) -> Seat:
    """The seat, for the institution that was chosen or written."""
    written = form.how | form.values("starts", "ends")
    which = form.cleaned_data["which"]
    return giving.create_seat(body=body, institution=which, **written, **form.signature)


@members_form
def give(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Let somebody hold the seat."""
    seat, able = composed_seat(scene, pk)
    begins = {"starts": max(scene.today, seat.starts), "ends": seat.ends}
    asked = {"asked": request.GET, "initial": begins}
    form = HolderForm(**asked_of(request, scene, seat, able), **asked)
    return answer_seat(request, form, partial(given, form, seat), GIVE, seat)


def given(form: HolderForm, seat: Seat) -> Mandate:
    """The mandate of whoever was chosen or written."""
    written = form.values("starts", "ends", "confirmed", "version")
    who = form.cleaned_data["who"]
    return giving.give_mandate(seat=seat, person=who, **written, **form.signature)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the college of a seat, or how it takes part."""
    seat, able = composed_seat(scene, pk)
    begins: dict[str, Any] = {"college": seat.college, "way": seat.kind}
    begins |= {"volunteers": seat.volunteers, "on": max(scene.today, seat.starts)}
    form = ChangeSeatForm(**asked_of(request, scene, seat, able), body=seat.body, initial=begins)
    board = scene.url("composition_body", seat.body.slug)
    return answer_seat(request, form, partial(changed, form, seat), CHANGE, seat, then=board)


def changed(form: ChangeSeatForm, seat: Seat) -> Seat:
    """The seat as it takes part from that day on."""
    written = form.how | form.values("on", "confirmed", "version")
    return succession.change_seat(seat=seat, **written, **form.signature)


@members_form
def close(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """End a seat on a day."""
    seat, able = composed_seat(scene, pk)
    begins = {"ends": max(scene.today, seat.starts)}
    form = SeatLastDayForm(**asked_of(request, scene, seat, able), initial=begins)
    act = domain_call(form, closing.close_seat, "ends", "confirmed", "version", seat=seat)
    return answer_seat(request, form, act, CLOSE, seat)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take away a seat that was opened by mistake."""
    seat, able = composed_seat(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=seat.version)
    act = domain_call(form, corrections.remove_seat, "version", seat=seat)
    board = scene.url("composition_body", seat.body.slug)
    return answer_seat(request, form, act, REMOVE, seat, then=board)
