"""Rule `partial`: a part-time seat comes as often as it owes."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import Judged
from tourdetable.core.planner.judge.rules.people import partial
from tourdetable.core.planner.judge.universe import in_words
from tourdetable.core.planner.terms.instance import Leave
from tourdetable.core.planner.wire.instance_json import read_instance


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
    assert owing(2).rules("partial") == [
        "The seat s3 (Louise) comes to at least 2 meetings of CLUB out of 2."
    ]
    assert owing(0).rules("partial") == []


def test_each_seat_of_each_body_is_told() -> None:
    judged = owing(3)
    judged.club["seats"][3]["rule"] = judged.group["seats"][0]["rule"] = {"min": 3}
    assert judged.named() == ["partial CLUB s3", "partial CLUB s4", "partial GROUP s1"]


@pytest.mark.parametrize(("owed", "seats"), [(0, []), (1, ["s3"])])
def test_seats_that_owe_nothing_are_not_owing(owed: int, seats: list[str]) -> None:
    judged = owing(owed)
    ground = judged.ground()
    assert [seat.id for seat in partial.owing(ground, ground.bodies["CLUB"])] == seats
    assert len(judged.rules("partial")) == len(seats)


def test_it_binds_part_time_seats_that_do_not_leave_it_out() -> None:
    judged = owing(2)
    seats = judged.ground().bodies["CLUB"].seats
    bound = [partial.binds(judged.ground(), "CLUB", seat) for seat in seats]
    assert bound == [False, False, True, False]
    judged.year["relax"] = [{"rule": "partial", "body": "CLUB", "seat": "s3"}]
    assert not partial.binds(judged.ground(), "CLUB", seats[2])


def test_a_seat_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match="s9"):
        in_words(read_instance(owing(2).year), Leave("partial", "CLUB", "s9"))
