"""What may be done with a mandate: end it, hand it over, move its holder, correct it."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.networks.actions import corrections, succession
from tourdetable.domain.networks.actions import seats as giving
from tourdetable.domain.networks.actions.fitting import holders_of
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.rules import may_compose
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.composition.access import composed_mandate
from tourdetable.interface.web.areas.composition.acting import answer_act, of_body, of_seat
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


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """End a mandate on a day, and say why."""
    mandate, able = composed_mandate(scene, pk)
    begins = {"ends": mandate.ends or max(scene.today, mandate.starts), "reason": mandate.reason}
    form = EndMandateForm(**asked_of(request, scene, mandate.seat, able), initial=begins)
    fields = ("ends", "reason", "confirmed", "version")
    act = domain_call(form, giving.end_mandate, *fields, mandate=mandate)
    return answer_act(
        request,
        form,
        act,
        of_body(scene, mandate.seat.body),
        of_seat(scene, mandate.seat),
        title=_("End the mandate of %(person)s") % {"person": mandate.person},
        submit=_("End the mandate"),
        said=_("The mandate ends on that day."),
        danger=True,
        eyebrow=where(mandate),
        explain=_(
            "That day is the last one: from the day after, this mandate opens no page any more. "
            "What happened stays, and the seat may be given to somebody else."
        ),
    )


@members_form
def hand_over(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give the seat to a successor."""
    mandate, able = composed_mandate(scene, pk)
    begins = {"on": scene.today, "ends": mandate.ends}
    asked = {"asked": request.GET, "initial": begins}
    form = SuccessorForm(**asked_of(request, scene, mandate.seat, able), **asked)

    def act() -> Mandate:
        written = form.values("on", "ends", "confirmed", "version")
        who = form.cleaned_data["who"]
        return succession.hand_over(mandate=mandate, person=who, **written, **form.signature)

    return answer_act(
        request,
        form,
        act,
        of_body(scene, mandate.seat.body),
        of_seat(scene, mandate.seat),
        title=_("Hand over the seat of %(person)s") % {"person": mandate.person},
        submit=_("Hand over the seat"),
        said=_("The seat is handed over."),
        eyebrow=where(mandate),
        explain=_(
            "Turns and what is to be done stay the seat’s. What %(person)s answered for later "
            "meetings no longer counts: the successor is asked."
        )
        % {"person": mandate.person},
        picks=("persons/who.html",),
    )


@members_form
def move(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Have somebody represent another institution."""
    mandate, able = composed_mandate(scene, pk)
    asked = asked_of(request, scene, mandate.seat, able)
    seats = [seat for seat in free_seats(scene, mandate) if may_compose(scene.member, seat.body)]
    form = MovePersonForm(**asked, seats=seats[:SEATS], initial={"on": scene.today})

    def act() -> Mandate:
        written = form.values("on", "confirmed", "version")
        to = form.cleaned_data["to"]
        return succession.move_person(mandate=mandate, seat=to, **written, **form.signature)

    none = _("No other seat has a place: open one for the institution first.")
    return answer_act(
        request,
        form,
        act,
        of_body(scene, mandate.seat.body),
        of_seat(scene, mandate.seat),
        title=_("Move %(person)s to another seat") % {"person": mandate.person},
        submit=_("Move"),
        said=_("The person holds the other seat from that day."),
        eyebrow=where(mandate),
        explain=_("For somebody who changes institutions, and goes on sitting for the new one."),
        not_now="" if seats else none,
    )


def free_seats(scene: Scene, mandate: Mandate) -> QuerySet[Seat]:
    """The seats of the network that somebody more may hold, those of the same body first."""
    on = scene.today
    here = Q(mandates__starts__lte=on) & (Q(mandates__ends=None) | Q(mandates__ends__gte=on))
    rows = Seat.objects.active(on).filter(body__network=scene.network).exclude(pk=mandate.seat_id)
    rows = rows.annotate(held=Count("mandates", filter=here))
    limit = holders_of(scene.charter, mandate.seat.body)
    found = rows.filter(held__lt=limit).select_related("institution", "body")
    same = Q(body=mandate.seat.body_id)
    return found.annotate(near=Count("pk", filter=same)).order_by(
        F("near").desc(), "institution__sort_key", "pk"
    )


@members_form
def correct(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Correct a mandate that was recorded by mistake."""
    mandate, able = composed_mandate(scene, pk)
    begins = {"starts": mandate.starts, "ends": mandate.ends}
    asked = asked_of(request, scene, mandate.seat, able) | {"initial": begins}
    form = CorrectForm(asked=request.GET, corrected=mandate, **asked)

    def act() -> Mandate | None:
        written = form.values("reason", "confirmed", "version")
        said = {**written, **form.signature}
        return corrections.correct_mandate(mandate=mandate, held=form.held, **said)

    return answer_act(
        request,
        form,
        act,
        of_body(scene, mandate.seat.body),
        of_seat(scene, mandate.seat),
        title=_("Correct the mandate of %(person)s") % {"person": mandate.person},
        submit=_("Correct"),
        said=_("The mandate is corrected; what was recorded stays beside the seat."),
        eyebrow=where(mandate),
        explain=recorded(mandate),
        picks=("persons/who.html",),
    )


def where(mandate: Mandate) -> str:
    """The seat and its body."""
    return f"{mandate.seat} – {mandate.seat.body}"


def recorded(mandate: Mandate) -> str:
    """What is recorded, to be corrected; for what really happened, one ends the mandate."""
    said = {"person": mandate.person, "first": long_day(mandate.starts)}
    if mandate.ends:
        words = _("Recorded: %(person)s, from %(first)s to %(last)s.")
        words = words % (said | {"last": long_day(mandate.ends)})
    else:
        words = _("Recorded: %(person)s, since %(first)s.") % said
    more = _("Correct only what was never so; if the mandate really was held, end it instead.")
    return f"{words} {more}"
