"""Answering the invitation, sharing out the duties, opening the sitting, marking who came."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.actions import sitting
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Reply
from tourdetable.domain.networks.queries import by_college, holding, local_day, seats_with_holders
from tourdetable.interface.web.areas.meetings.access import OPENING, Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import ask, back, done, trail_to
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

require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_form
@members_only
def reply(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Answer the invitation for one's seat."""
    chosen = choose(scene, pk)
    if not rules.may_speak(scene.member, chosen.meeting):
        raise PermissionDenied(_("Reserved for those who hold a seat of this body."))
    form = reply_form(
        chosen, partners(chosen), chosen.meeting.replies.all(), data=request.POST or None
    )

    def act() -> None:
        if not may_answer(chosen):
            raise ValidationError(
                _("No answer is expected: the invitations are not out yet, or the meeting is over.")
            )
        sitting.reply(
            meeting=chosen.meeting, answer=form.cleaned_data["answer"], by=form.actor, now=scene.now
        )

    if done(request, form, act):
        return back(
            request,
            scene,
            chosen.meeting,
            _("Your answer is recorded. You may change it until the meeting."),
        )
    return ask(request, chosen, form, "reply", _("Answer the invitation"))


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
    reader, meeting = chosen.scene.member, chosen.meeting
    own = {seat.pk for seat in reader.seats_in(meeting.body_id)}
    seats = seats_with_holders(
        meeting.body, on=local_day(chosen.scene.network, meeting.starts_at)
    ).filter(pk__in=own)
    return [
        str(m.person) for seat in seats for m in holding(seat) if m.person_id != reader.person.pk
    ]


@require_form
@members_only
def turns(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Share out the duties among the seats that take turns."""
    chosen = choose(scene, pk)
    form = TurnsForm(
        request.POST or None,
        scene=scene,
        capacities=chosen.must(Right.TURNS),
        meeting=chosen.meeting,
        turns=chosen.turns,
        seats=taking_turns(chosen.meeting, scene),
        taken=taken_this_season(chosen.meeting, scene),
    )

    def act() -> None:
        said = {name: form.cleaned_data[name] for name in ("version", "confirmed")}
        sitting.set_turns(
            meeting=chosen.meeting,
            seats=form.chosen(),
            **said,
            by=form.actor,
            now=scene.now,
        )

    if done(request, form, act):
        return back(request, scene, chosen.meeting, _("The duties are shared out."))
    return ask(request, chosen, form, "turns", _("Share out the duties"))


@require_form
@members_only
def open_(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Begin the sitting."""
    chosen = choose(scene, pk)
    form = OpenForm(
        request.POST or None, scene=scene, capacities=chosen.must(*OPENING), meeting=chosen.meeting
    )

    def act() -> None:
        version = form.cleaned_data["version"]
        sitting.open_meeting(meeting=chosen.meeting, version=version, by=form.actor, now=scene.now)

    if done(request, form, act):
        return back(
            request, scene, chosen.meeting, _("The meeting is open. Next: mark who is there.")
        )
    return ask(request, chosen, form, "open", _("Open the meeting"))


@require_form
@members_only
def attendance(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Mark how each holder of each seat was there."""
    chosen = choose(scene, pk)
    form = AttendanceForm(
        request.POST or None,
        scene=scene,
        capacities=chosen.must(Right.ATTENDANCE),
        meeting=chosen.meeting,
        seats=seats_with_holders(
            chosen.meeting.body, on=local_day(scene.network, chosen.meeting.starts_at)
        ),
        marked=recorded(chosen.meeting),
        replies=chosen.meeting.replies.all(),
    )

    def act() -> None:
        modes, seen = form.marked()
        sitting.mark_attendance(
            meeting=chosen.meeting, modes=modes, seen=seen, by=form.actor, now=scene.now
        )

    if done(request, form, act):
        return back(request, scene, chosen.meeting, _("The attendance is recorded."))
    opened = chosen.meeting.state == MeetingState.OPENED
    return ask(request, chosen, form, "attendance", _("Who is there"), opened=opened)


@require_safe
@members_only
def sheet(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The attendance sheet to print and sign."""
    chosen = choose(scene, pk)
    chosen.must(Right.ATTENDANCE)
    meeting = chosen.meeting
    seats = seats_with_holders(meeting.body, on=local_day(scene.network, meeting.starts_at))
    title = _("Attendance sheet")
    context = {
        "meeting": meeting,
        "title": title,
        "colleges": by_college(scene.charter, meeting.body, seats),
        "trail": [*trail_to(scene, meeting.body, meeting), {"label": title, "url": ""}],
    }
    return render(request, "meetings/sheet.html", context)
