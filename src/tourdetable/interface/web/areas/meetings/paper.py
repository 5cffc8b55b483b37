"""What people take to a meeting that is to come: its agenda, and the invitation to it, as files.

The same words as on its page, for whoever may open that page; what members bring to a point stays
there, since not everybody reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from tourdetable.core.documents.kinds.agenda import (
    AgendaDocument,
    AgendaPoint,
    InvitationDocument,
)
from tourdetable.core.documents.kinds.minutes import DocumentRow
from tourdetable.domain.attachments.queries import ATTACHED, AttachedLine, own_first
from tourdetable.domain.attachments.rules import read_by
from tourdetable.domain.decisions.queries import POINTS
from tourdetable.domain.journal.prepared import Together
from tourdetable.domain.meetings.agendas import NO_CHANGE, Point
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.places.enums import StepFree
from tourdetable.interface.language import clock, day, labelled, moment
from tourdetable.interface.web.areas.meetings.access import TURNS, Chosen, choose
from tourdetable.interface.web.areas.meetings.agenda_words import Agenda, AgendaLine
from tourdetable.interface.web.attached import shown
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import given, signed_by
from tourdetable.interface.web.opened import OpenLists

ABOUT = Together(TURNS, POINTS, ATTACHED)


@require_safe
@members_only
def agenda_file(request: Request, scene: Scene, pk: int, ending: str = "pdf") -> HttpResponse:
    """The points of a meeting, each at its hour."""
    chosen = choose(scene, pk)
    document = AgendaDocument(title=_("Agenda"), **said_of(chosen))
    return given(scene, document, file_name(chosen, document.title), ending)


@require_safe
@members_only
def invitation_file(request: Request, scene: Scene, pk: int, ending: str = "pdf") -> HttpResponse:
    """The letter that convenes the meeting, to be printed or sent by other ways than ours."""
    chosen = choose(scene, pk)
    document = InvitationDocument(
        title=pgettext("letter", "Invitation"),
        greeting=greeting(chosen),
        closing=tuple(closing(chosen.meeting)),
        **said_of(chosen),
    )
    return given(scene, document, file_name(chosen, document.title), ending)


def said_of(chosen: Chosen) -> dict[str, Any]:
    """What both papers say of the meeting (a query, and that of the letterhead)."""
    meeting, asked = chosen.meeting, {"meeting": chosen.meeting.pk}
    turns, points, documents = ABOUT.rows(**asked)
    chosen = Chosen(chosen.scene, meeting, tuple(row[0] for row in turns))
    agenda = Agenda(meeting, [Point(*row) for row in points], NO_CHANGE, OpenLists({"show": "all"}))
    return {
        **signed_by(chosen.scene.network),
        "body": meeting.body.name,
        "about": meeting.title,
        "labels": labels(),
        "facts": tuple(facts(chosen)),
        "purpose": meeting.purpose,
        "points": tuple(map(point, agenda.lines)),
        "nothing": _("No point is written yet."),
        "total": _("It should end at %(hour)s.") % {"hour": clock(agenda.ends)},
        "documents": tuple(documents_of(chosen, own_first(documents))),
        "state": state(meeting),
    }


def labels() -> dict[str, str]:
    """The headings of both papers."""
    return {
        "agenda": _("Agenda"),
        "at": _("At"),
        "item": _("Point"),
        "purpose": _("For"),
        "duration": _("Duration"),
        "documents": _("Documents of the meeting"),
        "document": _("Document"),
        "nature": _("Kind"),
        "answer": _("Your answer"),
    }


def state(meeting: Meeting) -> str:
    """That it is cancelled, or that nobody is invited to it yet."""
    if meeting.state == MeetingState.CANCELLED:
        return _("This meeting is cancelled")
    if meeting.state == MeetingState.PLANNED:
        return _("Draft: the invitations are not out yet")
    return ""


def facts(chosen: Chosen) -> Iterator[tuple[str, str]]:
    """When, where, who does what; how one comes in."""
    meeting = chosen.meeting
    last = local_day(chosen.scene.network, meeting.ends_at)
    until = clock(meeting.ends_at) if last == chosen.on else moment(meeting.ends_at)
    yield _("Date:"), f"{moment(meeting.starts_at)} – {until}"
    yield _("Place:"), meeting.where
    if meeting.link and meeting.state != MeetingState.CANCELLED:
        yield _("To join remotely:"), meeting.link
    for duty in chosen.duties:
        if duty.seat is not None:
            yield labelled(duty.name, "").strip(), str(duty.seat)
    yield from access(meeting)


def access(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """What the place says of itself."""
    place = meeting.place
    if place is None:
        return
    known = place.step_free != StepFree.UNKNOWN
    for title, words in (
        (_("How to get there"), place.directions),
        (_("Step-free access"), place.get_step_free_display() if known else ""),
        (_("Accessibility"), place.accessibility),
        (_("Who opens"), place.opening),
    ):
        yield labelled(title, "").strip(), " ".join(words.split())


def point(line: AgendaLine) -> AgendaPoint:
    """One point in words."""
    minutes = line.point.minutes
    return AgendaPoint(
        at=line.at,
        title=f"{line.number}. {line.title}",
        purpose="" if line.is_break else line.purpose,
        duration=ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes},
        notes=tuple(notes(line)),
    )


def notes(line: AgendaLine) -> Iterator[str]:
    """What is told of a point below its title."""
    one = line.point
    if one.question:
        yield labelled(_("Question"), one.question)
    if one.lead:
        yield _("led by %(who)s") % {"who": one.lead}
    if one.brought_by:
        yield _("brought by %(who)s") % {"who": one.brought_by}
    yield from filter(None, (line.comes_back, one.note))


def documents_of(chosen: Chosen, lines: list[AttachedLine]) -> Iterator[DocumentRow]:
    """The documents that the reader may have."""
    audiences = read_by(chosen.scene.member, chosen.meeting)
    for one in shown((line for line in lines if line.audience in audiences), str):
        yield DocumentRow(name=one.line.name, about=one.about, point=one.line.point or "")


def greeting(chosen: Chosen) -> str:
    """« Vous êtes invité·e… »."""
    said = {"body": chosen.meeting.body.name, "network": chosen.scene.network.name}
    return _("You are invited to a meeting of “%(body)s” (%(network)s).") % said


def closing(meeting: Meeting) -> Iterator[str]:
    """What is asked of those who are invited."""
    if meeting.state == MeetingState.CANCELLED:
        return
    if meeting.asks:
        yield meeting.asks
    if meeting.answer_by:
        yield _("Say by %(day)s whether you will be there.") % {"day": day(meeting.answer_by)}
    if meeting.capacity:
        words = ngettext("There is %(n)d place.", "There are %(n)d places.", meeting.capacity)
        yield words % {"n": meeting.capacity}


def file_name(chosen: Chosen, title: str) -> str:
    """« convocation-itc-marseille-15-16-2027-04-15 », without its ending."""
    words = slugify(f"{title} {chosen.meeting.body.name}")[:120].strip("-")
    return f"{words}-{chosen.on.isoformat()}"
