from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.interface.web.areas.decisions.people import Room
    from tourdetable.domain.decisions.models import Decision


@pytest.fixture
def ana(room: Room) -> Client:
    """A browser in which Ana, who holds the pen, has signed in."""
    return room.client("ana")


@pytest.fixture
def decision(room: Room) -> Decision:
    from tests.domain.builders import propose  # noqa: PLC0415  idem: this file is read too early

    return propose(room.circle, room.meeting)


@pytest.fixture
def opposed(room: Room, decision: Decision) -> Decision:
    """The town consents, the library objects."""
    from tests.domain.builders import consent, objection, stated  # noqa: PLC0415  idem: this file is read too early

    return stated(room.circle, decision, consent(room.circle.town), objection(room.circle.library))
