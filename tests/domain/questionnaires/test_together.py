from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.questionnaires.builders import (
    answers,
    closed,
    crowd,
    crowd_of,
    questions,
    sent,
)
from tourdetable.core.figures.tables import Line
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.together import told_together


def answered(circle: Circle, scales: str) -> Questionnaire:
    """The crowd of twelve gives these points."""
    row = sent(circle)
    for one, scale in zip(crowd_of(row), scales, strict=False):
        answers(row, one, scale)
    return closed(row)


def test_sessions_are_told_together_and_a_small_one_is_left_out(circle: Circle) -> None:
    crowd(circle, 12)
    rows = [answered(circle, "444445555555"), answered(circle, "4444445555"), answered(circle, "1")]
    line = told_together(rows, questions(rows[0])[0])
    assert line == Line(22, (0, 0, 0, None, None, 0, 0))


def test_another_question_is_not_added(circle: Circle) -> None:
    crowd(circle, 6)
    row = answered(circle, "444444")
    other = questions(row)[0]
    other.text = "Autre chose."
    assert told_together([row], other) is None
