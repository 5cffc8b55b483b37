from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, Circle
from tests.domain.site.builders import asked, opened
from tourdetable.domain.site.actions.letters import (
    AGAIN,
    hand_over,
    mark_refused,
    mark_sent,
    put_back,
    take_letters,
)
from tourdetable.domain.site.models import DayLetter

A, B = "one:1", "two:2"


def test_a_letter_leaves_once_whoever_sends_it(circle: Circle) -> None:
    asked(opened(circle))
    (letter,) = take_letters(worker=A, now=NOW, most=10)
    assert take_letters(worker=B, now=NOW, most=10) == []
    assert (hand_over(letter=letter, worker=B), hand_over(letter=letter, worker=A)) == (False, True)
    assert hand_over(letter=letter, worker=A) is False
    mark_sent(letter=letter)
    assert DayLetter.objects.get().state == "sent"


def test_one_that_is_put_back_is_taken_again(circle: Circle) -> None:
    asked(opened(circle))
    put_back(letters=take_letters(worker=A, now=NOW, most=10))
    assert [one.attempts for one in take_letters(worker=B, now=NOW, most=10)] == [1]


def test_one_that_is_refused_is_tried_again_then_given_up(circle: Circle) -> None:
    asked(opened(circle))
    now = NOW
    for wait in (*AGAIN, timedelta()):
        (letter,) = take_letters(worker=A, now=now, most=10)
        hand_over(letter=letter, worker=A)
        mark_refused(letter=letter, now=now)
        assert take_letters(worker=A, now=now, most=10) == []
        now += wait
    assert DayLetter.objects.get().state == "given_up"
