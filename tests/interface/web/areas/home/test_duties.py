"""What a duty asks, from the rights that the charter gives it."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Right
from tourdetable.interface.web.areas.home.duties import preparation


def test_the_tasks_come_in_the_order_of_a_meeting_whatever_that_of_the_charter() -> None:
    asked = preparation([Right.MINUTES, Right.AGENDA, Right.ATTENDANCE])
    assert asked == ("préparer l’ordre du jour", "noter qui est là", "écrire le compte rendu")


def test_moving_and_cancelling_ask_nothing_in_advance() -> None:
    assert preparation([Right.MOVE, Right.CANCEL]) == ()
    assert preparation([]) == ()
