"""Swaps: asked, accepted, refused, withdrawn; nobody escapes by one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, last_event, nothing_changes
from tests.domain.rota.seasons import meetings, next_names, numbers, rota_circle, taken
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.rota.actions.swaps import accept_swap, ask_swap, refuse_swap, withdraw_swap
from tourdetable.domain.rota.models import Swap


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


@pytest.fixture
def coming(circle: Circle) -> list[Meeting]:
    """Three meetings: the town has the first one, the library the second."""
    held = meetings(circle, 3, NOW + timedelta(days=9))
    taken(held, circle.town, circle.library)
    return held


def asked(circle: Circle, coming: list[Meeting], *, back: bool) -> Swap:
    said = {"in_exchange": coming[1], "duty_back": "secretary"} if back else {}
    return ask_swap(
        meeting=coming[0],
        duty="secretary",
        other=circle.library,
        by=circle.by_ana(),
        now=NOW,
        **said,
    )


def takers() -> list[str]:
    return [str(turn.seat) for turn in Turn.objects.order_by("meeting__starts_at")]


def test_two_turns_change_hands(circle: Circle, coming: list[Meeting]) -> None:
    swap = asked(circle, coming, back=True)
    assert takers() == ["Ville du Port", "Médiathèque"]
    accept_swap(swap=swap, version=1, by=circle.by_bao(), now=NOW)
    assert takers() == ["Médiathèque", "Ville du Port"]
    assert last_event()[0] == "swap.accepted"


def test_a_turn_taken_for_nothing_comes_back_to_whoever_gave_it(
    circle: Circle, coming: list[Meeting]
) -> None:
    """The library takes both: the school, then the town, come before it."""
    swap = asked(circle, coming, back=False)
    accept_swap(swap=swap, version=1, by=circle.by_bao(), now=NOW)
    assert takers() == ["Médiathèque", "Médiathèque"]
    assert numbers(circle, TODAY)["Ville du Port"] == (0, 0)
    assert next_names(circle, TODAY, 5)[2:] == ["École du Môle", "Ville du Port", "École du Môle"]


def test_a_refusal_changes_nothing(circle: Circle, coming: list[Meeting]) -> None:
    swap = asked(circle, coming, back=True)
    assert refuse_swap(swap=swap, version=1, by=circle.by_bao(), now=NOW).state == "refused"
    assert takers() == ["Ville du Port", "Médiathèque"]
    swap.refresh_from_db()
    with pytest.raises(ValidationError), nothing_changes():
        accept_swap(swap=swap, version=2, by=circle.by_bao(), now=NOW)


def test_only_the_seat_that_asked_withdraws(circle: Circle, coming: list[Meeting]) -> None:
    swap = asked(circle, coming, back=True)
    with pytest.raises(ValidationError), nothing_changes():
        withdraw_swap(swap=swap, version=1, by=circle.by_bao(), now=NOW)
    assert withdraw_swap(swap=swap, version=1, by=circle.by_ana(), now=NOW).state == "withdrawn"


def test_only_the_seat_that_was_asked_answers(circle: Circle, coming: list[Meeting]) -> None:
    swap = asked(circle, coming, back=True)
    for by in (circle.by_ana(), circle.by_chloe()):
        with pytest.raises(ValidationError), nothing_changes():
            accept_swap(swap=swap, version=1, by=by, now=NOW)


def test_one_does_not_ask_twice_nor_for_a_turn_that_is_not_ones_own(
    circle: Circle, coming: list[Meeting]
) -> None:
    asked(circle, coming, back=True)
    with pytest.raises(ValidationError), nothing_changes():
        asked(circle, coming, back=False)
    with pytest.raises(ValidationError), nothing_changes():
        ask_swap(
            meeting=coming[1],
            duty="secretary",
            other=circle.school,
            by=circle.by_ana(),
            now=NOW,
        )
