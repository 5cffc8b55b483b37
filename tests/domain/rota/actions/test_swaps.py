"""Swaps: asked, accepted, refused, withdrawn; nobody escapes by one."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, last_event, nothing_changes
from tests.domain.rota.seasons import meetings, next_names, numbers, rota_circle, taken
from tests.domain.together import really_apart, together
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.rota.actions import swaps
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


def slowly(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Have what others do at the same moment come in between."""
    real = getattr(swaps, name)

    def slow(*given: Any, **named: Any) -> Any:
        found = real(*given, **named)
        time.sleep(0.3)
        return found

    monkeypatch.setattr(swaps, name, slow)


@pytest.mark.django_db(transaction=True)
class TestTogether:
    """Each has one coherent end, and whoever comes second is told in words."""

    @pytest.fixture(autouse=True)
    def slow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        slowly(monkeypatch, "waiting_swap")

    @pytest.fixture
    def swap(self, circle: Circle, coming: list[Meeting]) -> Swap:
        return asked(circle, coming, back=True)

    def ends(self, file: Path, *gestures: Callable[[], Any]) -> tuple[list[str], str, list[int]]:
        """What each was told, where the swap stands, who has the turns of both meetings."""
        with really_apart(file / "db.sqlite3") as read:
            told = sorted(type(one).__name__ for one in together(*gestures))
            ((state,),) = read("SELECT state FROM rota_swap")
            rows = read("SELECT seat_id FROM meetings_turn ORDER BY meeting_id")
        return told, state, [seat for (seat,) in rows]

    def accepting(self, circle: Circle, swap: Swap) -> Callable[[], Swap]:
        return lambda: accept_swap(swap=swap, version=1, by=circle.by_bao(), now=NOW)

    def test_accepted_twice(self, circle: Circle, swap: Swap, tmp_path: Path):
        told, state, turns = self.ends(tmp_path, *[self.accepting(circle, swap)] * 2)
        assert (told, state) == (["Changed", "Swap"], "accepted")
        assert turns == [circle.library.pk, circle.town.pk]

    def test_accepted_while_it_is_withdrawn(self, circle: Circle, swap: Swap, tmp_path: Path):
        told, state, turns = self.ends(
            tmp_path,
            self.accepting(circle, swap),
            lambda: withdraw_swap(swap=swap, version=1, by=circle.by_ana(), now=NOW),
        )
        before = [circle.town.pk, circle.library.pk]
        assert told == ["Changed", "Swap"]
        assert (state, turns) in [("accepted", before[::-1]), ("withdrawn", before)]

    def test_accepted_while_the_meeting_is_cancelled(
        self, circle: Circle, coming: list[Meeting], swap: Swap, tmp_path: Path
    ):
        said = {"reason": "", "version": coming[0].version, "by": circle.by_ana(), "now": NOW}
        told, state, turns = self.ends(
            tmp_path,
            self.accepting(circle, swap),
            lambda: cancel_meeting(meeting=coming[0], confirmed=True, **said),
        )
        before = [circle.town.pk, circle.library.pk]
        assert (told, state, turns) in [
            (["Meeting", "Swap"], "accepted", before[::-1]),
            (["Changed", "Meeting"], "void", before),
        ]

    def test_accepted_while_the_turn_is_given_to_another_seat(
        self, circle: Circle, coming: list[Meeting], swap: Swap, tmp_path: Path
    ):
        given = {"duty": "secretary", "seat": circle.school, "confirmed": True}
        told, state, turns = self.ends(
            tmp_path,
            self.accepting(circle, swap),
            lambda: assign_turn(meeting=coming[0], by=OPERATOR, now=NOW, **given),
        )
        school, library, town = circle.school.pk, circle.library.pk, circle.town.pk
        assert (told, state, turns) in [
            (["NoneType", "Swap"], "accepted", [school, town]),
            (["Changed", "NoneType"], "void", [school, library]),
        ]
