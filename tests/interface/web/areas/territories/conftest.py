from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from tests.interface.web.areas.decisions.people import Room


@pytest.fixture
def gaelle(room: Room) -> Client:
    """A browser where Gaëlle, who composes the whole network, has signed in."""
    from tests.interface.web.areas.decisions.people import account_of, steward  # noqa: PLC0415  this file is read before Django is set up

    client = Client()
    client.force_login(account_of(steward(room)))
    return client
