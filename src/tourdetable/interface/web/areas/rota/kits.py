"""The kit of a duty: what there is to do and when, with which models, who did it last."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import DutyKind
from tourdetable.core.documents.kinds.kit import KitDocument, KitPart
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.seating import HeldSeat, held_seats
from tourdetable.domain.rota.kits import duty_steps, last_turn
from tourdetable.interface.language import day, labelled, moment
from tourdetable.interface.web.areas.meetings.access import Chosen, DutyLine
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.areas.rota.access import duty_seen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import given, signed_by


@dataclass(frozen=True)
class KitStep:
    """One thing to do, and the page where it is done, if any."""

    words: str
    url: str


@dataclass(frozen=True)
class DutyKit:
    """What whoever has a duty needs: what there is to do and when, who did it last (`last`), who
    has the other duties."""

    chosen: Chosen
    duty: DutyLine
    steps: list[tuple[str, list[KitStep]]]
    last: Turn | None
    last_holders: list[str]
    holders: list[str]

    @property
    def title(self) -> str:
        return _("Kit: %(duty)s") % {"duty": self.duty.name}

    @property
    def others(self) -> list[DutyLine]:
        """The other duties of the meeting."""
        return [one for one in self.chosen.duties if one.code != self.duty.code]

    @property
    def last_record(self) -> bool:
        """Whether the last meeting has minutes."""
        record: Minutes | None = getattr(self.last.meeting, "record", None) if self.last else None
        return record is not None


def kit_of(scene: Scene, pk: int, duty: str) -> DutyKit:
    """The kit of a duty of a meeting that the reader may see."""
    chosen, line = duty_seen(scene, pk, duty)
    last = last_turn(chosen.meeting, duty, now=scene.now)
    seats = {seat.pk: seat for seat in held_seats(chosen.meeting.body, on=scene.today)}
    known = scene.charter.vocabulary.duties[duty]
    return DutyKit(
        chosen,
        line,
        steps(scene, chosen, known, again=last is not None),
        last,
        names(seats.get(last.seat_id) if last else None),
        names(seats.get(line.seat.pk) if line.seat else None),
    )


@require_safe
@members_only
def kit(request: Request, scene: Scene, pk: int, duty: str) -> HttpResponse:
    """What whoever has the duty needs, to read or to print."""
    found = kit_of(scene, pk, duty)
    return render(request, "rota/kit.html", page_of(found.chosen, found.title) | {"kit": found})


@require_safe
@members_only
def kit_file(
    request: Request, scene: Scene, pk: int, duty: str, ending: str = "pdf"
) -> HttpResponse:
    """The same as a file, to be handed over."""
    found = kit_of(scene, pk, duty)
    meeting = found.chosen.meeting
    name = slugify(f"{found.title} {meeting.body.name}")[:120].strip("-")
    return given(scene, kit_document(found), f"{name}-{found.chosen.on.isoformat()}", ending)


def kit_document(kit: DutyKit) -> KitDocument:
    """What its page says, without its links."""
    meeting = kit.chosen.meeting
    who = ", ".join(map(str, filter(None, (kit.duty.seat, *kit.holders)))) or _("Nobody yet")
    parts = [
        KitPart(title=when, steps=tuple(one.words for one in some)) for when, some in kit.steps
    ]
    return KitDocument(
        **signed_by(kit.chosen.scene.network),
        title=kit.title,
        body=meeting.body.name,
        about=f"{meeting.title}, {day(meeting.starts_at)}",
        facts=(
            (labelled(kit.duty.name, "").strip(), who),
            (_("Date:"), moment(meeting.starts_at)),
            (_("Place:"), meeting.where),
            *(
                (labelled(one.name, "").strip(), str(one.seat or _("Nobody yet")))
                for one in kit.others
            ),
        ),
        parts=(*parts, KitPart(title=_("Who did it last"), words=last_words(kit))),
    )


def last_words(kit: DutyKit) -> tuple[str, ...]:
    """Who had the duty the last time."""
    if kit.last is None:
        return (_("Nobody has had this duty before."),)
    said = {"day": day(kit.last.meeting.starts_at), "seat": kit.last.seat}
    words = _("Last time, on %(day)s: %(seat)s.") % said
    return (words, ", ".join(kit.last_holders)) if kit.last_holders else (words,)


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
