"""What the links of a message that circulates something open, without signing in: the reader's own
seat, what it may hand on, and the buttons by which it says that it has read, or relayed.

To open it changes nothing, whoever follows the link; its buttons do. It shows no more than what may
leave the network, and nothing of what other seats relayed: messages are forwarded.
"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from allauth.core.internal import ratelimit
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.core.words.audience import Audience
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.minutes.actions.reading import say_read
from tourdetable.domain.minutes.models import Minutes, MinutesReading
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import Standing, charter_in_force, local_day
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.models import RelayedContent, network_of
from tourdetable.domain.relays.rules import is_out
from tourdetable.domain.relays.tokens import link_of
from tourdetable.interface.web.answer import answer, domain_call, form_page
from tourdetable.interface.web.areas.relays.files import kit_file
from tourdetable.interface.web.areas.relays.forms import SAID, RelayForm
from tourdetable.interface.web.areas.relays.holding import HeldContent, holding_by_link
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

GONE, TOO_MANY = 410, 429


@never_cache
@form_page
def relay_link(request: Request, network: str, token: str) -> HttpResponse:
    """The page of one holder's link; the same for one that is forged, or of somebody who left."""
    if not may_try(request):
        return unseen(render(request, "joining/too_many.html", status=TOO_MANY))
    found = opened(request, network, token)
    if found is None:
        return unseen(render(request, "relays/link_over.html", status=GONE))
    with timezone.override(ZoneInfo(found.scene.network.time_zone)):
        return unseen(answered(request, found, token))


@never_cache
@require_safe
def relay_link_file(request: Request, network: str, token: str, name: str) -> HttpResponse:
    """A file of the kit, by the same link."""
    if not may_try(request):
        return unseen(render(request, "joining/too_many.html", status=TOO_MANY))
    found = opened(request, network, token)
    if found is None:
        return unseen(render(request, "relays/link_over.html", status=GONE))
    with timezone.override(ZoneInfo(found.scene.network.time_zone)):
        return unseen(kit_file(found, name))


def may_try(request: Request) -> bool:
    """Whether this address has not opened too many links."""
    counted = {"app": "allauth.account", "action": "answer", "limit_get": True}
    return bool(ratelimit.consume(request, **counted))


def opened(request: Request, network: str, token: str) -> HeldContent | None:
    """What a link opens; None for nothing."""
    found = link_of(token)
    if found is None or network_of(found[0]).slug != network:
        return None
    content, mandate = found
    if not may_open(content, mandate, request):
        return None
    return holding_by_link(alone(mandate, request), content, mandate.seat, request.GET)


def may_open(content: RelayedContent, mandate: Mandate, request: Request) -> bool:
    """Whether the holder still has the seat, and is of those to whom it went."""
    network = network_of(content)
    today = local_day(network, request.now)
    if not mandate.starts <= today <= (mandate.ends or today) or network.closed_on:
        return False
    if not isinstance(content, Minutes):
        return is_out(content)
    if content.audience != Audience.PRESENT:
        return True
    came = Attendance.objects.filter(meeting=content.meeting, mode__in=CAME)
    return came.filter(person=mandate.person).exists()


def alone(mandate: Mandate, request: Request) -> Scene:
    """Whoever opens the link, with nothing else of the network than their seat."""
    network = mandate.seat.body.network
    today = local_day(network, request.now)
    charter = charter_in_force(network, on=today)
    standing = Standing(mandate.person, network, charter, (mandate,), ())
    return Scene(network, charter, request.now, today, standing)


def answered(request: Request, held: HeldContent, token: str) -> HttpResponse:
    """Record what was sent, by one form or the other; else show the page."""
    sent = request.POST if request.method == "POST" else None
    known: dict[str, Any] = {"scene": held.scene, "capacities": (held.seat,)}
    reads = sent is not None and "read" in sent and held.minutes is not None
    reading = WriteForm(sent if reads else None, **known)
    relaying = RelayForm(None if reads else sent, **known)
    form = reading if reads else relaying
    act = domain_call(relaying, say_relayed, *SAID, content=held.content)
    if reads:
        act = domain_call(reading, say_read, minutes=held.minutes)
    return answer(
        request,
        form,
        act,
        "relays/link.html",
        then=request.path,
        said=_("Thank you: it is recorded."),
        held=held,
        token=token,
        reading=reading,
        relaying=relaying,
        has_read=has_read(held),
    )


def has_read(held: HeldContent) -> bool:
    """Whether the seat said that it read the minutes."""
    return (
        held.minutes is not None
        and MinutesReading.objects.filter(minutes=held.minutes, seat=held.seat).exists()
    )
