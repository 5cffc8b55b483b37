"""One evaluation as one reader has it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from tests.domain.builders import NOW, TODAY
from tests.domain.evaluation.builders import Evaluating, begun, given, of_now
from tourdetable.domain.evaluation.actions.giving import give, take_back
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet, sheet_of
from tourdetable.interface.web.base.scene import Scene


def sheet(scene: Evaluating, person: Person | None, number: int = 1) -> CampaignSheet:
    network = scene.circle.network
    place = standing(person, network, on=TODAY) if person else None
    charter = charter_in_force(network, on=TODAY)
    return sheet_of(Scene(network, charter, NOW, TODAY, place), number)


def test_what_one_may_not_read_does_not_exist(scene: Evaluating):
    begun(scene)
    for person, number in ((scene.circle.ana, 1), (None, 1), (scene.eva, 2)):
        with pytest.raises(Http404):
            sheet(scene, person, number)


def test_those_who_approve_do_not_conduct(scene: Evaluating):
    given(scene)
    assert sheet(scene, scene.eva).must_conduct() == (scene.seat,)
    with pytest.raises(PermissionDenied, match="Bureau du cercle"):
        sheet(scene, scene.circle.ana).must_conduct()


def test_only_the_last_giving_is_awaited(scene: Evaluating):
    campaign = given(scene)
    take_back(**of_now(scene, campaign))
    assert sheet(scene, scene.eva).asked == []
    give(**of_now(scene, campaign))
    found = sheet(scene, scene.eva)
    assert [one.giving for one in found.asked] == [2]
    assert (found.earlier, found.step) == ([], 3)


def test_strangers_are_told_kinds_of_bodies_that_the_charter_does_not_show(scene: Evaluating):
    begun(scene)
    found = sheet(scene, scene.eva)
    assert found.called(scene.board) == "Bureau du cercle"
    stranger = Scene(found.scene.network, found.scene.charter, NOW, TODAY, None)
    assert CampaignSheet(stranger, found.campaign, ()).called(scene.board) == "Bureau"
