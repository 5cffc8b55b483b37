from __future__ import annotations

import pytest

from tests.domain.builders import (
    TODAY,
    Circle,
    draw,
)
from tourdetable.core.charter.terms.verdict import Report, State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.compliance import queries
from tourdetable.domain.networks.queries import charter_in_force


def verdict(clause: str, state: State, body: str | None = "1") -> Verdict:
    return Verdict(clause, body, "weekday", state, Phrase("said"))


REPORT = Report(
    "circle",
    "1",
    TODAY,
    (
        verdict("A", State.KEPT),
        verdict("A", State.BROKEN, "2"),
        verdict("B", State.KEPT),
        verdict("C", State.AT_RISK),
        verdict("D", State.NOT_MEASURABLE, None),
        verdict("E", State.KEPT, "2"),
    ),
)


def test_the_verdicts_on_a_body_come_worst_first() -> None:
    assert [(v.clause, v.state) for v in queries.of_body(REPORT, 2)] == [
        ("A", State.BROKEN),
        ("E", State.KEPT),
    ]
    assert [v.clause for v in queries.of_body(REPORT, 1)] == ["C", "A", "B"]


@pytest.mark.parametrize(
    ("states", "worst"),
    [
        ([], None),
        (["kept", "planned"], "kept"),
        (["kept", "broken"], "broken"),
        (["unknown", "at_risk"], "at_risk"),
    ],
)
def test_the_worst_state_is_the_most_severe(states: list[str], worst: str | None) -> None:
    assert queries.worst(verdict("A", State(state)) for state in states) == worst


def test_a_report_rests_on_the_facts_that_are_known(circle: Circle) -> None:
    draw(circle.body)
    report = queries.report(circle.network, on=TODAY)
    charter = charter_in_force(circle.network, on=TODAY)
    assert report is queries.report(circle.network, on=TODAY, charter=charter)
    assert [v.body for v in report.of("CIR-02")] == [str(circle.body.pk)]
