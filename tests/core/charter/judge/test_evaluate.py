"""Breaches become states in one place; nothing depends on the order of facts, and nothing well
formed makes it fail."""

from __future__ import annotations

import time
from datetime import date, timedelta

from tests.core.charter.cases import read_cases, record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.facts.record import (
    AttendanceFact,
    BodyFact,
    MandateFact,
    MeetingFact,
    Record,
    SeatFact,
)
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.terms.model import Charter, Weight
from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.charter.text.loader import load

ON = date(2027, 4, 6)

READING = """\
+++
charter = "reading"
version = "1"
language = "en"
title = "Charter of the reading club"
network_name = "Reading club"
time_zone = "Europe/London"

[[body_kinds]]
code = "circle"
name = "Circle"

[[meeting_kinds]]
code = "evening"
name = "Evening"

[[offices]]
code = "host"
name = "Host"
scope = "body"

[[duties]]
code = "notes"
name = "Notes"
+++
## Fridays {#R-1}
```rule
check = "weekday"
weekdays = { "2027-01-01" = ["friday"] }
```
## Every month {#R-2}
```rule
check = "maximum_gap"
months = { "2020-01-01" = 1, "2027-03-01" = 2 }
```
## Once in each quarter {#R-3}
```rule
check = "maximum_gap"
months = 3
counting = "period"
weight = "aim"
```
## Known a year before {#R-4}
```rule
check = "calendar_ahead"
counting = "twelve_months"
```
## One host {#R-5}
```rule
check = "team_size"
office = "host"
maximum = 1
```
## Friendship {#R-6}
```rule
check = "not_measurable"
because = "Friendship is not counted."
look_at = "Who laughs."
```
"""


def read(slug: str) -> Charter:
    return load((CHARTERS / f"{slug}.md").read_text(encoding="utf-8"))


def reading(meetings: list[str], on: date = ON) -> dict[str, str]:
    record = record_of(
        {
            "bodies": ["circle circle 2026-12-20"],
            "offices": ["host Ann circle 2026-12-20"],
            "meetings": meetings,
        }
    )
    report = evaluate(load(READING), record, on=on)
    return {
        clause: report.state_of(clause).value
        for clause in ("R-1", "R-2", "R-3", "R-4", "R-5", "R-6")
    }


def test_a_reading_club_runs_on_the_same_engine() -> None:
    held = [
        f"e{n} circle evening {day} dated=2025-12-01"
        for n, day in enumerate(("2027-01-15", "2027-02-12", "2027-03-12"))
    ]
    drawn = [
        "e8 circle evening 2027-04-30 dated=2025-12-01",
        "e9 circle evening 2027-06-11 dated=2025-12-01",
    ]
    assert reading(held + drawn) == {
        "R-1": "kept",
        "R-2": "kept",
        "R-3": "kept",
        "R-4": "kept",
        "R-5": "kept",
        "R-6": "not_measurable",
    }


def test_each_gap_is_judged_by_the_months_then_in_force() -> None:
    def pace(*days: str) -> str:
        return reading([f"e{n} circle evening {day}" for n, day in enumerate(days)])["R-2"]

    assert pace("2027-01-15", "2027-02-20", "2027-04-16") == "broken"  # one month until March
    assert pace("2027-01-15", "2027-02-12", "2027-04-09") == "kept"  # two months since
    assert (
        pace("2027-01-15", "2027-02-05", "2027-03-01") == "at_risk"
    )  # and the clock runs out on 2 May


def test_a_quarter_without_meeting_breaks_the_other_reading_when_it_ends() -> None:
    assert reading(["e1 circle evening 2027-05-07"])["R-3"] == "broken"
    assert reading(["e1 circle evening 2027-05-07"], on=date(2027, 3, 31))["R-3"] == "at_risk"
    assert (
        reading(["e1 circle evening 2027-01-08", "e2 circle evening 2027-06-25"])["R-3"] == "kept"
    )


