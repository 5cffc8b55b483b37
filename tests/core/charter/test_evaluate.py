"""Breaches become states in one place; nothing depends on the order of facts, and nothing well formed makes it fail."""

from __future__ import annotations

import random
import time
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourdetable.core.charter.cases import read_cases, record_of
from tourdetable.core.charter.evaluate import evaluate
from tourdetable.core.charter.loader import load
from tourdetable.core.charter.model import Charter, Weight
from tourdetable.core.charter.record import (
    AttendanceFact,
    BodyFact,
    DecisionFact,
    ExceptionFact,
    InstitutionFact,
    MandateFact,
    MeetingFact,
    OfficeFact,
    PresenceFact,
    Record,
    ReplyFact,
    SeatFact,
    TurnFact,
)
from tourdetable.core.charter.verdict import State

CHARTERS = Path(__file__).resolve().parents[3] / "charters"
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
        {"bodies": ["circle circle 2026-12-20"], "offices": ["host Ann circle 2026-12-20"], "meetings": meetings}
    )
    report = evaluate(load(READING), record, on=on)
    return {clause: report.state_of(clause).value for clause in ("R-1", "R-2", "R-3", "R-4", "R-5", "R-6")}


def test_a_reading_club_runs_on_the_same_engine() -> None:
    held = [
        f"e{n} circle evening {day} dated=2025-12-01"
        for n, day in enumerate(("2027-01-15", "2027-02-12", "2027-03-12"))
    ]
    drawn = ["e8 circle evening 2027-04-30 dated=2025-12-01", "e9 circle evening 2027-06-11 dated=2025-12-01"]
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
    assert pace("2027-01-15", "2027-02-05", "2027-03-01") == "at_risk"  # and the clock runs out on 2 May


def test_a_quarter_without_meeting_breaks_the_other_reading_when_it_ends() -> None:
    assert reading(["e1 circle evening 2027-05-07"])["R-3"] == "broken"
    assert reading(["e1 circle evening 2027-05-07"], on=date(2027, 3, 31))["R-3"] == "at_risk"
    assert reading(["e1 circle evening 2027-01-08", "e2 circle evening 2027-06-25"])["R-3"] == "kept"


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
    record = record_of({"bodies": ["circle circle 2019-01-01"], "meetings": ["e1 circle evening 2019-03-04"]})
    assert evaluate(load(READING), record, on=date(2019, 6, 1)).state_of("R-2") is State.NOT_CONCERNED


def test_a_clause_is_as_bad_as_its_worst_body() -> None:
    record = record_of(
        {
            "bodies": ["arles itc 2026-09-22", "berre itc 2027-03-20"],
            "meetings": ["a1 arles session 2026-09-29", "a2 arles session 2026-12-17"],
        }
    )
    report = evaluate(read("itc"), record, on=ON)
    assert {v.body: v.state for v in report.of("ITC-14")} == {"arles": State.BROKEN, "berre": State.AT_RISK}
    assert report.state_of("ITC-14") is State.BROKEN


def test_an_empty_record_breaks_nothing_but_the_missing_offices() -> None:
    for slug, broken in (("itc", {"ITC-08"}), ("club-des-territoires", {"CLUB-17"})):
        report = evaluate(read(slug), Record(), on=ON)
        assert {v.clause for v in report.verdicts if v.state is State.BROKEN} == broken


IDS = st.sampled_from(["a", "b", "c", "d"])
DAYS = st.dates(date(2025, 6, 1), date(2029, 6, 1))
ENDS = st.none() | DAYS
BODIES = st.sampled_from(["club", "working_group", "itc", "technical_committee", "circle"])
MEETINGS = st.sampled_from(["gathering", "experience_report", "group_session", "session", "committee", "evening"])


