"""A swap that nobody can accept any more is closed by the clock, once, and said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, OPERATOR, Circle, kinds_of_events
from tests.domain.rota.seasons import meetings, rota_circle, taken
from tourdetable.domain.meetings.actions.meetings import move_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.rota.actions.swaps import accept_swap, ask_swap
from tourdetable.domain.rota.actions.voided import close_swaps
from tourdetable.domain.rota.models import Swap


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


@pytest.fixture
def held(circle: Circle) -> list[Meeting]:
    """The town has the first turn, the library the second, the school the third."""
    found = meetings(circle, 3, NOW + timedelta(days=9))
    taken(found, circle.town, circle.library, circle.school)
    return found


@pytest.fixture
def swap(circle: Circle, held: list[Meeting]) -> Swap:
    said = {"in_exchange": held[1], "duty_back": "secretary", "by": circle.by_ana(), "now": NOW}
    return ask_swap(meeting=held[0], duty="secretary", other=circle.library, **said)


def closed(swap: Swap, now: object = NOW) -> tuple[int, int, str]:
    """How many are closed, then again; and the state of this one."""
    told = close_swaps(now=now), close_swaps(now=now)  # type: ignore[arg-type]  # an instant
    swap.refresh_from_db()
    return *told, swap.state


def test_one_that_may_be_accepted_waits(swap: Swap) -> None:
    assert closed(swap) == (0, 0, "asked")


def test_one_whose_turn_went_elsewhere_is_told_once(
    circle: Circle, held: list[Meeting], swap: Swap
) -> None:
    taken(held[1:], circle.school)
    assert closed(swap) == (1, 0, "void")
    assert kinds_of_events().count("swap.voided") == 1


def test_one_whose_turn_in_exchange_has_begun_is_over(held: list[Meeting], swap: Swap) -> None:
    times = {"starts_at": NOW + timedelta(days=2), "ends_at": NOW + timedelta(days=2, hours=2)}
    said = {"version": held[1].version, "by": OPERATOR, "now": NOW, "confirmed": True}
    move_meeting(meeting=held[1], **times, **said)
    assert closed(swap) == (0, 0, "asked")
    assert closed(swap, NOW + timedelta(days=3)) == (1, 0, "void")


def test_one_asked_of_a_seat_that_nobody_will_hold_is_over(circle: Circle, swap: Swap) -> None:
    mandate = Mandate.objects.get(seat=circle.library)
    end_mandate(mandate=mandate, ends=NOW.date() + timedelta(days=1), by=OPERATOR, now=NOW)
    assert closed(swap) == (1, 0, "void")


def test_two_that_cross_are_one_exchange(circle: Circle, held: list[Meeting], swap: Swap) -> None:
    """Each asked the other: what the first to accept does leaves nothing to the other one."""
    said = {"in_exchange": held[0], "duty_back": "secretary", "by": circle.by_bao(), "now": NOW}
    other = ask_swap(meeting=held[1], duty="secretary", other=circle.town, **said)
    accept_swap(swap=swap, version=1, by=circle.by_bao(), now=NOW)
    assert closed(other) == (1, 0, "void")
    swap.refresh_from_db()
    assert swap.state == "accepted"