def test_a_date_given_less_than_a_year_before_breaks_the_other_reading() -> None:
    assert reading(["e1 circle evening 2027-02-05 dated=2026-12-20"])["R-4"] == "broken"
    assert reading(["e1 circle evening 2027-06-04 dated=2026-12-20"])["R-4"] == "at_risk"


def test_a_verdict_carries_its_weight_and_its_parameters_in_force() -> None:
    record = record_of({"bodies": ["circle circle 2026-12-20"]})
    report = evaluate(load(READING), record, on=date(2027, 2, 1))
    (gap,) = report.of("R-2")
    (quarter,) = report.of("R-3")
    assert gap.parameters == {"months": 1, "counting": "interval"}
    assert (gap.weight, quarter.weight) == (Weight.OBLIGATION, Weight.AIM)


def test_before_a_dated_parameter_begins_nobody_is_concerned() -> None:
    record = record_of(
        {"bodies": ["circle circle 2019-01-01"], "meetings": ["e1 circle evening 2019-03-04"]}
    )
    assert (
        evaluate(load(READING), record, on=date(2019, 6, 1)).state_of("R-2") is State.NOT_CONCERNED
    )


def test_a_clause_is_as_bad_as_its_worst_body() -> None:
    record = record_of(
        {
            "bodies": ["arles itc 2026-09-22", "berre itc 2027-03-20"],
            "meetings": ["a1 arles session 2026-09-29", "a2 arles session 2026-12-17"],
        }
    )
    report = evaluate(read("itc"), record, on=ON)
    assert {v.body: v.state for v in report.of("ITC-14")} == {
        "arles": State.BROKEN,
        "berre": State.AT_RISK,
    }
    assert report.state_of("ITC-14") is State.BROKEN


def test_an_empty_record_breaks_nothing_but_the_missing_offices() -> None:
    for slug, broken in (("itc", {"ITC-08"}), ("club-des-territoires", {"CLUB-17"})):
        report = evaluate(read(slug), Record(), on=ON)
        assert {v.clause for v in report.verdicts if v.state is State.BROKEN} == broken


def large(bodies: int, meetings: int, seats: int) -> Record:
    """Bodies that meet every six weeks, with seats all present: bodies × meetings × seats
    attendances."""
    first = date(2026, 9, 1)
    days = [first + timedelta(42 * n) for n in range(meetings)]
    names = [f"b{n}" for n in range(bodies)]
    return Record(
        bodies=tuple(BodyFact(b, "club", b, first) for b in names),
        seats=tuple(
            SeatFact(f"{b}-{s}", b, "i", "health_agency", "standing", first)
            for b in names
            for s in range(seats)
        ),
        mandates=tuple(
            MandateFact(f"{b}-{s}-{p}", f"{b}-{s}", p, first)
            for b in names
            for s in range(seats)
            for p in "xy"
        ),
        meetings=tuple(
            MeetingFact(f"{b}-m{n}", b, "gathering", "R", on, first, False, True)
            for b in names
            for n, on in enumerate(days)
        ),
        attendances=tuple(
            AttendanceFact(f"{b}-m{n}", f"{b}-{s}", "x")
            for b in names
            for n in range(meetings)
            for s in range(seats)
        ),
    )


def test_cost_grows_with_the_facts_and_not_with_their_square() -> None:
    def seconds(record: Record) -> float:
        began = time.process_time()
        evaluate(read("club-des-territoires"), record, on=date(2027, 8, 1))
        return time.process_time() - began

    small, big = large(25, 10, 10), large(250, 10, 10)
    seconds(small)
    assert seconds(big) < 40 * max(seconds(small), 0.005)


def test_the_notation_of_cases_covers_every_kind_of_fact() -> None:
    files = sorted((CHARTERS / "cases").glob("*/*.toml"))
    used = {
        kind
        for file in files
        for case in read_cases(file.read_text(encoding="utf-8"))
        for kind in fact_shapes()
        if getattr(case.record, kind)
    }
    assert used == {*fact_shapes()}
