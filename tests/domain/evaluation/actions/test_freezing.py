"""Freezing figures, with what they rest on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import APRIL, NOW, TODAY, hold, last_event, nothing_changes
from tests.domain.evaluation.builders import (
    FIRST,
    Evaluating,
    begun,
    fresh,
    frozen,
    given,
    of_now,
    with_more_seats,
)
from tourdetable.domain.evaluation.actions.freezing import freeze
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.networks.models import Body

JANUARY = datetime(2027, 1, 7, 9, 0, tzinfo=UTC)


def meetings(campaign: Campaign) -> list[float]:
    """How many were held over the period, and over the one before, if a body lived then."""
    rows = campaign.frozen.filter(indicator="meetings_held").order_by("before")
    return [row.counts for row in rows]


def test_figures_of_both_periods_are_kept_if_a_body_lived_before(scene: Evaluating):
    campaign = frozen(scene)
    assert (campaign.frozen_on, meetings(campaign)) == (TODAY, [1])
    Body.objects.filter(pk=scene.circle.body.pk).update(starts=FIRST - timedelta(days=365))
    freeze(**of_now(scene, campaign))
    assert meetings(fresh(campaign)) == [1, 0]
    assert last_event()[0] == "campaign.frozen"


def test_what_is_recorded_later_changes_nothing_until_they_are_frozen_again(scene: Evaluating):
    campaign = frozen(scene)
    hold(scene.circle, APRIL, "Lecture d’avril")
    assert meetings(fresh(campaign)) == [1]
    freeze(**of_now(scene, campaign))
    assert meetings(fresh(campaign)) == [2]


def test_what_was_given_is_not_frozen_again(scene: Evaluating):
    campaign = given(scene)
    with pytest.raises(ValidationError, match="was given"), nothing_changes():
        freeze(**of_now(scene, campaign))


def test_what_seats_did_is_frozen_once(scene: Evaluating):
    with_more_seats(scene)
    hold(scene.circle, APRIL, "Lecture d’avril")
    campaign = frozen(scene)
    assert told(campaign) == (True, 6, 12)
    hold(scene.circle, JANUARY, "Lecture de janvier", [(scene.circle.town, scene.circle.ana)])
    freeze(**of_now(scene, campaign))
    assert told(campaign) == (True, 6, 12)
    other = begun(scene, title="Un an et un jour", first=FIRST - timedelta(days=1))
    freeze(**of_now(scene, other))
    assert told(other)[0] is False


def test_what_seats_did_waits_until_the_days_are_over(scene: Evaluating):
    with_more_seats(scene)
    hold(scene.circle, APRIL, "Lecture d’avril")
    campaign = frozen(scene, last=TODAY)
    assert (told(campaign)[0], meetings(campaign)) == (False, [2])
    later = of_now(scene, campaign) | {"now": NOW + timedelta(days=1)}
    freeze(**later)
    assert told(campaign) == (True, 6, 12)


def told(campaign: Campaign) -> tuple[bool, float, float]:
    """Of presence over the period: whether it is told, and its sums."""
    row = campaign.frozen.get(indicator="presence", before=False)
    return row.told, row.counts, row.of
