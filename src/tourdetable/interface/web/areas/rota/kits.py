"""The kit of a duty: what there is to do and when, with which models, who did it last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import DutyKind, Right
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.seating import HeldSeat, held_seats
from tourdetable.domain.rota.kits import last_turn
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.areas.rota.access import duty_seen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

BEFORE, DURING, AFTER = (
    gettext_lazy("Before"),
    gettext_lazy("During the meeting"),
    gettext_lazy("After"),
)

STEPS = (
    (
        Right.AGENDA,
        BEFORE,
        gettext_lazy("Prepare the agenda: what each point is for, and how long it takes"),
        "meeting_agenda",
    ),
    (
        Right.CONVENE,
        BEFORE,
        gettext_lazy("Send the invitations, two weeks before at the latest"),
        "meeting_convene",
    ),
    (Right.ATTENDANCE, BEFORE, gettext_lazy("Print the attendance sheet, if you use one"), "sheet"),
    (
        Right.ATTENDANCE,
        DURING,
        gettext_lazy("Open the meeting and mark who is there, as they arrive"),
        "meeting_attendance",
    ),
    (
        Right.DECISIONS,
        DURING,
        gettext_lazy("Record the decisions, and what is not agreed upon, as they are taken"),
        "",
    ),
    (
        Right.TURNS,
        DURING,
        gettext_lazy("Before parting, say aloud whose turn it is next"),
        "rota",
    ),
    (
        Right.MINUTES,
        AFTER,
        gettext_lazy("Write the minutes from what was recorded, and send them for review"),
        "minutes",
    ),
)
"""What each right asks of whoever has it, when, and the page where it is done."""

AGAIN = gettext_lazy("Speak with whoever did it last time")
"""What every duty asks, once somebody has had it."""
TOGETHER = gettext_lazy("Settle with whoever has the other duties who does what")
"""What it asks where there are others."""

SPEAKING = (
    (DURING, gettext_lazy("Let everybody speak, those who come for the first time too")),
    (DURING, gettext_lazy("Keep to the times of the agenda, and say what is left for later")),
)
"""What it asks of whoever animates: the duty that leads through the agenda, and does not write."""
LEADING = frozenset({Right.AGENDA, Right.DECISIONS})


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
    last = last_turn(chosen.meeting, duty)
    record: Minutes | None = getattr(last.meeting, "record", None) if last else None
    seats = {seat.pk: seat for seat in held_seats(chosen.meeting.body, on=scene.today)}
    context = page_of(chosen, title) | {
        "duty": line,
        "steps": steps(scene, chosen.meeting, known, met=beside(chosen, known, last=last)),
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


def beside(chosen: Chosen, duty: DutyKind, *, last: Turn | None) -> list[KitStep]:
    """With whom one speaks before: who did it last, and those who have the other duties."""
    others = any(one.code != duty.code for one in chosen.duties)
    known = [*([AGAIN] if last else []), *([TOGETHER] if others else [])]
    return [KitStep(str(words), "") for words in known]


def steps(
    scene: Scene, meeting: Meeting, duty: DutyKind, *, met: Iterable[KitStep]
) -> list[tuple[str, list[KitStep]]]:
    """What there is to do, in the order in which it is done; `met`: whom one speaks with first."""
    found: dict[str, list[KitStep]] = {str(when): [] for when in (BEFORE, DURING, AFTER)}
    found[str(BEFORE)].extend(met)
    for when, words, page in asked_of(duty):
        found[str(when)].append(KitStep(str(words), address(scene, meeting, page)))
    return [(when, some) for when, some in found.items() if some]


def asked_of(duty: DutyKind) -> Iterator[tuple[Promise, Promise, str]]:
    """What a duty asks by its rights: when, in words, on which page."""
    yield from ((when, words, page) for right, when, words, page in STEPS if right in duty.rights)
    if LEADING & duty.rights and Right.MINUTES not in duty.rights:
        yield from ((when, words, "") for when, words in SPEAKING)


def address(scene: Scene, meeting: Meeting, page: str) -> str:
    """The page where something is done."""
    if page == "rota":
        return scene.url("rota", meeting.body.slug)
    if page == "sheet":
        return scene.url("meeting_sheet", meeting.pk)
    return scene.url(page, meeting.pk) if page else ""
