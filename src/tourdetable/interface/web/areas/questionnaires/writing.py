"""Writing a questionnaire, and its questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.questionnaires.actions import writing
from tourdetable.domain.questionnaires.enums import Breakdown, QuestionKind, SentTo
from tourdetable.domain.questionnaires.models import QuestionAsked, Questionnaire
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.areas.questionnaires.forms import (
    BeginForm,
    ClosingDayForm,
    QuestionForm,
    QuestionnaireForm,
)
from tourdetable.interface.web.areas.questionnaires.loading import (
    QuestionnaireHere,
    body_here,
    conducted,
    conductors,
)
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

USUAL = timedelta(days=14)
"""How long one may answer, unless another day is chosen."""

TEMPLATE = "questionnaires/change.html"


@members_form
def begin(request: Request, scene: Scene, body: str) -> HttpResponse:
    """A new one."""
    return begun(request, scene, body_here(scene, body), None)


@members_form
def begin_after(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """A new one for those who came to a meeting."""
    rows = Meeting.objects.filter(pk=pk, body__network=scene.network).select_related("body")
    meeting = rows.first()
    if meeting is None:
        raise Http404
    return begun(request, scene, body_here(scene, meeting.body.slug), meeting)


def begun(request: Request, scene: Scene, there: Body, meeting: Meeting | None) -> HttpResponse:
    """Begun, and on to its page; or the form again."""
    able = conductors(scene, there, meeting)
    initial = at_first(scene, meeting)
    form = BeginForm(posted(request), body=there, scene=scene, capacities=able, initial=initial)

    def act() -> Questionnaire:
        start = form.cleaned_data["start"]
        known = {"meeting": form.meeting, "start": start, "former": form.former}
        return writing.begin(body=there, details=form.details, **known, **form.signature)

    title = _("Write a questionnaire")
    context: dict[str, Any] = {
        "title": title,
        "eyebrow": there.name,
        "explain": _("Nothing leaves yet: you read its questions again, and send it afterwards."),
        "cancel": scene.url("questionnaires") + f"?body={there.slug}",
        "trail": trail_to(scene, there, meeting, here=title),
    }
    said = _("It is begun: read its questions, then send it.")
    return answer(request, form, act, TEMPLATE, then=address(scene), said=said, **context)


def at_first(scene: Scene, meeting: Meeting | None) -> dict[str, Any]:
    """What the form begins with."""
    known = {"start": "hot", "breakdown": Breakdown.NONE, "closes_on": scene.today + USUAL}
    if meeting is None:
        return known
    return known | {"whom": f"{SentTo.CAME}-{meeting.pk}", "title": _("After our meeting")}


def address(scene: Scene) -> Callable[[Any], str]:
    return lambda row: scene.url("questionnaire", row.pk)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What is said of it, or its last day only."""
    here = conducted(scene, pk)
    form = of_draft(request, here) if here.row.is_draft else of_open(request, here)
    act = changing(form, here.row)
    closed = _("It is closed.") if here.row.closed_on else ""
    words = {"title": _("Change the questionnaire"), "said": _("It is changed.")}
    return answered(request, here, form, act, not_now=closed, **words)


def of_draft(request: Request, here: QuestionnaireHere) -> QuestionnaireForm:
    row = here.row
    names = ("title", "closes_on", "breakdown", "words", "title_en", "words_en")
    initial = {name: getattr(row, name) for name in names}
    initial["whom"] = f"{row.sent_to}-{row.meeting_id}" if row.meeting_id else row.sent_to
    return QuestionnaireForm(posted(request), body=row.body, initial=initial, **here.asks)


def of_open(request: Request, here: QuestionnaireHere) -> ClosingDayForm:
    return ClosingDayForm(posted(request), initial={"closes_on": here.row.closes_on}, **here.asks)


