"""Figures in words: runs of days, absences near a body's days, and how many others there are."""

from __future__ import annotations

from datetime import date

from tests.core.planner.search.few import TUESDAY, body, seat, week_of
from tourdetable.core.planner.judge.figures import (
    absences,
    at_parts,
    expected,
    holders,
    on_days,
    on_spans,
    on_weekdays,
    or_nothing,
    some,
)
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.terms.instance import PersonSpec, SeatSpec, Span
from tourdetable.core.words.phrase import Phrase

THURSDAY = date(2027, 3, 11)


def said(words: tuple[str | Phrase, ...]) -> list[str]:
    return [str(word) for word in words]


def test_the_first_are_named_and_the_others_counted() -> None:
    assert said(some(["a", "b", "c"], most=1)) == ["a", "2 others"]
    assert said(some(["a", "b"], most=1)) == ["a", "b"]


def test_days_that_follow_are_one_run_over_a_week_end() -> None:
    days = [date(2027, 3, day) for day in (4, 5, 8, 10, 15)]
    assert said(on_days(days)) == [
        "from 2027-03-04 to 2027-03-08", "on 2027-03-10", "on 2027-03-15",
    ]  # fmt: skip


def test_only_the_ranges_near_a_season_are_said_or_all_when_none_is() -> None:
    spring, autumn = Span(TUESDAY, TUESDAY), Span(date(2027, 10, 1), date(2027, 10, 8))
    assert said(on_spans([autumn, spring], spring)) == ["on 2027-03-09"]
    assert said(on_spans([autumn], spring)) == ["from 2027-10-01 to 2027-10-08"]


def test_days_of_the_week_and_parts_are_in_order() -> None:
    assert said(on_weekdays([3, 0])) == ["Monday", "Thursday"]
    assert said(at_parts(["DAY", "AM"])) == ["morning", "whole day"]
    assert said((*on_weekdays([]), *at_parts([]))) == ["no day of the week", "no part of the day"]


def test_a_list_is_never_empty() -> None:
    assert said(or_nothing(())) == ["nothing now"]
    assert said(or_nothing(on_days([TUESDAY]))) == ["on 2027-03-09"]


def test_absences_that_no_body_could_meet_are_not_said() -> None:
    year = week_of(body("Club", seat("Rose")))
    away = ((TUESDAY, "AM"), (TUESDAY, "PM"), (date(2027, 3, 10), "PM"), (date(2027, 6, 1), "DAY"))
    rose = PersonSpec(
        "Rose", weekly_off=((4, "AM"), (0, "DAY"), (3, "DAY")), unavail=(*away, (THURSDAY, "DAY"))
    )
    assert said(absences(Ground(year), rose)) == [
        "every Monday, Thursday", "every Friday, morning",
        "on 2027-03-09", "on 2027-03-10, afternoon",
    ]  # fmt: skip
    later = PersonSpec("Rose", unavail=away[3:])
    assert said(absences(Ground(year), later)) == ["on 2027-06-01"]


def test_who_holds_a_seat_is_said_with_their_mandate() -> None:
    pair = SeatSpec("s", ("Rose", "Karim"), "all", terms={"Karim": (Span(TUESDAY, TUESDAY),)})
    assert said(holders(pair)) == ["Rose", "Karim, mandate on 2027-03-09"]
    nobody = SeatSpec("s", ("Rose",), "all", terms={"Rose": ()})
    assert said(holders(nobody)) == ["Rose, no mandate in the year"]


def test_meetings_are_counted_over_their_window() -> None:
    one, two = body("Club"), body("Groupe", meetings=2)
    assert str(expected([one, two])) == "3 meetings from 2027-03-09 to 2027-03-16 (Club, Groupe)"
    assert str(expected([])) == "0 meetings"
