"""The board of answers, what reminds the silent, what enters an answer for somebody, the sheet of
whoever receives."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions import answering, reminding
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
    title, context = _("Remind those who have not answered"), {"people": len(people)}
    return answered(request, chosen, form, act, "remind", title=title, said=said, **context)


@members_form
def enter(request: Request, scene: Scene, pk: int, seat: int, person: int) -> HttpResponse:
    """Enter the answer that somebody gave otherwise."""
    chosen = choose(scene, pk)
    chosen.must(Right.CONVENE)
    if max(seat, person) > BigIntegerField.MAX_BIGINT:
        raise Http404
    held = Mandate.objects.active(chosen.on).filter(
        seat=seat, person=person, seat__body=chosen.meeting.body
    )
    mandate = held.select_related("seat__institution", "person").first()
    if mandate is None:
        raise Http404
    others = Mandate.objects.active(chosen.on).filter(seat=seat).exclude(person=person)
    partners = [str(other.person) for other in others.select_related("person")]
    rows = [row for row in replies_to(chosen.meeting, by=mandate.person) if row.seat_id == seat]
    known = {"answer": rows[0].answer, "reason": rows[0].reason} if rows and rows[0].stands else {}
    form = EnterForm(
        posted(request),
        scene=scene,
        capacities=chosen.may(Right.CONVENE),
        partners=partners,
        meeting=chosen.meeting,
        initial=known,
    )

    def act() -> Any:
        answering.must_be_asked(chosen.meeting, scene.now)
        return answering.enter_reply(
            meeting=chosen.meeting,
            seat=mandate.seat,
            person=mandate.person,
            **form.values("answer", "reason", "asked_for"),
            **form.signature,
        )

    said = _("The answer is recorded.")
    title, context = _("Enter an answer"), {"mandate": mandate}
    return answered(request, chosen, form, act, "enter", title=title, said=said, **context)


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