def changing(form: WriteForm, row: Questionnaire) -> Callable[[], Questionnaire]:
    """The call that either form stands for."""

    def act() -> Questionnaire:
        if isinstance(form, QuestionnaireForm):
            details, meeting = form.details, form.meeting
        else:
            details, meeting = later(form, row), row.meeting
        known = {"details": details, "meeting": meeting, **form.values("version")}
        return writing.change(questionnaire=row, **known, **form.signature)

    return act


def later(form: WriteForm, row: Questionnaire) -> writing.QuestionnaireDetails:
    """The same questionnaire with another last day."""
    closes_on = form.cleaned_data["closes_on"]
    return writing.QuestionnaireDetails(row.title, closes_on, row.sent_to, row.breakdown)


@members_form
def add_question(request: Request, scene: Scene, pk: int) -> HttpResponse:
    here = conducted(scene, pk)
    form = QuestionForm(posted(request), initial={"kind": QuestionKind.SCALE}, **here.asks)

    def act() -> Questionnaire:
        known = {"details": form.details, **form.values("version")}
        return writing.add_question(questionnaire=here.row, **known, **form.signature)

    words = {"title": _("Add a question"), "said": _("The question is added.")}
    return answered(request, here, form, act, not_now=sent_already(here), **words)


@members_form
def change_question(request: Request, scene: Scene, pk: int, question: int) -> HttpResponse:
    here = conducted(scene, pk)
    one = question_here(here, question)
    names = ("kind", "text", "text_en", "choices", "choices_en")
    initial = {name: getattr(one, name) for name in names}
    form = QuestionForm(posted(request), initial=initial, **here.asks)

    def act() -> Questionnaire:
        known = {"details": form.details, **form.values("version")}
        return writing.change_question(question=one, **known, **form.signature)

    words = {"title": _("Change the question"), "said": _("The question is changed.")}
    return answered(request, here, form, act, not_now=sent_already(here), **words)


@members_form
def remove_question(request: Request, scene: Scene, pk: int, question: int) -> HttpResponse:
    """Ask it no more."""
    here = conducted(scene, pk)
    one = question_here(here, question)
    words = {"title": _("Remove the question"), "said": _("The question is removed.")}
    return pressed(request, here, writing.remove_question, one, **words)


@members_form
def move_question(request: Request, scene: Scene, pk: int, question: int) -> HttpResponse:
    """Ask it before the one above."""
    here = conducted(scene, pk)
    one = question_here(here, question)
    words = {"title": _("Move the question up"), "said": _("The question is moved.")}
    return pressed(request, here, writing.move_question, one, **words)


def pressed(
    request: Request,
    here: QuestionnaireHere,
    action: Callable[..., Any],
    one: QuestionAsked,
    **words: str,
) -> HttpResponse:
    """One button about a question."""
    form = ButtonForm(posted(request), **here.asks)

    def act() -> Any:
        return action(question=one, **form.values("version"), **form.signature)

    return answered(request, here, form, act, not_now=sent_already(here), subject=str(one), **words)


def question_here(here: QuestionnaireHere, pk: int) -> QuestionAsked:
    """A question of the questionnaire, or 404."""
    for one in here.questions:
        if one.pk == pk:
            one.questionnaire = here.row
            return one
    raise Http404


def sent_already(here: QuestionnaireHere) -> str:
    """Why its questions do not change any more; nothing when they may."""
    if here.row.is_draft:
        return ""
    return _("It has been sent: its questions do not change any more.")


def answered(
    request: Request,
    here: QuestionnaireHere,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    said: str,
    explain: str = "",
    **context: Any,
) -> HttpResponse:
    """Done, and back to the page of the questionnaire; or the form again."""
    context = {"cancel": here.url, **context}
    context |= {"title": title, "explain": explain, "eyebrow": str(here.row)}
    context |= {"trail": here.trail(title), "submit": context.get("submit", title)}
    then = context.pop("then", here.url)
    return answer(request, form, act, TEMPLATE, then=then, said=said, **context)
