"""What those who conduct an evaluation say of its figures."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import last_event, nothing_changes
from tests.domain.evaluation.builders import Evaluating, begun, given
from tourdetable.domain.evaluation.actions import commenting
from tourdetable.domain.evaluation.models import Campaign, FigureComment

SAID = {"words": "On lit.", "attribution": "institution"}


def commented(scene: Evaluating, campaign: Campaign, **more: str) -> FigureComment:
    said = {"indicator": "presence", **SAID, **more}
    return commenting.comment(campaign=campaign, **said, **scene.how)


def test_a_comment_is_signed_by_the_seat_one_acts_for(scene: Evaluating):
    row = commented(scene, begun(scene))
    assert (row.seat, row.written_by, row.indicator) == (scene.seat, scene.eva, "presence")
    said = {"by_body": scene.board.pk, "comment": row.pk, "indicator": "presence"}
    assert last_event()[4] == said


def test_it_is_changed_and_withdrawn(scene: Evaluating):
    row = commented(scene, begun(scene))
    said = {"words": "On lit peu.", "attribution": "none"}
    found = commenting.amend_comment(comment=row, version=1, **said, **scene.how)
    assert (found.words, found.attribution) == ("On lit peu.", "none")
    commenting.withdraw_comment(comment=row, version=2, **scene.how)
    assert not FigureComment.objects.exists()


@pytest.mark.parametrize("wrong", [{"words": " "}, {"attribution": "x"}, {"indicator": "x"}])
def test_nothing_is_said_of_nothing(scene: Evaluating, wrong: dict[str, str]):
    campaign = begun(scene)
    with pytest.raises(ValidationError), nothing_changes():
        commented(scene, campaign, **wrong)


def test_nothing_is_said_in_a_report_that_was_given(scene: Evaluating):
    campaign = given(scene)
    with pytest.raises(ValidationError, match="was given"), nothing_changes():
        commented(scene, campaign)
