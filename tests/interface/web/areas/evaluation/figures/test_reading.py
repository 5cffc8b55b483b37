"""The figures of an evaluation: of today, then as they were frozen."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import APRIL, NOW, TODAY, hold
from tests.domain.evaluation.builders import Evaluating, begun, frozen, with_more_seats
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.evaluation.publishing import WAITING
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.interface.web.areas.evaluation.figures.reading import FigureReader
from tourdetable.interface.web.areas.evaluation.loading import sheet_of
from tourdetable.interface.web.base.scene import Scene


def reader(scene: Evaluating, campaign: Campaign) -> FigureReader:
    network = scene.circle.network
    charter, place = charter_in_force(network, on=TODAY), standing(scene.eva, network, on=TODAY)
    return FigureReader(sheet_of(Scene(network, charter, NOW, TODAY, place), campaign.number))


def held(found: FigureReader) -> float:
    """How many meetings its line tells of."""
    (row,) = (one for one in found.rows if one.indicator.code == "meetings_held")
    assert row.now is not None
    return row.now.counts


def test_they_follow_what_is_recorded_until_they_are_frozen(scene: Evaluating):
    campaign = begun(scene)
    hold(scene.circle)
    assert held(reader(scene, campaign)) == 1
    hold(scene.circle, APRIL, "Lecture d’avril")
    assert held(reader(scene, campaign)) == 2


def test_frozen_they_stay_and_cost_one_query_whatever_they_rest_on(scene: Evaluating):
    campaign = frozen(scene)
    hold(scene.circle, APRIL, "Lecture d’avril")
    found = reader(scene, campaign)
    with CaptureQueriesContext(connection) as asked:
        assert held(found) == 1
    assert len(asked) == 1


def test_what_is_about_few_seats_is_hidden_in_the_summary_and_in_the_report(scene: Evaluating):
    found = reader(scene, frozen(scene))
    (row,) = (one for one in found.rows if one.indicator.code == "presence")
    assert (row.now, row.unknown) == (None, False)
    now, _before = found.all_told["presence"]
    assert now is not None
    assert now.total is None


def test_what_seats_did_waits_until_it_is_frozen(scene: Evaluating):
    with_more_seats(scene)
    hold(scene.circle)
    found = reader(scene, begun(scene))
    (row,) = (one for one in found.rows if one.indicator.code == "presence")
    assert (row.value, row.value_before, row.change) == ("pas encore", "", "")
    assert found.all_told["presence"] == found.told(row.indicator) == (WAITING, None)


def test_both_readings_say_the_same(scene: Evaluating):
    with_more_seats(scene)
    found = reader(scene, frozen(scene))
    for row in found.rows:
        now, before = found.all_told[row.indicator.code]
        assert (row.now, row.before) == (now and now.total, before and before.total)
