from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.interface.web.areas.decisions.people import Room
    from tests.interface.web.areas.years.desk import Desk


@pytest.fixture
def desk(clock: None, db: None, request: pytest.FixtureRequest) -> Desk:
    """Gaëlle's desk: what a test takes of the three below is already on it."""
    from tests.interface.web.areas.years.desk import DRAFTS, found_desk  # noqa: PLC0415  this file is read before Django is set up

    return found_desk(next((name for name in DRAFTS if name in request.fixturenames), ""))


@pytest.fixture
def room(desk: Desk) -> Room:
    """The room of the desk."""
    return desk.room


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """The same, with a planned draft of 2028: seven readings of the circle."""
    return desk


@pytest.fixture
def writing(desk: Desk) -> Desk:
    """A draft whose wishes are being written: seven readings of the circle."""
    return desk


@pytest.fixture
def impossible(desk: Desk) -> Desk:
    """Seven readings on Mondays or Tuesdays, which CIR-01 does not allow."""
    return desk
