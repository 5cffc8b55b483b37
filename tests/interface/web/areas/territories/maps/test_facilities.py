"""Facilities on a map."""

from __future__ import annotations

from tests.domain.builders import FOUNDED, TODAY
from tests.domain.territories.said import facility
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.territories.maps.country import (
    RENNES,
    VITRE,
    page,
    read,
)
from tourdetable.domain.territories.models import CatchmentArea


def test_an_area_of_influence_is_shown_when_it_is_ticked(room: Room) -> None:
    centre = facility(room.circle, RENNES)
    CatchmentArea.objects.create(facility=centre, division=VITRE, starts=FOUNDED, known_on=TODAY)
    plain = page(room, show="facilities")
    (place,) = plain.lines
    assert (place.commune, [one.name for one in place.facilities]) == ("Rennes", ["La Passerelle"])
    assert [mark.number for mark in plain.near.drawn.marks] == [1]
    assert [area.style for area in plain.near.drawn.areas] == []
    ticked = page(room, show="facilities", area=str(centre.pk))
    (area,) = ticked.near.drawn.areas
    assert (area.style, area.title, area.shape.whole.count("M")) == ("reach", "La Passerelle", 2)
    assert "La Passerelle" in read(room, show="facilities", area=str(centre.pk))
