"""What was done for each function, by facts in the notation of `charters/cases/README.md`."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.cases import record_of
from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.judge.functions import DATED, FunctionDone, HeldPoint, functions_done
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import COUNTED, FunctionKind

SEASON = Period(date(2026, 9, 1), date(2027, 8, 31))
BODIES = {"port": "circle", "office": "board"}
FACTS = {
    "bodies": ["port circle 2026-09-01", "office board 2026-09-01"],
    "seats": ["town port towns 2026-09-01"],
    "meetings": [
        "m1 port reading 2026-10-01",
        "m2 port reading 2026-11-05 cancelled",
        "m3 office reading 2026-12-01",
    ],
    "decisions": ["d1 m1 consensus", "d2 m1", "d3 m2 consensus"],
    "topics": ["t1 port 2026-10-02", "t2 port 2025-10-02"],
    "deliverables": ["l1 port circulated delivered_on=2027-02-03", "l2 port drafting"],
    "experience_reports": ["r1 town 2027-01-09"],
    "minutes": ["p1 m1 adopted circulated_on=2026-10-20", "p2 m1 draft"],
    "guests": ["g1 m1 actor"],
}
POINTS = [
    HeldPoint("9", "port", "m1", date(2026, 10, 1), "Lire", "discuss"),
    HeldPoint("8", "office", "m3", date(2026, 12, 1), "Compter", "discuss"),
]


def counted(*counts: str, bodies: tuple[str, ...] = ()) -> FunctionDone:
    function = FunctionKind("f", "F", counts, bodies)
    facts = CutRecord.of(record_of(FACTS))
    (found,) = functions_done([function], facts, POINTS, within=SEASON, bodies=BODIES)
    return found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("topics", [("t1", 2026, 10)]),
        ("decisions", [("d1", 2026, 10)]),
        ("deliverables", [("l1", 2027, 2)]),
        ("experience_reports", [("r1", 2027, 1)]),
        ("minutes", [("p1", 2026, 10)]),
        ("guests", [("g1", 2026, 10)]),
        ("meetings.reading", [("m1", 2026, 10), ("m3", 2026, 12)]),
        ("points.discuss", [("9", 2026, 10), ("8", 2026, 12)]),
        ("points.decide", []),
    ],
)
def test_what_was_done_counts_on_its_day_and_what_is_only_planned_does_not(
    code: str, found: list[tuple[str, int, int]]
) -> None:
    assert [(one.id, one.on.year, one.on.month) for one in counted(code).done] == found


def test_a_function_of_some_kinds_of_bodies_counts_theirs_alone() -> None:
    found = counted("meetings.reading", "points.discuss", bodies=("board",))
    assert [(one.code, one.body, one.title) for one in found.done] == [
        ("meetings.reading", "office", "m3"),
        ("points.discuss", "office", "Compter"),
    ]


def test_what_nobody_keeps_is_unknown_and_what_nobody_did_is_none() -> None:
    assert (counted("tools").is_unknown, counted("tools").unkept) == (True, ("tools",))
    both = counted("tools", "topics")
    assert (both.is_unknown, both.unkept, len(both.done)) == (False, ("tools",), 1)
    assert (counted("points.decide").is_unknown, counted("points.decide").done) == (False, ())


def test_a_month_has_its_own() -> None:
    found = counted("meetings.reading")
    assert [one.id for one in found.in_month((2026, 12))] == ["m3"]
    assert found.in_month((2026, 11)) == ()


def test_what_was_done_at_some_meetings_may_be_left_out() -> None:
    found = counted("meetings.reading", "topics").without({"m1"})
    assert [one.id for one in found.done] == ["t1", "m3"]


def test_each_kind_that_a_charter_may_count_has_a_day() -> None:
    assert {code for code in COUNTED if not code.startswith("points.")} == set(DATED)
