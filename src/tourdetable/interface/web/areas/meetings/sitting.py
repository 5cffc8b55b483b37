"""Answering the invitation, sharing out the duties, opening the sitting, marking who came."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.actions import sitting
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Reply
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import by_college, holding, local_day, seats_with_holders
from tourdetable.interface.web.answer import form_page, posted
from tourdetable.interface.web.areas.meetings.access import OPENING, Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import answer_about, form_about, page_of
from tourdetable.interface.web.areas.meetings.asked import may_answer
from tourdetable.interface.web.areas.meetings.attendance import AttendanceForm, recorded
from tourdetable.interface.web.areas.meetings.forms import OpenForm, ReplyForm
from tourdetable.interface.web.areas.meetings.turns import (
    TurnsForm,
    taken_this_season,
    taking_turns,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@form_page
@members_only
def reply(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Answer the invitation for one's seat."""
    chosen = choose(scene, pk)
    if not rules.may_speak(scene.member, chosen.meeting):
        raise PermissionDenied(_("Reserved for those who hold a seat of this body."))
    form = reply_form(chosen, partners(chosen), chosen.meeting.replies.all(), data=posted(request))

    def act() -> None:
        must_be_asked(chosen)
        words = form.values("answer")
        sitting.reply(meeting=chosen.meeting, **words, **form.signature)

    title = _("Answer the invitation")
    said = _("Your answer is recorded. You may change it until the meeting.")
    return answer_about(request, chosen, form, act, "reply", title=title, said=said)


def must_be_asked(chosen: Chosen) -> None:
    """Refuse in words an answer that comes before the invitations or after the meeting."""
    if not may_answer(chosen):
        raise ValidationError(
            _("No answer is expected: the invitations are not out yet, or the meeting is over.")
        )


def reply_form(
    chosen: Chosen, partners: Iterable[str], replies: Iterable[Reply], data: object = None
) -> ReplyForm:
    """The form, filled from the person's last answer."""
    reader = chosen.scene.member
    own = [row.answer for row in replies if row.person_id == reader.person.pk]
    return ReplyForm(
        data,
        scene=chosen.scene,
        capacities=rules.may_speak(reader, chosen.meeting),
        partners=tuple(partners),
        initial={"answer": own[-1]} if own else {},
    )


def partners(chosen: Chosen) -> list[str]:
    """Those who hold one of the reader's seats with them on the day of the meeting."""
    reader = chosen.scene.member
    own = {seat.pk for seat in reader.seats_in(chosen.meeting.body_id)}
    seats = todays_seats(chosen).filter(pk__in=own)
    return [
        str(m.person) for seat in seats for m in holding(seat) if m.person_id != reader.person.pk
    ]


@form_page
@members_only
def turns(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Share out the duties among the seats that take turns."""
    chosen = choose(scene, pk)
    form = form_about(
        TurnsForm,
        request,
        chosen,
        Right.TURNS,
        meeting=chosen.meeting,
        turns=chosen.turns,
        seats=taking_turns(chosen.meeting, scene),
        taken=taken_this_season(chosen.meeting, scene),
    )

    def act() -> None:
        words = {"seats": form.chosen(), **form.values("version", "confirmed")}
        sitting.set_turns(meeting=chosen.meeting, **words, **form.signature)

    title, said = _("Share out the duties"), _("The duties are shared out.")
    return answer_about(request, chosen, form, act, "turns", title=title, said=said)


@form_page
@members_only
def open_(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Begin the sitting."""
    chosen = choose(scene, pk)
    form = form_about(OpenForm, request, chosen, *OPENING, meeting=chosen.meeting)

    def act() -> None:
        version = form.cleaned_data["version"]
        sitting.open_meeting(meeting=chosen.meeting, version=version, **form.signature)

    title, said = _("Open the meeting"), _("The meeting is open. Next: mark who is there.")
    return answer_about(request, chosen, form, act, "open", title=title, said=said)


@form_page
@members_only
def attendance(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Mark how each holder of each seat was there."""
    chosen = choose(scene, pk)
    meeting = chosen.meeting
    form = form_about(
        AttendanceForm,
        request,
        chosen,
        Right.ATTENDANCE,
        meeting=meeting,
        seats=todays_seats(chosen),
        marked=recorded(meeting),
        replies=meeting.replies.all(),
    )

    def act() -> None:
        modes, seen = form.marked()
        sitting.mark_attendance(meeting=meeting, modes=modes, seen=seen, **form.signature)

    title, said = _("Who is there"), _("The attendance is recorded.")
    opened = meeting.state == MeetingState.OPENED
    return answer_about(
        request, chosen, form, act, "attendance", title=title, said=said, opened=opened
    )


def todays_seats(chosen: Chosen) -> QuerySet[Seat]:
    """The seats of the body on the day of the meeting, each with its holders."""
    on = local_day(chosen.scene.network, chosen.meeting.starts_at)
    return seats_with_holders(chosen.meeting.body, on=on)


@require_safe
@members_only
def sheet(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The attendance sheet to print and sign."""
    chosen = choose(scene, pk)
    chosen.must(Right.ATTENDANCE)
    colleges = by_college(scene.charter, chosen.meeting.body, todays_seats(chosen))
    context = page_of(chosen, _("Attendance sheet")) | {"colleges": colleges}
    return render(request, "meetings/sheet.html", context)
