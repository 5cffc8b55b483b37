"""Answering the invitation, sharing out the duties, opening the sitting, marking who came."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.actions import answering, sitting
from tourdetable.domain.meetings.queries import ReplyRow, replies_to
from tourdetable.domain.networks.seating import HeldSeat, seats_of_holder
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.meetings.access import OPENING, Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import answer_about, form_about
from tourdetable.interface.web.areas.meetings.asked import may_answer
from tourdetable.interface.web.areas.meetings.forms import OpenForm, ReplyForm
from tourdetable.interface.web.areas.meetings.turns import TurnsForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def reply(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Answer the invitation for one's seat."""
    chosen = choose(scene, pk)
    if not scene.member.seats_in(chosen.meeting.body_id):
        raise PermissionDenied(_("Reserved for those who hold a seat of this body."))
    reader, meeting, data = scene.member.person, chosen.meeting, posted(request)
    seats = seats_of_holder(meeting.body, on=chosen.on, person=reader)
    replies = replies_to(meeting, by=reader) if data is None else ()
    form = reply_form(chosen, seats, replies, data)

    def act() -> None:
        must_be_asked(chosen)
        answering.reply(
            meeting=chosen.meeting, **form.values("answer", "reason", "asked_for"), **form.signature
        )

    title = _("Answer the invitation")
    said = _("Your answer is recorded. You may change it until the meeting.")
    return answer_about(request, chosen, form, act, "reply", title=title, said=said)


def must_be_asked(chosen: Chosen) -> None:
    """Refuse in words an answer that comes before the invitations or after the meeting."""
    answering.must_be_asked(chosen.meeting, chosen.scene.now)
    if not may_answer(chosen):
        raise ValidationError(
            _("On the day of the meeting, no seat of yours is there to be answered for.")
        )


def reply_form(
    chosen: Chosen, seats: Iterable[HeldSeat], replies: Iterable[ReplyRow], data: Any = None
) -> ReplyForm:
    """The form, filled from the person's last answer; it names those who hold one of the reader's
    `seats` with them."""
    reader = chosen.scene.member
    own = [row for row in replies if row.person_id == reader.person.pk and row.stands]
    return ReplyForm(
        data,
        scene=chosen.scene,
        capacities=rules.may_speak(reader, chosen.meeting),
        partners=partners(chosen, seats),
        meeting=chosen.meeting,
        initial={"answer": own[-1].answer, "reason": own[-1].reason} if own else {},
    )


def partners(chosen: Chosen, seats: Iterable[HeldSeat]) -> list[str]:
    """Who holds one of the reader's seats with them."""
    reader = chosen.scene.member.person.pk
    shared = [holder for seat in seats if seat.pk in chosen.own for holder in seat.holders]
    return [holder.name for holder in shared if holder.person != reader]


@members_form
def turns(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Share out the duties among the seats that take turns."""
    chosen = choose(scene, pk)
    form = form_about(TurnsForm, request, chosen, Right.TURNS, chosen=chosen)

    def act() -> None:
        words = {"seats": form.chosen(), **form.values("version", "confirmed")}
        sitting.set_turns(meeting=chosen.meeting, **words, **form.signature)

    title, said = _("Share out the duties"), _("The duties are shared out.")
    return answer_about(request, chosen, form, act, "turns", title=title, said=said)


@members_form
def open_(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Begin the sitting."""
    chosen = choose(scene, pk)
    form = form_about(OpenForm, request, chosen, *OPENING, meeting=chosen.meeting)
    act = domain_call(form, sitting.open_meeting, "version", meeting=chosen.meeting)
    title, said = _("Open the meeting"), _("The meeting is open. Next: mark who is there.")
    return answer_about(request, chosen, form, act, "open", title=title, said=said)
