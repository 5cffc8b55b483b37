"""Questionnaires that the circle asks after a meeting, answered in the room, and published."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import TODAY, Circle
from tests.domain.evaluation.builders import Evaluating, of_now
from tests.domain.questionnaires.builders import BY, closed, given, written
from tourdetable.domain.evaluation.actions import surveying
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.questionnaires.actions.answering import answer_in_room
from tourdetable.domain.questionnaires.actions.asking import open_room
from tourdetable.domain.questionnaires.actions.reading import publish, settle_comment
from tourdetable.domain.questionnaires.enums import CommentState
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.queries import comments_of


def answered_after(circle: Circle, meeting: Meeting, scales: str, **more: Any) -> Questionnaire:
    """Closed: these points were given in the room, one each; the first one wrote a word."""
    row = written(circle, meeting, **more)
    row = open_room(questionnaire=row, version=row.version, **BY)
    for nth, scale in enumerate(scales):
        said = given(row, scale, "" if nth else "Plus de silence.")
        answer_in_room(questionnaire=row, sheet=row.pk * 100 + nth, given=said, on=TODAY)
    return closed(row)


def told_to(row: Questionnaire, read_by: str = "network") -> Questionnaire:
    """Its comments are shown, its results published."""
    for one in comments_of(row, CommentState.WAITING):
        row.refresh_from_db()
        settle_comment(comment=one, text=one.text, version=row.version, **BY)
    row.refresh_from_db()
    return publish(questionnaire=row, read_by=read_by, version=row.version, **BY)


def given_to(scene: Evaluating, campaign: Campaign, *rows: Questionnaire) -> Campaign:
    """Eva has the evaluation tell them."""
    return surveying.attach(questionnaires=rows, **of_now(scene, campaign))
