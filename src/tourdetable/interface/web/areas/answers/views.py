"""The board of answers, what reminds the silent, what enters an answer for somebody, the sheet of
whoever receives."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions import answering, reminding
from tourdetable.domain.meetings.models import Reply
from tourdetable.domain.meetings.queries import replies_to, unanswered
from tourdetable.domain.networks.models import Mandate
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.answers.board import answer_board
from tourdetable.interface.web.areas.answers.forms import EnterForm
from tourdetable.interface.web.areas.answers.host import read_sheet
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import form_about, page_of
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.opened import OpenLists


@require_safe
@members_only
def board(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Who comes, who has not answered, whom to ask."""
    chosen = choose(scene, pk)
    page = answer_board(chosen, OpenLists(request.GET))
    context = page_of(chosen, _("Answers")) | {"page": page}
    return render(request, "answers/board.html", context)


@require_safe
@members_only
def host_sheet(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What whoever receives the meeting must know, to print."""
    chosen = choose(scene, pk)
    chosen.must(Right.CONVENE, Right.ATTENDANCE)
    context = page_of(chosen, _("Sheet for the host")) | {"page": read_sheet(chosen)}
    return render(request, "answers/host_sheet.html", context)


@members_form
def remind(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write again, now, to those who have not answered."""
    chosen = choose(scene, pk)
    form = form_about(ButtonForm, request, chosen, Right.CONVENE)
    act = domain_call(form, reminding.remind, meeting=chosen.meeting)
    people = {person for _seat, person in unanswered(chosen.meeting, now=scene.now)}
    said = _("The reminder leaves now, to those who have not answered.")
    title = _("Remind those who have not answered")
    context = {"people": len(people), "not_now": why_not_remind(chosen)}
    return answered(request, chosen, form, act, "remind", title=title, said=said, **context)


@members_form
def enter(request: Request, scene: Scene, pk: int, seat: int, person: int) -> HttpResponse:
    """Enter the answer that somebody gave otherwise."""
    chosen = choose(scene, pk)
    chosen.must(Right.CONVENE)
    mandate = asked_of(chosen, seat, person)
    form = enter_form(request, chosen, mandate)

    def act() -> Any:
        return entered(chosen, mandate, form)

    said = _("The answer is recorded.")
    title = _("Enter an answer")
    context = {"mandate": mandate, "not_now": why_not_enter(chosen)}
    return answered(request, chosen, form, act, "enter", title=title, said=said, **context)


def why_not_enter(chosen: Chosen) -> str:
    """Why no answer is taken in as the meeting is; nothing when one is."""
    try:
        answering.must_be_asked(chosen.meeting, chosen.scene.now)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


def why_not_remind(chosen: Chosen) -> str:
    """Why nobody would be reminded now; nothing when they would."""
    try:
        reminding.must_not_be_reminded_today(chosen.meeting, chosen.scene.now)
    except ValidationError as refused:
        return why_not_enter(chosen) or " ".join(refused.messages)
    return why_not_enter(chosen)


def entered(chosen: Chosen, mandate: Mandate, form: EnterForm) -> Reply:
    """Record what was entered."""
    answering.must_be_asked(chosen.meeting, chosen.scene.now)
    given = form.values("answer", "reason", "asked_for") | form.signature
    seat, person = mandate.seat, mandate.person
    return answering.enter_reply(meeting=chosen.meeting, seat=seat, person=person, **given)


def asked_of(chosen: Chosen, seat: int, person: int) -> Mandate:
    """By which somebody is asked to come for a seat; 404 when there is none."""
    held = Mandate.objects.active(chosen.on).filter(
        seat=seat, person=person, seat__body=chosen.meeting.body
    )
    mandate = held.select_related("seat__institution", "person").first()
    if mandate is None:
        raise Http404
    return mandate


def enter_form(request: Request, chosen: Chosen, mandate: Mandate) -> EnterForm:
    """The form, filled with what they answered for the time at which the meeting is held."""
    own = replies_to(chosen.meeting, by=mandate.person)
    known = [one for one in own if one.seat_id == mandate.seat_id and one.stands]
    return EnterForm(
        posted(request),
        scene=chosen.scene,
        capacities=chosen.may(Right.CONVENE),
        partners=partners_of(mandate, chosen.on),
        meeting=chosen.meeting,
        initial={"answer": known[0].answer, "reason": known[0].reason} if known else {},
    )


def partners_of(mandate: Mandate, on: date) -> list[str]:
    """Who holds the same seat that day."""
    held = Mandate.objects.active(on).filter(seat=mandate.seat_id)
    others = held.exclude(person=mandate.person_id).select_related("person")
    return [str(other.person) for other in others]


def answered(
    request: Request,
    chosen: Chosen,
    form: WriteForm,
    act: Any,
    page: str,
    *,
    title: str,
    said: str,
    **context: Any,
) -> HttpResponse:
    """Answer a form about the answers; once done, back to their board."""
    there = chosen.scene.url("meeting_answers", chosen.meeting.pk)
    context |= page_of(chosen, title) | {"cancel": there}
    return answer(request, form, act, f"answers/{page}.html", then=there, said=said, **context)
