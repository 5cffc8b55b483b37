from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.interface.web.areas.decisions.people import Room
    from tourdetable.domain.decisions.models import Decision


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    from tests.domain.builders import NOW  # noqa: PLC0415  this file is read before Django is set up

    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


@pytest.fixture
def room(db: None) -> Room:
    from tests.interface.web.areas.decisions.people import found_room  # noqa: PLC0415  idem: this file is read too early

    return found_room()


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
