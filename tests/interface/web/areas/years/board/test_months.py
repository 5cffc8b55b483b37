"""A long year on a phone: what is said once, and which months are open."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.interface.web.areas.years.board.months import (
    BoardMeeting,
    Column,
    Month,
    on_all_dates,
    opened,
    without,
)
from tourdetable.interface.web.areas.years.words import Mark, Reason

VACANT = Mark("warning", "warning", "1 siège vacant", at_length=True)
SCHOOL = Mark("warning", "warning", "vacances scolaires")
HELD = Mark("accent", "lock", "date tenue")
BROKEN = Mark("bad", "cross-circle", "règle non tenue", (Reason("…", "CIR-01"),))
CIRCLE, CLUB = Column("circle", "Cercle du port"), Column("club", "Club")


def meeting(month: int, *marks: Mark, column: Column = CIRCLE) -> BoardMeeting:
    return BoardMeeting(date(2028, month, 9), "AM", None, None, None, column.key, "", (), marks)


def month(number: int, *entries: BoardMeeting) -> Month:
    return Month(date(2028, number, 1), [(CIRCLE, list(entries)), (CLUB, [])])


def test_a_mark_that_all_the_dates_of_a_body_bear_is_said_once() -> None:
    every = [
        meeting(1, VACANT, SCHOOL, HELD, BROKEN),
        meeting(2, HELD, VACANT, BROKEN),
        meeting(3, VACANT, HELD, BROKEN),
        meeting(4, VACANT, column=CLUB),
        meeting(5, VACANT, column=CLUB),
    ]
    said = on_all_dates(every)
    assert said == {"circle": [VACANT]}
    assert [without(entry, said).marks for entry in every] == [
        (SCHOOL, HELD, BROKEN), (HELD, BROKEN), (HELD, BROKEN), (VACANT,), (VACANT,),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "count", "open_months"),
    [
        ({}, 1, [2]),
        ({2: HELD}, 1, [2]),
        ({3: VACANT, 5: BROKEN}, 1, [3, 5]),
        ({2: SCHOOL, 3: SCHOOL, 4: SCHOOL}, 3, [2, 3]),
        ({3: VACANT, 4: VACANT}, 40, [3]),
    ],
)
def test_the_first_months_that_ask_for_a_look_are_open(
    marks: dict[int, Mark], count: int, open_months: list[int]
) -> None:
    """As many as a phone shows, whatever the number of marks; the first with dates otherwise."""
    found = [month(1)]
    for number in range(2, 7):
        own = [marks[number]] if number in marks else []
        found.append(month(number, *[meeting(number, *own)] * count))
    assert [one.first.month for one in opened(found) if one.open] == open_months
    assert [one.to_see for one in found] == [
        0,
        *(count * (n in marks and marks[n] != HELD) for n in range(2, 7)),
    ]
