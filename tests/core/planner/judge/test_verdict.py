"""A plan as rules look at it, and what most of them do alike."""

from __future__ import annotations

from tests.core.planner.search.few import FRIDAY, TUESDAY, body, seat, week_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import (
    Schedule,
    Violation,
    always,
    kept_by_body,
    refuses,
    said_of,
)
from tourdetable.core.planner.terms.instance import Leave
from tourdetable.core.planner.terms.plan import MeetingRef, Plan, PlannedMeeting
from tourdetable.core.words.phrase import Phrase

A, B = body("A", seat("Ana")), body("B", seat("Ana"))
LATE = PlannedMeeting("A", FRIDAY, "AM", {"Ana": "Ana"})
NOON = PlannedMeeting("A", TUESDAY, "PM")
EARLY = PlannedMeeting("A", TUESDAY, "AM", {"Ana": "Ana"})
PLAN = Plan(meetings=(LATE, NOON, EARLY))


def case(*leaves: Leave) -> Schedule:
    return Schedule(Ground(week_of(A, B, relax=leaves)), PLAN)


def test_each_body_has_its_meetings_in_order() -> None:
    assert case().years == [(A, [EARLY, NOON, LATE]), (B, [])]


def test_people_are_told_where_they_come_in_order() -> None:
    assert {who: [at.meeting for at in found] for who, found in case().attendances.items()} == {
        "Ana": [EARLY, LATE]
    }


def test_bodies_that_a_rule_is_left_out_for_are_passed_over() -> None:
    assert [one.id for one, _ in case(Leave("count", "A")).kept("count")] == ["B"]
    assert kept_by_body("count")(case(Leave("count", "A")).ground, "A") is False
    assert kept_by_body("count")(case().ground, "A") is True


def test_a_rule_about_days_refuses_meetings_one_by_one() -> None:
    judge = refuses("part", "%(body)s on %(day)s", lambda _ground, _body, day, _part: day != FRIDAY)
    words = Phrase("%(body)s on %(day)s", body="A", day=FRIDAY, part="AM")
    (found,) = judge(case())
    assert found == Violation("part", words, "A")
    assert found.meetings == (MeetingRef("A", FRIDAY, "AM"),)


def test_a_rule_is_said_of_what_it_is_left_out_for() -> None:
    said = said_of("The seat %(seat)s of %(body)s", "body", "seat")
    assert said(case().ground, Leave("seat", "A", "Ana")) == Phrase(
        "The seat %(seat)s of %(body)s", body="A", seat="Ana"
    )
    assert always(case().ground, A) is True
