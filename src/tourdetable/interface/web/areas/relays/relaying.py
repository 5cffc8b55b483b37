"""Relaying minutes: the kit and what one says of it, for whoever is signed in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Seat
from tourdetable.domain.relays.actions import relaying
from tourdetable.domain.relays.models import Relay
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.relays.files import kit_file
from tourdetable.interface.web.areas.relays.forms import SAID, RelayForm
from tourdetable.interface.web.areas.relays.holding import holding
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@members_form
def relay(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What concerns one's institution, to hand on; and a form that says that one did."""
    held = holding(scene, pk, request.GET)
    form = RelayForm(posted(request), scene=scene, capacities=(held.seat,))
    act = domain_call(form, relaying.say_relayed, *SAID, minutes=held.minutes)
    there = f"{scene.url('relay', pk)}?seat={held.seat.pk}#relay"
    said = _("Thank you: it is recorded. Say here how, and what comes back, when you like.")
    return answer(request, form, act, "relays/relay.html", then=there, said=said, held=held)


@require_safe
@members_only
def relay_file(request: Request, scene: Scene, pk: int, name: str) -> HttpResponse:
    """A file of the kit, with what was ticked."""
    return kit_file(holding(scene, pk, request.GET), name)


def own_relay(scene: Scene, pk: int) -> tuple[Relay, Seat]:
    """What a seat of the reader relayed, or a refusal that says whose it is; 404 outside the
    body."""
    around = ("minutes__meeting__body__network", "seat__institution")
    rows = Relay.objects.select_related(*around)
    row = get_object_or_404(rows, pk=pk, minutes__meeting__body__network=scene.network)
    if not scene.member.sits_in(row.minutes.meeting.body_id):
        raise Http404
    seats = [seat for seat in scene.member.seats if seat == row.seat]
    return row, seats[0] if seats else reserved(_("those who hold the seat that relayed"))


@members_form
def amend(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say more exactly how and to whom, or what came back."""
    row, seat = own_relay(scene, pk)
    known: dict[str, Any] = {
        "version": row.version,
        "initial": {name: getattr(row, name) for name in SAID},
    }
    form = RelayForm(posted(request), scene=scene, capacities=(seat,), **known)
    act = domain_call(form, relaying.amend_relay, *SAID, "version", relay=row)
    there = scene.url("relays", row.minutes.meeting_id)
    context: dict[str, Any] = {"relay": row, "title": _("What came back"), "cancel": there}
    said = _("It is recorded.")
    return answer(request, form, act, "relays/amend.html", then=there, said=said, **context)


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Withdraw a relay that was said by mistake."""
    row, seat = own_relay(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=(seat,), version=row.version)
    act = domain_call(form, relaying.take_back, "version", relay=row)
    there = scene.url("relays", row.minutes.meeting_id)
    context: dict[str, Any] = {"relay": row, "title": _("Withdraw this relay"), "cancel": there}
    said = _("This relay is withdrawn.")
    return answer(request, form, act, "relays/take_back.html", then=there, said=said, **context)
