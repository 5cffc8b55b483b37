"""Giving a report, taking it back, publishing it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, last_event, nothing_changes
from tests.domain.evaluation.builders import (
    Evaluating,
    approved,
    begun,
    fresh,
    frozen,
    given,
    of_now,
    written,
)
from tourdetable.domain.evaluation.actions import giving
from tourdetable.domain.evaluation.models import Campaign


def test_it_is_given_to_each_body_that_approves(scene: Evaluating):
    campaign = given(scene)
    assert (campaign.given_on, campaign.giving) == (TODAY, 1)
    assert [one.body for one in campaign.approvals.all()] == [scene.circle.body]
    assert last_event()[4] == {"by_body": scene.board.pk, "bodies": [scene.circle.body.pk]}


def test_figures_are_frozen_first_and_something_concluded(scene: Evaluating):
    campaign = written(scene, begun(scene))
    with pytest.raises(ValidationError, match="Freeze"), nothing_changes():
        giving.give(**of_now(scene, campaign))
    ready = frozen(scene)
    Campaign.objects.filter(pk=ready.pk).update(findings=" ")
    with pytest.raises(ValidationError, match="concluded"), nothing_changes():
        giving.give(**of_now(scene, ready))


def test_it_is_taken_back_and_given_again(scene: Evaluating):
    campaign = given(scene)
    giving.take_back(**of_now(scene, campaign))
    assert (fresh(campaign).state, last_event()[0]) == ("frozen", "campaign.taken_back")
    giving.give(**of_now(scene, campaign))
    assert [one.giving for one in campaign.approvals.order_by("pk")] == [1, 2]


def test_what_all_have_approved_is_not_taken_back(scene: Evaluating):
    campaign = approved(scene)
    with pytest.raises(ValidationError, match="waits to be approved"), nothing_changes():
        giving.take_back(**of_now(scene, campaign))


def test_it_is_published_once_it_is_approved(scene: Evaluating):
    campaign = approved(scene)
    giving.publish(audience="public", **of_now(scene, campaign))
    assert (fresh(campaign).published_on, fresh(campaign).audience) == (TODAY, "public")
    giving.unpublish(**of_now(scene, campaign))
    assert (fresh(campaign).state, last_event()[0]) == ("approved", "campaign.unpublished")


def test_it_is_not_published_before_nor_to_those_present_alone(scene: Evaluating):
    campaign = given(scene)
    with pytest.raises(ValidationError, match="published once"), nothing_changes():
        giving.publish(audience="public", **of_now(scene, campaign))
    Campaign.objects.update(approved_on=TODAY)
    with pytest.raises(ValidationError), nothing_changes():
        giving.publish(audience="present", **of_now(scene, campaign))
