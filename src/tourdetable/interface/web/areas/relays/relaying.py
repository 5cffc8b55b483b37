"""Relaying: the kit and what one says of it, for whoever is signed in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Seat
from tourdetable.domain.relays.actions import relaying
from tourdetable.domain.relays.models import Relay
from tourdetable.domain.relays.rules import reads_relays
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.relays.files import kit_file
from tourdetable.interface.web.areas.relays.forms import SAID, RelayForm
from tourdetable.interface.web.areas.relays.holding import (
    HeldContent,
    holding,
    holding_shared,
    reached_url,
    shared_trail,
)
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@members_form
def relay(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What concerns one's institution in minutes, to hand on; and a form that says that one did."""
    return answered(request, holding(scene, pk, request.GET))


@members_form
def relay_shared(request: Request, scene: Scene, kind: str, pk: int) -> HttpResponse:
    """The same of what the network shares."""
    return answered(request, holding_shared(scene, kind, pk, request.GET))


def answered(request: Request, held: HeldContent) -> HttpResponse:
    """Record what was sent, else show the page."""
    form = RelayForm(posted(request), scene=held.scene, capacities=(held.seat,))
    act = domain_call(form, relaying.say_relayed, *SAID, content=held.content)
    there = f"{held.url}?seat={held.seat.pk}#relay"
    said = _("Thank you: it is recorded. Say here how, and what comes back, when you like.")
    return answer(request, form, act, "relays/relay.html", then=there, said=said, held=held)


@require_safe
@members_only
def relay_file(request: Request, scene: Scene, pk: int, name: str) -> HttpResponse:
    """A file of the kit, with what was ticked."""
    return kit_file(holding(scene, pk, request.GET), name)


@require_safe
@members_only
def relay_shared_file(
    request: Request, scene: Scene, kind: str, pk: int, name: str
) -> HttpResponse:
    """The same of what the network shares."""
    return kit_file(holding_shared(scene, kind, pk, request.GET), name)


def own_relay(scene: Scene, pk: int) -> tuple[Relay, Seat]:
    """What a seat of the reader relayed, or a refusal that says whose it is; 404 to those who may
    not read it."""
    around = ("minutes__meeting__body__network", "seat__institution", "seat__body__network")
    things = ("work__network", "work__body", "report__network", "entry__network")
    rows = Relay.objects.select_related(*around, *things)
    row = get_object_or_404(rows, pk=pk, seat__body__network=scene.network)
    if not reads_relays(scene.member, row.content):
        raise Http404
    seats = [seat for seat in scene.member.seats if seat == row.seat]
    return row, seats[0] if seats else reserved(_("those who hold the seat that relayed"))


@members_form
def amend(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say more exactly how and to whom, or what came back."""
    row, seat = own_relay(scene, pk)
    initial = {name: getattr(row, name) for name in SAID}
    known: dict[str, Any] = {"version": row.version, "initial": initial}
    form = RelayForm(posted(request), scene=scene, capacities=(seat,), **known)
    act = domain_call(form, relaying.amend_relay, *SAID, "version", relay=row)
    page = around(scene, row, _("What came back"), _("It is recorded."))
    return answer(request, form, act, "relays/amend.html", **page)


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Withdraw a relay that was said by mistake."""
    row, seat = own_relay(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=(seat,), version=row.version)
    act = domain_call(form, relaying.take_back, "version", relay=row)
    page = around(scene, row, _("Withdraw this relay"), _("This relay is withdrawn."))
    return answer(request, form, act, "relays/take_back.html", **page)


def around(scene: Scene, row: Relay, title: str, said: str) -> dict[str, Any]:
    """What the pages of one relay say, and where they lead."""
    there, minutes = reached_url(scene, row.content), row.minutes
    what = minutes.meeting.title if minutes else str(row.content)
    trail = [] if minutes else shared_trail(scene, row.content, title)
    page: dict[str, Any] = {"relay": row, "title": title, "what": what, "trail": trail}
    return page | {"said": said, "then": there, "cancel": there}
