"""The code of a room."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import MARCH, Circle, draw, hold
from tourdetable.domain.register.codes import DIGITS, STEP, passes, room_code


def test_six_digits_that_change_each_minute_and_from_a_room_to_another(circle: Circle) -> None:
    one, other = hold(circle), draw(circle.body, MARCH + timedelta(days=7))
    codes = [room_code(one, now=MARCH + n * STEP) for n in range(50)]
    assert {len(code) for code in codes} == {DIGITS}
    assert all(code.isdecimal() for code in codes)
    assert len(set(codes)) == len(codes)
    assert room_code(one, now=MARCH) == room_code(one, now=MARCH + timedelta(seconds=59))
    assert room_code(other, now=MARCH) != codes[0]


def test_the_last_three_pass_spaces_or_not(circle: Circle) -> None:
    meeting = hold(circle)
    code = room_code(meeting, now=MARCH)
    assert passes(meeting, f" {code[:3]} {code[3:]} ", now=MARCH)
    assert [passes(meeting, code, now=MARCH + n * STEP) for n in range(5)] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert not passes(meeting, code, now=MARCH - STEP)
    for typed in ("", "12345", "é" * 6, "0" * 400):
        assert not passes(meeting, typed, now=MARCH)
