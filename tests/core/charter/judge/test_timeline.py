"""What comes: breaches, ends of exceptions, rules that change."""

from __future__ import annotations

from datetime import date

from tests.core.charter.cases import record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.judge.timeline import timeline
from tourdetable.core.charter.text.loader import load

ITC = (CHARTERS / "itc.md").read_text(encoding="utf-8")
ON = date(2027, 4, 6)
BERRE = {
    "bodies": ["berre itc 2026-09-22"],
    "meetings": ["s1 berre session 2027-02-25", "s2 berre session 2027-04-15"],
}


def coming(
    record: dict[str, list[str]], clause: str, text: str = ITC, months: int = 12
) -> list[tuple[str, ...]]:
    found = timeline(load(text), record_of(record), on=ON, months=months)
    return [
        (str(m.on), m.coming.value, str(m.words), str(m.mend)) for m in found if m.clause == clause
    ]


def test_the_next_break_says_what_to_do_before_it() -> None:
    (first,) = coming(BERRE, "ITC-14", months=4)
    assert first == (
        "2027-06-16",
        "break",
        "No meeting is drawn after 2027-04-15: more than 2 months on 2027-06-16",
        "Hold a meeting of berre by 2027-06-15",
    )


def test_nothing_beyond_the_months_asked() -> None:
    assert coming(BERRE, "ITC-14", months=2) == []


def test_an_exception_that_ends_and_a_rule_that_changes_are_dates_to_come() -> None:
    text = ITC.replace('{ "2018-01-01" = 2 }', '{ "2018-01-01" = 2, "2027-09-01" = 3 }')
    record = BERRE | {"exceptions": ["ITC-14 berre D-1 2027-04-01..2027-07-31"]}
    assert [line[:3] for line in coming(record, "ITC-14", text, months=7)] == [
        ("2027-07-31", "exception_ends", "Decision D-1 lifts this article until 2027-07-31"),
        (
            "2027-09-01",
            "rule_changes",
            "From 2027-09-01 on, “Longest time between two meetings, in months” is 3",
        ),
        (
            "2027-11-01",
            "break",
            "No meeting is drawn after 2027-04-15: more than 3 months on 2027-11-01",
        ),
    ]


def test_milestones_are_in_the_order_of_their_days() -> None:
    found = timeline(load(ITC), record_of(BERRE), on=ON)
    assert [m.on for m in found] == sorted(m.on for m in found)
    assert all(m.on > ON for m in found)
