"""What institutions probably cover, confirmed together."""

from __future__ import annotations

from django.test import Client

from tests.domain.builders import TODAY
from tests.domain.territories.said import part
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.composing import written
from tourdetable.domain.territories.models import Coverage


def test_proposals_are_confirmed_and_nothing_is_recorded_before(room: Room, gaelle: Client) -> None:
    part(room.circle, "commune:97407")
    url, town = room.url("coverages_proposed"), room.circle.town.institution
    shown = gaelle.get(url).content.decode()
    assert [f'value="{town.pk}:commune:97407"' in shown, Coverage.objects.count()] == [True, 0]
    assert room.url("coverage_add", room.circle.library.institution.pk) in shown
    assert url in gaelle.get(room.url("territories")).content.decode()
    answer = gaelle.post(url, written(right=[f"{town.pk}:commune:97407"], starts=TODAY))
    assert (answer.status_code, answer["Location"]) == (302, url)
    (row,) = Coverage.objects.all()
    assert (row.institution, row.division) == (town, "commune:97407")
    assert "commune:97407" not in gaelle.get(url).content.decode()
