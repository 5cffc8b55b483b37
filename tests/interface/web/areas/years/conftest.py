from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.interface.web.areas.decisions.people import Room
    from tests.interface.web.areas.years.desk import Desk


@pytest.fixture
def desk(room: Room) -> Desk:
    """Gaëlle's desk, on which there is no draft yet."""
    from tests.interface.web.areas.years.desk import Desk  # noqa: PLC0415  this file is read before Django is set up

    return Desk.of(room)


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """The same, with a planned draft of 2028: seven readings of the circle."""
    from tests.domain.years.drafted import planned  # noqa: PLC0415  idem: this file is read too early

    desk.draft = planned(desk.room.circle, desk.by)
    return desk


@pytest.fixture
def writing(desk: Desk) -> Desk:
    """A draft whose wishes are being written: seven readings of the circle."""
    from tests.domain.years.drafted import begun  # noqa: PLC0415  idem: this file is read too early

    desk.draft = begun(desk.room.circle, desk.by)
    return desk


@pytest.fixture
def impossible(desk: Desk) -> Desk:
    """Seven readings on Mondays or Tuesdays, which CIR-01 does not allow."""
    from tests.domain.years import drafted  # noqa: PLC0415  idem: this file is read too early

    desk.draft = drafted.begun(desk.room.circle, desk.by, weekdays=(0, 1))
    drafted.answered(desk.now, desk.by)
    return desk
