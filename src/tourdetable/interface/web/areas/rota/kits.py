"""The kit of a duty: what there is to do and when, with which models, who did it last."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import DutyKind
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.seating import HeldSeat, held_seats
from tourdetable.domain.rota.kits import duty_steps, last_turn
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.areas.rota.access import duty_seen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@dataclass(frozen=True)
class KitStep:
    """One thing to do, and the page where it is done, if any."""

    words: str
    url: str


@require_safe
@members_only
def kit(request: Request, scene: Scene, pk: int, duty: str) -> HttpResponse:
    """What whoever has the duty needs, to read or to print."""
    chosen, line = duty_seen(scene, pk, duty)
    known = scene.charter.vocabulary.duties[duty]
    title = _("Kit: %(duty)s") % {"duty": line.name}
    last = last_turn(chosen.meeting, duty, now=scene.now)
    record: Minutes | None = getattr(last.meeting, "record", None) if last else None
    seats = {seat.pk: seat for seat in held_seats(chosen.meeting.body, on=scene.today)}
    context = page_of(chosen, title) | {
        "duty": line,
        "steps": steps(scene, chosen, known, again=last is not None),
        "last": last,
        "last_record": record is not None,
        "last_holders": names(seats.get(last.seat_id) if last else None),
        "others": [one for one in chosen.duties if one.code != duty],
        "holders": names(seats.get(line.seat.pk) if line.seat else None),
    }
    return render(request, "rota/kit.html", context)


def names(seat: HeldSeat | None) -> list[str]:
    """Who holds a seat today."""
    return [holder.name for holder in seat.holders] if seat else []


def steps(
    scene: Scene, chosen: Chosen, duty: DutyKind, *, again: bool
) -> list[tuple[str, list[KitStep]]]:
    """What there is to do, in the order in which it is done, with the pages where it is; `again`:
    somebody has had the duty before."""
    others = any(one.code != duty.code for one in chosen.duties)
    return [
        (when, [KitStep(one.words, address(scene, chosen.meeting, one.where)) for one in some])
        for when, some in duty_steps(duty, again=again, others=others)
    ]


def address(scene: Scene, meeting: Meeting, page: str) -> str:
    """The page where something is done."""
    if page == "rota":
        return scene.url("rota", meeting.body.slug)
    if page == "sheet":
        return scene.url("meeting_sheet", meeting.pk)
    return scene.url(page, meeting.pk) if page else ""
