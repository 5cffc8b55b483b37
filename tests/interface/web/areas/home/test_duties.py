"""What a duty asks, from the rights that the charter gives it."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Right
from tourdetable.interface.web.areas.home.duties import preparation, still_asked


def test_the_tasks_come_in_the_order_of_a_meeting_whatever_that_of_the_charter() -> None:
    asked = preparation([Right.MINUTES, Right.AGENDA, Right.ATTENDANCE])
    assert asked == ("préparer l’ordre du jour", "noter qui est là", "écrire le compte rendu")


def test_moving_and_cancelling_ask_nothing_in_advance() -> None:
    assert preparation([Right.MOVE, Right.CANCEL]) == ()
    assert preparation([]) == ()


def test_nobody_is_asked_to_convene_a_meeting_that_is_convened() -> None:
    rights = {Right.CONVENE, Right.AGENDA, Right.MINUTES}
    assert still_asked(rights, "planned", past=False) == rights
    assert still_asked(rights, "convened", past=False) == {Right.AGENDA, Right.MINUTES}
    assert still_asked(rights, "opened", past=True) == {Right.MINUTES}
