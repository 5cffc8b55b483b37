"""Which questionnaires a report tells, and which are added up: each in one sum, for ever."""

from __future__ import annotations

from tests.domain.builders import hold
from tests.domain.evaluation.builders import Evaluating, begun, of_now, written
from tests.domain.evaluation.surveyed import answered_after, given_to, told_to
from tests.domain.questionnaires.builders import answered_by
from tourdetable.domain.evaluation import surveys
from tourdetable.domain.evaluation.actions import freezing
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.queries import standing


def sums(campaign: Campaign) -> list[int | None]:
    return [one.sum for one in surveys.surveys_of(campaign)]


def frozen(scene: Evaluating, campaign: Campaign) -> Campaign:
    return freezing.freeze(**of_now(scene, campaign))


def test_only_what_is_published_is_told_and_is_frozen_with_the_figures(scene: Evaluating):
    cold = answered_by(scene.circle, "5544545")
    campaign = given_to(scene, written(scene, begun(scene)), cold)
    assert surveys.told(campaign) == []
    told_to(cold)
    assert [one.questionnaire for one in surveys.told(campaign)] == [cold]
    campaign = frozen(scene, campaign)
    late = answered_after(scene.circle, hold(scene.circle), "5555544444")
    given_to(scene, campaign, told_to(late))
    assert [one.questionnaire for one in surveys.told(campaign)] == [cold]


def test_those_asked_after_meetings_are_added_up_once(scene: Evaluating):
    meeting = hold(scene.circle)
    first, second, third, few = (
        answered_after(scene.circle, meeting, scales)
        for scales in ("555554444444", "5555544444", "4444455555", "12")
    )
    campaign = given_to(scene, begun(scene), told_to(first), told_to(second), few)
    campaign = frozen(scene, campaign)
    assert sums(campaign) == [1, 1, 1]
    campaign = frozen(scene, given_to(scene, campaign, told_to(third)))
    assert sums(campaign) == [1, 1, 1, None]
    other = frozen(scene, given_to(scene, begun(scene), first, second, third, few))
    assert sums(other) == [None, None, None, None]


def test_a_sum_is_for_those_who_read_each_of_its_parts(scene: Evaluating):
    circle = scene.circle
    rows = [
        told_to(answered_after(circle, hold(circle), "5555544444"), read_by)
        for read_by in ("report", "network")
    ]
    eva = standing(scene.eva, circle.network, on=rows[0].published_on)
    assert surveys.may_read_sum(eva, rows)
    assert surveys.may_read_sum(None, rows[:1])
    assert not surveys.may_read_sum(None, rows)
    assert not surveys.may_read_sum(None, [])
