"""Which bodies' turns a reader may open, and what is read of them."""

from __future__ import annotations

from django.http import Http404

from tourdetable.domain.networks.models import Body
from tourdetable.domain.rota.models import Swap
from tourdetable.domain.rota.rules import may_read_swap, may_see
from tourdetable.interface.web.areas.meetings.access import Chosen, DutyLine, choose
from tourdetable.interface.web.base.scene import Scene


def body_seen(scene: Scene, slug: str) -> Body:
    """A body whose turns the reader may read, and that has duties in turn; or 404 (one query)."""
    body = scene.network.bodies.filter(slug=slug).first()
    if body is None or not may_see(scene.member, body):
        raise Http404
    if not scene.charter.vocabulary.duties_of(body.kind):
        raise Http404
    body.network = scene.network
    return body


def duty_seen(scene: Scene, pk: int, code: str) -> tuple[Chosen, DutyLine]:
    """A meeting that the reader may see, with one of its duties; or 404."""
    chosen = choose(scene, pk)
    line = next((one for one in chosen.duties if one.code == code), None)
    if line is None:
        raise Http404
    return chosen, line


def swap_seen(scene: Scene, pk: int) -> Swap:
    """A swap of the network that the reader may read, or 404 (one query)."""
    rows = Swap.objects.filter(pk=pk, meeting__body__network=scene.network).select_related(
        "meeting__body", "in_exchange", "seat__institution", "other__institution", "asked_by"
    )
    swap = rows.first()
    if swap is None or not may_read_swap(scene.member, swap):
        raise Http404
    for meeting in (swap.meeting, swap.in_exchange):
        if meeting is not None:
            meeting.body = swap.meeting.body
            meeting.body.network = scene.network
    swap.seat.body = swap.other.body = swap.meeting.body
    return swap
