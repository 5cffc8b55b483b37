from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle
    from tests.interface.web.areas.decisions.people import Room


@pytest.fixture
def circle(room: Room) -> Circle:
    """That of the room, where people have mailboxes."""
    from tests.interface.web.areas.decisions.people import account_of  # noqa: PLC0415  this file is read before Django is set up

    found = room.circle
    for person in (found.ana, found.bao, found.chloe, found.dora):
        account_of(person)
    return found
