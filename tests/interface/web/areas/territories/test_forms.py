from __future__ import annotations

from datetime import date

from django.test import Client

from tests.domain.builders import FOUNDED
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.composing import written
from tourdetable.domain.territories.actions.facilities import FacilityDetails
from tourdetable.domain.territories.models import BodyTerritory
from tourdetable.interface.web.areas.territories.forms import DETAILS


def test_a_map_may_offer_what_was_not_searched(room: Room, gaelle: Client) -> None:
    form = written(divisions=["commune:97411", "collectivity:987"], starts=FOUNDED)
    gaelle.post(room.url("territory_add", "port"), form)
    assert [row.division for row in BodyTerritory.objects.order_by("pk")] == [
        "commune:97411",
        "collectivity:987",
    ]


def test_the_form_of_a_facility_asks_all_that_is_kept() -> None:
    made = FacilityDetails("L’Estran", "Centre social", "", "", date(2027, 1, 1))
    assert set(DETAILS) == set(vars(made))
