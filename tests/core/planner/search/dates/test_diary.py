"""The moments that a body finds taken while a first year is built."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from tests.core.planner.search.few import TUESDAY, WEDNESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.search.dates.diary import Diary
from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import BodySpec, HostSpec, RoomPool

CLUB = body("Club", seat("Rose"))
TABLE = body("Table", seat("Rose"))
PAIR = body("Pair", seat("Rose Zoé"))
FAR = body("Far", seat("Rose"), km=100.0)
ALONE = replace(body("Alone"), own_day=True)
NOBODY = body("Nobody")


def taken(
    other: BodySpec, *placed: BodySpec, cap: int | None = None, day: date = TUESDAY
) -> list[str]:
    """The parts of a day that a body finds taken, the others meeting on Tuesday morning."""
    rooms = (RoomPool("PARIS", 1),)
    masks = masks_of(replace(week_of(*placed, other, cap=cap), room_pools=rooms))
    diary = Diary(masks)
    for one in placed:
        diary.note(one, [masks.bit(TUESDAY, "AM")])
    mask = diary.taken(other)
    return [part for part in PARTS if mask >> masks.bit(day, part) & 1]


def test_who_is_expected_elsewhere_cannot_come() -> None:
    assert [
        taken(TABLE, CLUB),
        taken(FAR, CLUB),
        taken(PAIR, CLUB),
        taken(NOBODY, CLUB),
        taken(TABLE, CLUB, cap=1, day=WEDNESDAY),
        taken(TABLE, CLUB, cap=2, day=WEDNESDAY),
        taken(TABLE, PAIR),
    ] == [["AM", "DAY"], list(PARTS), [], [], list(PARTS), [], ["AM", "DAY"]]


def test_days_of_one_s_own_are_kept() -> None:
    assert (taken(NOBODY, ALONE), taken(ALONE, NOBODY)) == (list(PARTS), list(PARTS))


def test_rooms_that_are_full_are_taken() -> None:
    one, other = body("One", room="PARIS"), body("Other", room="PARIS")
    assert taken(other, one) == ["AM", "DAY"]


def test_new_dates_of_a_body_replace_those_before() -> None:
    masks = masks_of(week_of(CLUB, TABLE))
    diary = Diary(masks)
    diary.note(CLUB, [masks.bit(TUESDAY, "AM")])
    diary.note(CLUB, [masks.bit(WEDNESDAY, "AM")])
    mask = diary.taken(TABLE)
    assert [bool(mask >> masks.bit(day, "AM") & 1) for day in (TUESDAY, WEDNESDAY)] == [False, True]


def test_a_place_that_several_share_is_not_known() -> None:
    shared = [HostSpec("Town hall")]
    one, other = body("One", hosts=shared), body("Other", hosts=shared)
    diary = Diary(masks_of(week_of(one, other, CLUB)))
    assert [diary.knows(each) for each in (one, other, CLUB)] == [False, False, True]
