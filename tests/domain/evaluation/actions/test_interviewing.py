"""Notes of interviews: who reads them, and how far it is told who spoke."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, found_circle, last_event, nothing_changes
from tests.domain.evaluation.builders import Evaluating, begun, given
from tourdetable.domain.evaluation.actions import interviewing
from tourdetable.domain.evaluation.actions.interviewing import InterviewDetails
from tourdetable.domain.evaluation.models import InterviewNote

SAID = InterviewDetails(on=TODAY, whom="Une lectrice", text="J’aime venir.")


def test_a_note_is_for_those_who_evaluate_unless_it_says_otherwise(scene: Evaluating):
    row = interviewing.note(campaign=begun(scene), details=SAID, **scene.how)
    assert (row.audience, row.attribution, row.written_by) == ("body", "none", scene.eva)
    assert last_event()[4] == {"by_body": scene.board.pk, "interview": row.pk}


def test_it_is_amended_then_nothing_is_left_of_it(scene: Evaluating):
    row = interviewing.note(campaign=begun(scene), details=SAID, **scene.how)
    wider = replace(SAID, audience="public", attribution="named", seat=scene.circle.town)
    found = interviewing.amend(interview=row, details=wider, version=1, **scene.how)
    assert (found.audience, found.seat) == ("public", scene.circle.town)
    interviewing.withdraw(interview=row, version=2, **scene.how)
    assert not InterviewNote.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"on": date(2027, 4, 7)}, {"text": " "}, {"whom": ""}, {"audience": "x"}, {"attribution": ""}],
)
def test_what_says_nothing_is_refused(scene: Evaluating, wrong: dict[str, Any]):
    campaign = begun(scene)
    with pytest.raises(ValidationError), nothing_changes():
        interviewing.note(campaign=campaign, details=replace(SAID, **wrong), **scene.how)


def test_a_seat_is_one_of_the_network(scene: Evaluating):
    campaign, away = begun(scene), found_circle(slug="elsewhere")
    details = replace(SAID, seat=away.town)
    with pytest.raises(ValidationError), nothing_changes():
        interviewing.note(campaign=campaign, details=details, **scene.how)


def test_nothing_is_noted_once_the_report_is_given(scene: Evaluating):
    campaign = given(scene)
    with pytest.raises(ValidationError, match="was given"), nothing_changes():
        interviewing.note(campaign=campaign, details=SAID, **scene.how)
