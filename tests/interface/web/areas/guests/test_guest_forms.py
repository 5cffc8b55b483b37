"""What is written of whoever is called in."""

from __future__ import annotations

from datetime import date

from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.guests.test_access import scene_of
from tourdetable.domain.guests.actions import GuestDetails
from tourdetable.interface.web.areas.guests.guest_forms import QUALITIES, GuestForm, LastingForm


def test_families_come_first_and_resource_persons_last() -> None:
    codes = [code for code, _label in QUALITIES]
    assert (codes[0], codes[-1], len(codes)) == ("resident", "expert", 7)


def test_a_quality_is_a_family_or_a_resource_person(room: Room) -> None:
    scene = scene_of(room, room.circle.ana)
    written = {"given_name": "Inès", "family_name": "Quai", "who": "new", "why": "Pour voir"}
    found = []
    for quality in ("resident", "expert"):
        form = GuestForm({**written, "quality": quality}, asked={}, scene=scene, capacities=[])
        form.is_valid()
        found.append(form.cleaned_data["details"])
    assert found == [
        GuestDetails("actor", "resident", "", "Pour voir"),
        GuestDetails("expert", "", "", "Pour voir"),
    ]


def test_a_time_begins_today_and_lasts_nine_months(room: Room) -> None:
    form = LastingForm(asked={}, scene=scene_of(room, room.circle.ana), capacities=[])
    assert (form["starts"].value(), form["ends"].value()) == (date(2027, 4, 6), date(2028, 1, 6))
