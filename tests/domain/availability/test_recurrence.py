from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tourdetable.domain.availability.recurrence import (
    MOST_CHANGES,
    MOST_RULES,
    EventComponent,
    TimeSpan,
    between,
)

FIRST, LAST = date(2027, 4, 5), date(2027, 4, 30)
HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)


def at(day: int, month: int = 4, year: int = 2027) -> TimeSpan:
    """One hour in the morning of a day."""
    opens = datetime(year, month, day, 9, tzinfo=UTC)
    return TimeSpan(opens, opens + HOUR)


def in_april(*entries: EventComponent) -> list[TimeSpan]:
    found = between(entries, FIRST, LAST, UTC)
    return sorted(found, key=lambda span: span.starts)


def test_a_rule_of_long_ago_is_followed_within_the_days_asked_for() -> None:
    weekly = EventComponent(at(5, 1, 1981), rules=("FREQ=WEEKLY",))
    assert in_april(weekly) == [at(5), at(12), at(19), at(26)]


def test_a_birthday_on_the_29_of_february_comes_every_four_years() -> None:
    leap = TimeSpan(date(1920, 2, 29), date(1920, 3, 1))
    yearly = [EventComponent(leap, rules=("FREQ=YEARLY",))]
    assert between(yearly, date(2027, 1, 1), date(2027, 12, 31), UTC) == []
    assert between(yearly, date(2028, 1, 1), date(2028, 12, 31), UTC) == [
        TimeSpan(date(2028, 2, 29), date(2028, 3, 1))
    ]


def test_dates_are_added_and_taken_out_one_by_one() -> None:
    weekly = EventComponent(
        at(5),
        rules=("FREQ=WEEKLY;COUNT=3",),
        extra=(at(7), TimeSpan(at(8).starts, at(8).starts)),
        but=(at(12).starts,),
    )
    assert in_april(weekly) == [at(5), at(7), at(8), at(19)]


def test_an_occurrence_that_moved_or_is_free_takes_the_place_of_its_own() -> None:
    weekly = EventComponent(at(5), rules=("FREQ=WEEKLY",))
    moved = EventComponent(at(14), replaces=at(12).starts)
    free = EventComponent(at(19), replaces=at(19).starts, free=True)
    assert in_april(weekly, moved, free) == [at(5), at(14), at(26)]


@pytest.mark.parametrize(
    "rules",
    [
        ("FREQ=WEEKLY",) * (MOST_RULES + 1),
        ("FREQ=SECONDLY",),
        ("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",),
        ("FREQ=WEEKLY;INTERVAL=0",),
    ],
)
def test_rules_that_repeat_too_often_are_refused(rules: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="too"):
        in_april(EventComponent(at(5), rules=rules))


def test_too_many_changes_are_refused() -> None:
    with pytest.raises(ValueError, match="too many changes"):
        in_april(*[EventComponent(at(5))] * (MOST_CHANGES + 1))