def facts(fact: type, /, unique: bool = True, **given: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(st.builds(fact, **given), max_size=5, unique_by=(lambda f: f.id) if unique else None).map(tuple)


RECORDS = st.builds(
    Record,
    institutions=facts(InstitutionFact, id=IDS, name=IDS),
    bodies=facts(BodyFact, id=IDS, kind=BODIES, name=IDS, starts=DAYS, ends=ENDS),
    seats=facts(
        SeatFact,
        id=IDS,
        body=IDS,
        institution=IDS,
        college=st.sampled_from(["state", "caf", "health_agency"]),
        kind=st.sampled_from(["standing", "light", "invited"]),
        starts=DAYS,
        ends=ENDS,
        volunteers=st.booleans(),
    ),
    mandates=facts(MandateFact, id=IDS, seat=IDS, person=IDS, starts=DAYS, ends=ENDS),
    offices=facts(
        OfficeFact,
        id=IDS,
        kind=st.sampled_from(["lead", "facilitator", "coordinator", "host"]),
        person=IDS,
        body=st.none() | IDS,
        starts=DAYS,
        ends=ENDS,
    ),
    presences=facts(
        PresenceFact,
        id=IDS,
        body=IDS,
        institution=IDS,
        college=st.sampled_from(["state", "caf"]),
        starts=DAYS,
        ends=ENDS,
    ),
    meetings=facts(
        MeetingFact,
        id=st.uuids().map(str),
        body=IDS,
        kind=MEETINGS,
        title=IDS,
        on=DAYS,
        dated_on=DAYS,
        cancelled=st.booleans(),
        attendance_recorded=st.booleans(),
    ),
    replies=facts(
        ReplyFact,
        unique=False,
        meeting=IDS,
        seat=IDS,
        person=IDS,
        answer=st.sampled_from(["attend", "pair", "excused"]),
    ),
    attendances=facts(AttendanceFact, unique=False, meeting=IDS, seat=IDS, person=IDS),
    turns=facts(TurnFact, unique=False, meeting=IDS, duty=st.sampled_from(["facilitation", "minutes"]), seat=IDS),
    decisions=facts(
        DecisionFact, id=IDS, body=IDS, meeting=IDS, title=IDS, outcome=st.none() | IDS, dissent_stated=st.booleans()
    ),
    exceptions=facts(
        ExceptionFact,
        id=IDS,
        clause=st.sampled_from(["ITC-14", "CLUB-12", "R-2"]),
        body=st.none() | IDS,
        decision=IDS,
        starts=DAYS,
        ends=DAYS,
    ),
)


def linked(record: Record) -> Record:
    """The same facts, about the meetings that there are."""
    ids = [m.id for m in record.meetings]
    if not ids:
        return record
    about = {
        name: tuple(replace(f, meeting=ids[ord(f.meeting) % len(ids)]) for f in getattr(record, name))
        for name in ("replies", "attendances", "turns", "decisions")
    }
    return replace(record, **about)


@pytest.mark.parametrize("slug", ["itc", "club-des-territoires", "reading"])
@settings(max_examples=60)
@given(record=RECORDS.map(linked), on=DAYS, seed=st.randoms(use_true_random=False))
def test_verdicts_do_not_depend_on_the_order_of_facts(slug: str, record: Record, on: date, seed: random.Random) -> None:
    charter = load(READING) if slug == "reading" else read(slug)
    shuffled = {
        f.name: tuple(seed.sample(getattr(record, f.name), len(getattr(record, f.name)))) for f in fields(record)
    }
    report = evaluate(charter, record, on=on)
    assert evaluate(charter, Record(**shuffled), on=on) == report
    for verdict in report.verdicts:
        assert str(verdict.words)
        assert verdict.broken_on is None or verdict.state is State.BROKEN
        assert verdict.broken_on is None or verdict.broken_on <= on
        assert verdict.next_break is None or verdict.next_break > on


@settings(max_examples=150)
@given(
    days=st.lists(st.dates(date(2026, 9, 1), date(2027, 12, 31)), max_size=9, unique=True),
    extra=st.dates(date(2026, 9, 1), date(2027, 12, 31)),
    on=st.dates(date(2026, 9, 1), date(2027, 8, 31)),
)
def test_one_meeting_more_never_breaks_a_kept_pace(days: list[date], extra: date, on: date) -> None:
    def state(held: list[date]) -> State:
        lines = [f"s{n} berre session {day}" for n, day in enumerate(held)]
        record = record_of({"bodies": ["berre itc 2026-09-01"], "meetings": lines})
        return evaluate(read("itc"), record, on=on).state_of("ITC-14")

    if state(days) is State.KEPT:
        assert state([*days, extra]) in {State.KEPT, State.AT_RISK}
    if state(days) is not State.BROKEN:
        assert state([*days, extra]) is not State.BROKEN


def large(bodies: int, meetings: int, seats: int) -> Record:
    """Bodies that meet every six weeks, with seats all present: bodies × meetings × seats attendances."""
    first = date(2026, 9, 1)
    days = [first + timedelta(42 * n) for n in range(meetings)]
    names = [f"b{n}" for n in range(bodies)]
    return Record(
        bodies=tuple(BodyFact(b, "club", b, first) for b in names),
        seats=tuple(
            SeatFact(f"{b}-{s}", b, "i", "health_agency", "standing", first) for b in names for s in range(seats)
        ),
        mandates=tuple(
            MandateFact(f"{b}-{s}-{p}", f"{b}-{s}", p, first) for b in names for s in range(seats) for p in "xy"
        ),
        meetings=tuple(
            MeetingFact(f"{b}-m{n}", b, "gathering", "R", on, first, False, True)
            for b in names
            for n, on in enumerate(days)
        ),
        attendances=tuple(
            AttendanceFact(f"{b}-m{n}", f"{b}-{s}", "x") for b in names for n in range(meetings) for s in range(seats)
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
        f.name
        for file in files
        for case in read_cases(file.read_text(encoding="utf-8"))
        for f in fields(Record)
        if getattr(case.record, f.name)
    }
    assert used == {f.name for f in fields(Record)}
