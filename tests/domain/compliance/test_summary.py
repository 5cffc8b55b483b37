from __future__ import annotations

from datetime import date

from tourdetable.core.charter.terms.verdict import Report, State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.compliance.summary import summarise, summary

ON = date(2027, 4, 6)


def verdict(clause: str, body: str | None, state: State, next_break: date | None = None) -> Verdict:
    return Verdict(clause, body, "weekday", state, Phrase("x"), next_break=next_break)


SOON = date(2027, 5, 1)
VERDICTS = (
    verdict("A", "1", State.KEPT, date(2027, 6, 1)),
    verdict("A", "2", State.BROKEN),
    verdict("A", "2", State.KEPT),
    verdict("A", "3", State.KEPT),
    verdict("B", "1", State.AT_RISK, SOON),
    verdict("B", "2", State.NOT_CONCERNED),
    verdict("C", None, State.NOT_MEASURABLE),
)
REPORT = Report("circle", "2027.1", ON, VERDICTS)


def test_an_article_counts_each_body_once_in_its_worst_state() -> None:
    found = summarise(REPORT).articles
    assert {clause: (one.state, dict(one.bodies), one.total) for clause, one in found.items()} == {
        "A": (State.BROKEN, {State.BROKEN: 1, State.KEPT: 2}, 3),
        "B": (State.AT_RISK, {State.AT_RISK: 1, State.NOT_CONCERNED: 1}, 2),
        "C": (State.NOT_MEASURABLE, {}, 0),
    }
    assert [one.body for one in found["A"].verdicts] == ["2", "1", "2", "3"]
    assert found["C"].of_network == VERDICTS[-1:]


def test_bodies_that_need_care_come_worst_first() -> None:
    found = summarise(REPORT)
    assert found.to_see == ("2", "1")
    assert {body: dict(states) for body, states in found.bodies.items()} == {
        "1": {State.KEPT: 1, State.AT_RISK: 1},
        "2": {State.BROKEN: 1, State.NOT_CONCERNED: 1},
        "3": {State.KEPT: 1},
    }


def test_articles_are_tallied_worst_first_and_the_next_break_is_the_first() -> None:
    found = summarise(REPORT)
    assert list(found.tally.items()) == [
        (State.BROKEN, 1),
        (State.AT_RISK, 1),
        (State.NOT_MEASURABLE, 1),
    ]
    assert found.next_to_break is not None
    assert (found.next_to_break.clause, found.next_to_break.next_break) == ("B", SOON)
    assert summarise(Report("circle", "2027.1", ON, ())).next_to_break is None


def test_a_report_is_counted_once_and_an_equal_one_again() -> None:
    """It is the report itself that is kept counted, not what it says."""
    again = Report("circle", "2027.1", ON, VERDICTS)
    assert summary(REPORT) is summary(REPORT)
    assert (summary(again) is summary(REPORT), summary(again) == summary(REPORT)) == (False, True)
