"""Beginning an evaluation, writing it, giving it up."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, last_event, nothing_changes
from tests.domain.evaluation.builders import (
    FIRST,
    LAST,
    Evaluating,
    begun,
    fresh,
    given,
    of_now,
    written,
)
from tourdetable.domain.evaluation.actions import leading
from tourdetable.domain.evaluation.models import Campaign


def test_a_body_that_the_charter_names_begins_one(scene: Evaluating):
    campaign = begun(scene)
    assert (campaign.number, campaign.begun_on, campaign.state) == (1, TODAY, "open")
    kind, subject, person, capacity, data = last_event()
    assert (kind, subject) == ("campaign.begun", f"campaign:{campaign.pk}")
    assert (person, capacity) == (scene.eva.pk, f"seat:{scene.seat.pk}")
    assert data == {"by_body": scene.board.pk}


def test_another_body_begins_none(scene: Evaluating):
    days = {"first": FIRST, "last": LAST}
    with pytest.raises(ValidationError, match="other bodies"), nothing_changes():
        leading.begin(body=scene.circle.body, title="Un an", **days, **scene.how)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (LAST, FIRST),
        (date(2027, 5, 1), date(2027, 8, 31)),
        (date(2010, 1, 1), LAST),
    ],
)
def test_a_period_has_begun_and_lasts_ten_years_at_most(scene: Evaluating, first: date, last: date):
    with pytest.raises(ValidationError), nothing_changes():
        begun(scene, first=first, last=last)


def test_words_are_written_until_the_report_is_given(scene: Evaluating):
    campaign = written(scene, begun(scene))
    assert (campaign.method, campaign.findings) == ("Par entretiens.", "On lit trop peu.")
    assert last_event()[0] == "campaign.written"


def test_a_report_that_was_given_is_written_no_more(scene: Evaluating):
    campaign = given(scene)
    words = {"title": "Autre", "method": "", "findings": ""}
    with pytest.raises(ValidationError, match="was given"), nothing_changes():
        leading.write(**words, **of_now(scene, campaign))


def test_it_is_given_up_as_if_it_had_never_been(scene: Evaluating):
    campaign = begun(scene)
    leading.withdraw(**of_now(scene, campaign))
    assert not Campaign.objects.exists()
    assert last_event()[0] == "campaign.withdrawn"


def test_one_that_was_given_once_stays(scene: Evaluating):
    campaign = given(scene)
    Campaign.objects.update(given_on=None)
    with pytest.raises(ValidationError, match="it stays"), nothing_changes():
        leading.withdraw(**of_now(scene, fresh(campaign)))
