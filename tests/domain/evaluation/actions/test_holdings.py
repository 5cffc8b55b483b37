"""What a seat said goes with the seat of that day."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import TODAY
from tests.domain.evaluation.builders import Evaluating, begun
from tourdetable.domain.evaluation.actions.commenting import comment
from tourdetable.domain.evaluation.actions.holdings import SeatInEvaluations
from tourdetable.domain.evaluation.models import FigureComment
from tourdetable.domain.networks.actions.holdings import pass_on


def test_what_was_said_from_a_day_on_is_of_the_seat_that_continues_it(scene: Evaluating):
    said = {"indicator": "", "words": "Oui.", "attribution": "none"}
    comment(campaign=begun(scene), **said, **scene.how)
    pass_on(scene.seat, scene.circle.school, TODAY + timedelta(days=1))
    assert FigureComment.objects.get().seat == scene.seat
    pass_on(scene.seat, scene.circle.school, TODAY)
    assert FigureComment.objects.get().seat == scene.circle.school


def test_whoever_commented_for_a_seat_held_it(scene: Evaluating):
    said = {"indicator": "", "words": "Oui.", "attribution": "none"}
    comment(campaign=begun(scene), **said, **scene.how)
    (trace,) = SeatInEvaluations().traces(scene.seat)
    assert (trace.person, trace.day) == (scene.eva.pk, TODAY)
