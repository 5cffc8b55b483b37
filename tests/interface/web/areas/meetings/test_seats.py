from __future__ import annotations

import pytest

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.networks.seating import HeldSeat
from tourdetable.interface.web.areas.meetings.seats import Holder, SeatLine, came


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


@pytest.mark.parametrize(
    ("codes", "where", "kind", "once"),
    [
        (["excused"], "excused", "standing", True),
        (["absent", "absent"], "absent", "standing", True),
        (["excused", "absent"], "excused", "standing", False),
        (["absent"], "absent", "light", False),
        (["in_person"], "present", "standing", False),
        ([""], "unmarked", "standing", False),
    ],
)
def test_what_is_said_of_a_seat_is_not_said_again_of_each_holder(
    codes: list[str], where: str, kind: str, once: bool
) -> None:
    holders = tuple(Holder("Ana", code, "…") for code in codes)
    seat = HeldSeat(1, "Ville", "towns", SeatKind(kind), False, None)
    line = SeatLine(seat, "Communes", holders, where, "…", mine=False)
    assert line.says_all is once
