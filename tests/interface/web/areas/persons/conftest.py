from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from tests.interface.web.areas.decisions.people import Room
    from tests.interface.web.areas.persons.desk import Desk


@pytest.fixture
def desk(room: Room) -> Desk:
    """Gaëlle composes the network, from her browser."""
    from tests.interface.web.areas.persons.desk import Desk  # noqa: PLC0415  this file is read before Django is set up

    return Desk.of(room)


@pytest.fixture
def gaelle(desk: Desk) -> Client:
    return desk.client
