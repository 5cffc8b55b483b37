"""The lines of questionnaires: one is being written, one is open, one was answered and closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.permissions.lines import EVERYBODY, Line, circle, march, members, only, port, read
from tests.permissions.stage import Stage
from tourdetable.domain.questionnaires.models import (
    AnswerComment,
    AskedPerson,
    QuestionAsked,
    Questionnaire,
)
from tourdetable.domain.questionnaires.tokens import link_token

Where = Callable[[Stage], list[object]]

ABLE = (302, 404, 404, 404, 200, 404, 200)
"""Whoever is on duty or convenes; for others it does not exist."""


def draft(_stage: Stage) -> list[object]:
    return ["circle", Questionnaire.objects.get(opened_on=None, campaigns=None).pk]


def question(stage: Stage) -> list[object]:
    """The second one of the draft."""
    pk = draft(stage)[1]
    return ["circle", pk, QuestionAsked.objects.filter(questionnaire=pk)[1].pk]


def open_one() -> Questionnaire:
    return Questionnaire.objects.get(opened_on__isnull=False, closed_on=None)


def opened(_stage: Stage) -> list[object]:
    return ["circle", open_one().pk]


def closed(_stage: Stage) -> list[object]:
    return ["circle", Questionnaire.objects.get(closed_on__isnull=False).pk]


def comment(stage: Stage) -> list[object]:
    return [*closed(stage), AnswerComment.objects.all()[0].pk]


def link(_stage: Stage) -> list[object]:
    return [link_token(AskedPerson.objects.filter(questionnaire=open_one())[0])]


def room(_stage: Stage) -> list[object]:
    return [open_one().room_code]


def done(where: Where) -> Line:
    """What is done by those who conduct."""
    return Line(where, ABLE, (302, 404, 404, 404, 422, 404, 422))


QUESTIONNAIRES: Mapping[str, Line] = {
    "questionnaires": members(circle),
    "questionnaire_new": only(port, "secretary", "steward"),
    "questionnaire_after": only(march, "secretary", "steward"),
    "questionnaire": read(draft, ABLE),
    "questionnaire_preview": read(draft, ABLE),
    "questionnaire_change": done(draft),
    "questionnaire_throw_away": done(draft),
    "question_new": done(draft),
    "question_change": done(question),
    "question_remove": done(question),
    "question_up": done(question),
    "questionnaire_send": done(draft),
    "questionnaire_open_room": done(draft),
    "questionnaire_remind": done(opened),
    "questionnaire_close": done(opened),
    "questionnaire_results": read(closed, ABLE),
    "questionnaire_results_csv": read(closed, ABLE),
    "questionnaire_comments": read(closed, ABLE),
    "questionnaire_comment": done(comment),
    "questionnaire_publish": done(closed),
    "questionnaire_link": Line(link, EVERYBODY, (422,) * 7),
    "questionnaire_room": Line(room, EVERYBODY, (422,) * 7),
}
