from __future__ import annotations

import pytest

from tourdetable.interface.web.areas.meetings.seats import came, expected


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        ([], "vacant"),
        ([""], "silent"),
        (["attend", "excused"], "coming"),
        (["pair", ""], "pair"),
        (["pair", "attend"], "coming"),
        (["pair", "pair"], "each_other"),
        (["pair", "excused"], "each_other"),
        (["excused", ""], "half_excused"),
        (["excused", "excused"], "excused"),
    ],
)
def test_where_a_seat_stands_before(answers: list[str], where: str) -> None:
    assert expected(answers) == where


@pytest.mark.parametrize(
    ("modes", "where"),
    [
        ([], "vacant"),
        (["", ""], "unmarked"),
        (["excused", "remote"], "present"),
        (["in_person"], "present"),
        (["excused", "absent"], "excused"),
        (["", "absent"], "absent"),
    ],
)
def test_where_a_seat_stood(modes: list[str], where: str) -> None:
    assert came(modes) == where
