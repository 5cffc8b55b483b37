from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils import translation

from tourdetable.interface.language import (
    clock,
    day,
    days,
    labelled,
    listed,
    moment,
    percent,
    short_day,
)

NBSP = "\N{NO-BREAK SPACE}"
LATE = datetime(2027, 4, 8, 22, 30, tzinfo=UTC)


def test_a_moment_is_told_in_local_time() -> None:
    with translation.override("fr"):
        assert moment(LATE) == f"vendredi 9{NBSP}avril 2027, 0{NBSP}h{NBSP}30"
        assert (day(LATE), clock(LATE)) == (
            f"vendredi 9{NBSP}avril 2027",
            f"0{NBSP}h{NBSP}30",
        )


def test_everything_is_said_in_the_language_of_the_reader() -> None:
    first = date(2027, 4, 1)
    with translation.override("fr"):
        french = [short_day(first), percent(50), listed("ab"), labelled("Sud", "vide")]
    with translation.override("en"):
        english = [short_day(first), percent(50), listed("ab"), labelled("Sud", "empty")]
    assert french == [f"1er{NBSP}avril 2027", f"50{NBSP}%", "a et b", f"Sud{NBSP}: vide"]
    assert english == ["1 April 2027", "50%", "a and b", "Sud: empty"]


def test_some_days_are_said_from_the_first_to_the_last() -> None:
    first, last = date(2028, 2, 7), date(2028, 2, 18)
    with translation.override("fr"):
        assert days(first, last) == f"du lundi 7{NBSP}février 2028 au vendredi 18{NBSP}février 2028"
    with translation.override("en"):
        assert days(first, last) == "from Monday 7 February 2028 to Friday 18 February 2028"
        assert days(first, first) == "Monday 7 February 2028"


def test_nothing_is_said_of_nothing() -> None:
    assert [say(None) for say in (day, short_day, clock, moment)] == [""] * 4
