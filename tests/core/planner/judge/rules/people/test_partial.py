"""Rule `partial`: a part-time seat comes as often as it owes."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import Judged


def owing(meetings: int) -> Judged:
    judged = Judged()
    judged.club["seats"][2]["rule"] = {"min": meetings}
    return judged


@pytest.mark.parametrize(("owed", "broken"), [(0, []), (2, []), (3, ["partial"])])
def test_coming_less_than_it_owes_breaks_it(owed: int, broken: list[str]) -> None:
    assert owing(owed).broken() == broken


def test_it_is_said_with_both_numbers() -> None:
    judged = owing(3)
    (found,) = judged.violations()
    assert judged.said() == ["The seat s3 comes to CLUB 2 times instead of at least 3."]
    assert (found.seat, found.meetings) == ("s3", ())
    assert judged.without(rule="partial", body="CLUB", seat="s3") == []
    assert judged.without(rule="partial", body="CLUB", seat="s4") == ["partial"]


def test_it_bears_on_part_time_seats_that_owe() -> None:
    assert owing(2).rules("partial") == ["The seat s3 comes to at least 2 meetings of CLUB."]
    assert owing(0).rules("partial") == []
