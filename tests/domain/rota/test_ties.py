"""A swap whose turn has changed hands otherwise waits for nobody, at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle
from tests.domain.rota.seasons import meetings, rota_circle, taken
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.closing import close_seat
from tourdetable.domain.rota.actions.swaps import ask_swap
from tourdetable.domain.rota.models import Swap


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


@pytest.fixture
def held(circle: Circle) -> list[Meeting]:
    """The town has the first turn, the library the second."""
    found = meetings(circle, 2, NOW + timedelta(days=9))
    taken(found, circle.town, circle.library)
    return found


@pytest.fixture
def swap(circle: Circle, held: list[Meeting]) -> Swap:
    said = {"in_exchange": held[1], "duty_back": "secretary", "by": circle.by_ana(), "now": NOW}
    return ask_swap(meeting=held[0], duty="secretary", other=circle.library, **said)


def state(swap: Swap) -> str:
    swap.refresh_from_db()
    return swap.state


def test_it_waits_while_the_turns_are_theirs(
    circle: Circle, held: list[Meeting], swap: Swap
) -> None:
    taken(held, circle.town, circle.library)
    assert state(swap) == "asked"


def test_it_is_void_once_a_turn_is_of_another_seat(
    circle: Circle, held: list[Meeting], swap: Swap
) -> None:
    taken(held[1:], circle.school)
    assert (state(swap), swap.version) == ("void", 2)


def test_it_is_void_once_a_meeting_is_cancelled(held: list[Meeting], swap: Swap) -> None:
    said = {"reason": "Grève", "version": held[1].version, "by": OPERATOR, "now": NOW}
    cancel_meeting(meeting=held[1], confirmed=True, **said)
    assert state(swap) == "void"


def test_it_is_void_once_the_seat_that_was_asked_ends(circle: Circle, swap: Swap) -> None:
    said = {"ends": TODAY, "by": OPERATOR, "now": NOW}
    close_seat(seat=circle.library, **said)
    assert state(swap) == "void"
