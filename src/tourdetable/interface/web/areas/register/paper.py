"""The sheet that is signed in the room: to print, or to change before printing."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.documents.kinds.sign_in_sheet import (
    SignatureGroup,
    SignatureRow,
    SignInSheet,
)
from tourdetable.domain.networks.seating import HeldSeat
from tourdetable.interface.language import clock, day
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.register.parts import everybody
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import given, signed_by


@require_safe
@members_only
def sheet_file(request: Request, scene: Scene, pk: int, ending: str = "pdf") -> HttpResponse:
    """To print and sign, for whoever keeps the register."""
    chosen = keeper(scene, pk)
    return given(scene, sheet_document(chosen), file_name(chosen), ending)


def keeper(scene: Scene, pk: int) -> Chosen:
    """The meeting, for whoever keeps its register."""
    chosen = choose(scene, pk)
    chosen.must(Right.ATTENDANCE)
    return chosen


def file_name(chosen: Chosen) -> str:
    network = chosen.scene.network.slug
    return f"{network}-emargement-{chosen.on:%Y-%m-%d}-{chosen.meeting.pk}"


def sheet_document(chosen: Chosen) -> SignInSheet:
    """Who may sign, college by college."""
    meeting, network = chosen.meeting, chosen.scene.network
    when = f"{day(meeting.starts_at)}, {clock(meeting.starts_at)} – {clock(meeting.ends_at)}"
    return SignInSheet(
        **signed_by(network),
        title=_("Attendance sheet"),
        about=f"{meeting.body.name} – {meeting.title}",
        under=", ".join(filter(None, (when, meeting.where))),
        words=_(
            "Each person signs for themselves. This sheet is then copied into the register, and "
            "whoever copies it is named there."
        ),
        columns=columns(),
        groups=signing_groups(chosen),
        others=_("Other people present"),
    )


def columns() -> tuple[str, str, str, str, str]:
    """What is asked of whoever signs."""
    return (
        _("Seat"),
        _("Person"),
        _("In the room or remotely"),
        _("Arrival and departure, if not on time"),
        _("Signature"),
    )


def signing_groups(chosen: Chosen) -> tuple[SignatureGroup, ...]:
    """College by college, then those who were called in."""
    return tuple(
        SignatureGroup(name=group.name, rows=tuple(r for s in group.seats for r in signing(s)))
        for group in everybody(chosen)
    )


def signing(seat: HeldSeat) -> list[SignatureRow]:
    """Those who may sign for a seat, or that it is vacant."""
    names = [holder.name for holder in seat.holders] or [_("vacant seat")]
    return [SignatureRow(seat=seat.name, person=name) for name in names]
