"""What may be done with a mandate: end it, hand it over, move its holder, correct it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.networks.actions import corrections, succession
from tourdetable.domain.networks.actions import seats as giving
from tourdetable.domain.networks.actions.fitting import holders_of
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.networks.rules import may_compose
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.composition.access import composed_mandate
from tourdetable.interface.web.areas.composition.acting import WHO, ActWords, answer_mandate
from tourdetable.interface.web.areas.composition.forms import (
    CorrectForm,
    EndMandateForm,
    MovePersonForm,
    SuccessorForm,
)
from tourdetable.interface.web.areas.composition.seats import asked_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SEATS = 300
"""How many seats are proposed to somebody who changes institutions."""

END = ActWords(
    title=_("End the mandate of %(person)s"),
    explain=_(
        "That day is the last one: from the day after, this mandate opens no page any more. What "
        "happened stays, and the seat may be given to somebody else."
    ),
    submit=_("End the mandate"),
    said=_("The mandate ends on that day."),
    danger=True,
)
HAND_OVER = ActWords(
    title=_("Hand over the seat of %(person)s"),
    explain=_(
        "Turns and what is to be done stay the seat’s. What %(person)s answered for later meetings "
        "no longer counts: the successor is asked."
    ),
    submit=_("Hand over the seat"),
    said=_("The seat is handed over."),
    picks=WHO,
)
MOVE = ActWords(
    title=_("Move %(person)s to another seat"),
    explain=_("For somebody who changes institutions, and goes on sitting for the new one."),
    submit=_("Move"),
    said=_("The person holds the other seat from that day."),
)
CORRECT = ActWords(
    title=_("Correct the mandate of %(person)s"),
    explain=_("Correct only what was never so; if the mandate really was held, end it instead."),
    submit=_("Correct"),
    said=_("The mandate is corrected; what was recorded stays beside the seat."),
    picks=WHO,
)


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """End a mandate on a day, and say why."""
    mandate, able = composed_mandate(scene, pk)
    begins = {"ends": mandate.ends or max(scene.today, mandate.starts), "reason": mandate.reason}
    form = EndMandateForm(**asked_of(request, scene, mandate.seat, able), initial=begins)
    fields = ("ends", "reason", "confirmed", "version")
    act = domain_call(form, giving.end_mandate, *fields, mandate=mandate)
    return answer_mandate(request, form, act, END, mandate)


@members_form
def hand_over(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give the seat to a successor."""
    mandate, able = composed_mandate(scene, pk)
    asked: dict[str, Any] = {"initial": {"on": scene.today, "ends": mandate.ends}}
    asked |= asked_of(request, scene, mandate.seat, able)
    form = SuccessorForm(asked=request.GET, **asked)
    return answer_mandate(request, form, partial(handed, form, mandate), HAND_OVER, mandate)


def handed(form: SuccessorForm, mandate: Mandate) -> Mandate:
    """The mandate of the successor who was chosen or written."""
    written = form.values("on", "ends", "confirmed", "version")
    who = form.cleaned_data["who"]
    return succession.hand_over(mandate=mandate, person=who, **written, **form.signature)


@members_form
def move(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Have somebody represent another institution."""
    mandate, able = composed_mandate(scene, pk)
    seats = [seat for seat in free_seats(scene, mandate) if may_compose(scene.member, seat.body)]
    asked: dict[str, Any] = {"seats": seats[:SEATS], "initial": {"on": scene.today}}
    form = MovePersonForm(**asked_of(request, scene, mandate.seat, able), **asked)
    none = gettext("No other seat has a place: open one for the institution first.")
    not_now = "" if seats else none
    return answer_mandate(
        request, form, partial(moved, form, mandate), MOVE, mandate, not_now=not_now
    )


def moved(form: MovePersonForm, mandate: Mandate) -> Mandate:
    """The mandate on the seat that was chosen."""
    written = form.values("on", "confirmed", "version")
    to = form.cleaned_data["to"]
    return succession.move_person(mandate=mandate, seat=to, **written, **form.signature)


def free_seats(scene: Scene, mandate: Mandate) -> QuerySet[Seat]:
    """The seats of the network that somebody more may hold, those of the same body first."""
    on, body = scene.today, mandate.seat.body
    here = Q(mandates__starts__lte=on) & (Q(mandates__ends=None) | Q(mandates__ends__gte=on))
    rows = Seat.objects.active(on).filter(body__network=scene.network).exclude(pk=mandate.seat_id)
    held = rows.annotate(held=Count("mandates", filter=here))
    free = near_first(held.filter(held__lt=holders_of(scene.charter, body)), body)
    return free.select_related("institution", "body")


def near_first(seats: QuerySet[Seat], body: Body) -> QuerySet[Seat]:
    """Those of a body, then the others, by institution."""
    near = Case(When(body=body, then=Value(0)), default=Value(1), output_field=IntegerField())
    return seats.order_by(near, "institution__sort_key", "pk")


@members_form
def correct(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Correct a mandate that was recorded by mistake."""
    mandate, able = composed_mandate(scene, pk)
    asked: dict[str, Any] = {"initial": {"starts": mandate.starts, "ends": mandate.ends}}
    asked |= asked_of(request, scene, mandate.seat, able)
    form = CorrectForm(asked=request.GET, corrected=mandate, **asked)
    act = partial(corrected, form, mandate)
    return answer_mandate(request, form, act, CORRECT, mandate, recorded=recorded(mandate))


def corrected(form: CorrectForm, mandate: Mandate) -> Mandate | None:
    """The mandate as it really was, if it was."""
    said = {**form.values("reason", "confirmed", "version"), **form.signature}
    return corrections.correct_mandate(mandate=mandate, held=form.held, **said)


def recorded(mandate: Mandate) -> str:
    """What is recorded, to be corrected."""
    said = {"person": mandate.person, "first": long_day(mandate.starts)}
    if mandate.ends is None:
        return gettext("Recorded: %(person)s, since %(first)s.") % said
    words = gettext("Recorded: %(person)s, from %(first)s to %(last)s.")
    return words % (said | {"last": long_day(mandate.ends)})
