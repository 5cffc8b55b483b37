"""What an address of a map may ask."""

from __future__ import annotations

import pytest

from tests.interface.web.areas.decisions.people import COLLEAGUE, Room


@pytest.mark.parametrize("where", ["99", "75056", "france", "zz"])
def test_what_is_no_department_has_no_map(room: Room, where: str) -> None:
    assert room.client(COLLEAGUE).get(room.url("map"), {"where": where}).status_code == 404
