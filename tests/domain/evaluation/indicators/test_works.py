"""What bodies produce, decide and write down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.domain.evaluation.indicators.year import evaluated, every, lines
from tourdetable.domain.evaluation.indicators.facts import (
    Beside,
    DueTask,
    ObjectionLine,
    RecordedDecision,
)

DAY, LATER, LAST = date(2027, 3, 4), date(2027, 3, 20), date(2027, 5, 1)


def test_productions_are_told_by_their_kinds():
    made = {
        "deliverables": [
            "d1 berre approved delivered_on=2027-03-01",
            "d2 berre planned due_on=2027-03-01",
        ],
        "tools": ["t1 berre 2026-10-01", "t2 berre 2027-05-01"],
        "experience_reports": ["e1 town 2026-12-01"],
    }
    found = every("productions", evaluated(made))
    assert [(one.id, one.group) for one in found] == [
        ("t1", "tool"),
        ("e1", "experience_report"),
        ("d1", "deliverable"),
    ]
    assert lines("delivered_in_time", evaluated(made)) == [("d2", 0, 1)]


def test_decisions_are_told_by_their_outcomes():
    decided = [
        RecordedDecision("c1", "berre", "Lire", DAY, "consensus", adopted=True, owned=True),
        RecordedDecision("c2", "berre", "Revoir", DAY, "deferred", adopted=False, owned=False),
        RecordedDecision("c3", "berre", "Plus tard", LAST, "consensus", adopted=True, owned=True),
    ]
    found = replace(evaluated(), beside=Beside({}, decisions=tuple(decided)))
    told = [(one.id, one.group) for one in every("decisions", found)]
    assert told == [("c1", "consensus"), ("c2", "deferred")]
    assert lines("decisions_owned", found) == [("c1", 1, 1)]


def test_what_is_read_beside_is_counted_in_its_period():
    beside = Beside(
        {},
        (
            DueTask("c1", "1", "berre", "Écrire", DAY, DAY),
            DueTask("c1", "2", "berre", "Lire", DAY, LATER),
            DueTask("c1", "3", "berre", "Plus tard", LAST, None),
        ),
        (),
        (ObjectionLine("c1", "9", "berre", "town", "Lire", DAY, lifted=False),),
    )
    found = replace(evaluated(), beside=beside)
    assert lines("follow_up", found) == [("c1", 1, 1), ("c1", 0, 1)]
    assert lines("objections_lifted", found) == [("c1", 0, 1)]


def test_the_delay_of_minutes_is_counted_from_their_meeting():
    minutes = ["a m1 adopted circulated_on=2026-10-11", "b m2 draft"]
    assert lines("minutes_delay", evaluated({"minutes": minutes})) == [("m1", 10, 1)]
