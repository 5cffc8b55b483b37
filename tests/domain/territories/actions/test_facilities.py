from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, TODAY, Circle, nothing_changes
from tests.domain.territories.said import facility
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.territories.actions.facilities import (
    FacilityDetails,
    add_facility,
    add_to_area,
    change_facility,
    end_in_area,
    remove_facility,
    take_back_from_area,
)
from tourdetable.domain.territories.models import CatchmentArea, Facility
from tourdetable.domain.territories.terrain import Terrain

pytestmark = pytest.mark.django_db
DETAILS = FacilityDetails("L’Estran", "Centre social", "1 rue du Môle", "Le Port", FOUNDED)


def test_a_facility_is_added_changed_and_ends(circle: Circle) -> None:
    by = {"by": circle.by_ana(), "now": NOW}
    made = add_facility(
        network=circle.network,
        institution=circle.town.institution,
        division="commune:2B033",
        details=DETAILS,
        **by,
    )
    assert (made.name, made.division, made.known_on) == ("L’Estran", "commune:2B033", TODAY)
    ended = replace(DETAILS, ends=TODAY)
    moved = change_facility(facility=made, details=ended, version=1, division="commune:2B096", **by)
    assert (moved.division, moved.ends, moved.version) == ("commune:2B096", TODAY, 2)
    with nothing_changes(), pytest.raises(Changed):
        change_facility(facility=made, details=DETAILS, version=1, **by)
    remove_facility(facility=made, version=2, **by)
    told = Event.objects.filter(subject=f"facility:{moved.pk}").order_by("pk")
    assert [one.kind for one in told] == [
        "facility.added",
        "facility.changed",
        "facility.removed",
    ]
    assert not Facility.objects.exists()


@pytest.mark.parametrize("division", ["department:13", "epci:200054807", "commune:00000", ""])
def test_a_facility_stands_in_a_commune(circle: Circle, division: str) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match="the commune where it stands"):
        add_facility(
            network=circle.network,
            institution=circle.town.institution,
            division=division,
            details=DETAILS,
            by=circle.by_ana(),
            now=NOW,
        )


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": " "}, "Write a name"),
        ({"kind": ""}, "Say what it is"),
        ({"ends": date(2020, 1, 1)}, "before it starts"),
    ],
)
def test_what_is_said_of_a_facility_holds(
    circle: Circle, changed: dict[str, str], refusal: str
) -> None:
    row, details = facility(circle, "commune:2B033"), replace(DETAILS, **changed)
    with nothing_changes(), pytest.raises(ValidationError, match=refusal):
        change_facility(facility=row, details=details, version=1, by=circle.by_ana(), now=NOW)


def test_people_come_to_it_from_several_places(circle: Circle) -> None:
    by = {"by": circle.by_ana(), "now": NOW}
    row = facility(circle, "commune:2B033")
    terrains = [Terrain("commune:2B033", "Le Port"), Terrain("commune:2B096")]
    first, second = add_to_area(facility=row, terrains=terrains, starts=FOUNDED, **by)
    end_in_area(area=first, ends=TODAY, **by)
    take_back_from_area(area=second, **by)
    said = CatchmentArea.objects.values_list("division", "named", "ends")
    assert list(said) == [("commune:2B033", "Le Port", TODAY)]
    assert [
        one.kind for one in Event.objects.filter(subject=f"facility:{row.pk}").order_by("pk")
    ] == [
        "facility.area_said",
        "facility.area_ended",
        "facility.area_taken_back",
    ]
