from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle
    from tests.interface.web.areas.decisions.people import Room


@pytest.fixture
def circle(room: Room) -> Circle:
    """That of the room."""
    return room.circle
