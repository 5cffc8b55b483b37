"""A map of areas, and of what none of them holds."""

from __future__ import annotations

from tests.core.maps.field import four_squares
from tourdetable.core.maps.pictures import CommunesHeld, picture
from tourdetable.core.maps.sheets import sheet

SQUARES = four_squares()
NORTH = CommunesHeld(frozenset("A"), frozenset("B"))
NOWHERE = CommunesHeld(frozenset("Z"))


def test_what_is_held_wholly_and_in_part_is_told_apart() -> None:
    found = picture(SQUARES, [NORTH, NOWHERE])
    north, nowhere = found.shapes
    assert nowhere is None
    assert north is not None
    assert (north.whole.count("z"), north.part.count("z"), north.has_room) == (1, 1, True)
    assert found.left_out.count("z") == 2
    assert found.borders.count("M") > 0


def test_only_what_stands_around_is_drawn_when_it_is_asked() -> None:
    one = sheet("35")
    near = picture(one, [CommunesHeld(frozenset(["35236"]))], around=["35236"])
    whole = picture(one, [CommunesHeld(frozenset(["35236"]))])
    assert len(near.borders) < len(whole.borders) / 5
    assert near.frame.scale > 5 * whole.frame.scale


def test_an_outline_alone_has_no_inner_border() -> None:
    found = picture(SQUARES, [CommunesHeld(frozenset("ABCDE"))], inner=False)
    assert (found.borders, found.left_out, found.outline.count("z")) == ("", "", 2)
