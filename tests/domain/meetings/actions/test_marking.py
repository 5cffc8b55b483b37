"""A mark and its code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tourdetable.domain.meetings.actions.marking import Noted, marks_as, read_mark

AT = datetime(2027, 3, 4, 9, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        (Noted(), ""),
        (Noted("remote"), "remote"),
        (Noted("in_person", AT), "in_person@20270304T0925/"),
        (Noted("in_person", None, AT), "in_person@/20270304T0925"),
        (Noted("pair", AT, AT + timedelta(hours=1)), "pair@20270304T0925/20270304T1025"),
    ],
)
def test_a_code_says_all_of_a_mark(mark: Noted, code: str) -> None:
    assert mark.code == code
    assert read_mark(code) == mark


def test_wherever_one_reads_it() -> None:
    away = timezone(timedelta(hours=11))
    assert Noted("remote", AT.astimezone(away)).code == Noted("remote", AT).code
    assert marks_as({(1, 2): "absent"}) == {(1, 2): Noted("absent")}
