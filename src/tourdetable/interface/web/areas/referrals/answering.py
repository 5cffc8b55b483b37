"""What a body does about a question that it is asked, or that it asked: acknowledges, answers,
tells what became of it, takes note of the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.referrals.actions import answering
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.referrals.forms import QuestionAnswerForm, SequelForm
from tourdetable.interface.web.areas.referrals.loading import (
    QuestionInContext,
    able,
    page_of,
    question,
)
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def receive(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that the question has arrived."""
    known = question(scene, pk)
    capacities = able(known.receiving, known.step.body)
    form = button_of(request, known, capacities)
    act = domain_call(form, answering.acknowledge, "version", referral=known.referral)
    title, said = _("Acknowledge the question"), _("Those who asked see that it has arrived.")
    return answered(request, known, form, act, title, said, _("It has arrived"))


@members_form
def give_answer(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Answer it, for the body that is asked; or record what came from outside by letter."""
    known = question(scene, pk)
    version = known.referral.version
    capacities = able(known.answering, known.step.body)
    form = QuestionAnswerForm(posted(request), scene=scene, capacities=capacities, version=version)

    def act() -> Any:
        said = form.values("version") | form.signature
        return answering.answer_referral(referral=known.referral, answered=form.answered, **said)

    title = _("Answer the question")
    if known.step.body is None:
        title = _("Record the answer that came by letter")
    said = _("It is recorded, and those who asked are told.")
    return answered(request, known, form, act, title, said, _("Give this answer"))


@members_form
def follow(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Tell what became of it since it was answered."""
    known = question(scene, pk)
    form = SequelForm(
        posted(request),
        scene=scene,
        capacities=able(known.following, known.referral.body),
        version=known.referral.version,
        initial={"on": scene.today},
    )
    fields = ("state", "words", "on", "version")
    act = domain_call(form, answering.tell_sequel, *fields, referral=known.referral)
    title, said = _("Tell what became of it"), _("It is told to those who asked.")
    return answered(request, known, form, act, title, said, _("Tell it"))


@members_form
def hear(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take note of the answer, for the body that asked."""
    known = question(scene, pk)
    form = button_of(request, known, able(known.asking, known.referral.body))
    act = domain_call(form, answering.take_note, "version", referral=known.referral)
    title, said = _("Take note of the answer"), _("It waits on nobody’s table any more.")
    return answered(request, known, form, act, title, said, _("We have read it"))


def button_of(request: Request, known: QuestionInContext, capacities: Any) -> ButtonForm:
    said = {"scene": known.scene, "capacities": capacities, "version": known.referral.version}
    return ButtonForm(posted(request), **said)


def answered(
    request: Request,
    known: QuestionInContext,
    form: WriteForm,
    act: Callable[[], Any],
    title: str,
    said: str,
    submit: str,
) -> HttpResponse:
    """Done, and back to the question; or the form again."""
    page = page_of(known.scene, known.referral, title)
    return answer(request, form, act, "referrals/act.html", said=said, submit=submit, **page)
