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
    (place,) = plain.communes
    assert (place.commune, [one.name for one in place.facilities]) == ("Rennes", ["La Passerelle"])
    assert [mark.number for mark in plain.near.drawn.marks] == [1]
    assert [area.style for area in plain.near.drawn.areas] == []
    ticked = page(room, show="facilities", area=str(centre.pk))
    (area,) = ticked.near.drawn.areas
    assert (area.style, area.title, area.shape.whole.count("M")) == ("reach", "La Passerelle", 2)
    assert "La Passerelle" in read(room, show="facilities", area=str(centre.pk))


def test_many_facilities_of_one_commune_take_several_pages_and_ticks_are_kept(room: Room) -> None:
    known = [facility(room.circle, RENNES) for _number in range(25)]
    last = facility(room.circle, VITRE)
    asked = {"show": "facilities", "area": [str(known[0].pk), str(last.pk)]}
    first, then = page(room, **asked), page(room, **asked, page=2)
    assert [len(one.communes[0].facilities) for one in (first, then)] == [20, 5]
    assert [one.commune for one in then.communes] == ["Rennes", "Vitré"]
    assert (first.kept, then.kept) == ([last.pk], [known[0].pk])
    sent = f'<input type="hidden" form="map-form" name="area" value="{known[0].pk}">'
    assert sent in read(room, **asked, page=2)
    of_rennes, of_vitre = then.near.drawn.marks
    assert (of_rennes.url[-15:], of_vitre.url[-15:]) == ("&page=1#place-1", "&page=2#place-2")
    assert "20 autres" in of_rennes.title or "19 autres" in of_rennes.title
