from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import cycle, islice

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import (
    APRIL,
    CHARTER,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    draw,
    found_circle,
)
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.timeline import Milestone, MilestoneKind
from tourdetable.core.charter.terms.verdict import Report, State, Verdict
from tourdetable.core.charter.text.loader import load
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.compliance import queries
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
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


def test_clauses_are_counted_once_under_their_worst_state_worst_first() -> None:
    counted = [(State.BROKEN, 1), (State.AT_RISK, 1), (State.KEPT, 2), (State.NOT_MEASURABLE, 1)]
    assert list(queries.tally(REPORT).items()) == counted


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
    report, record = queries.judged(circle.network, on=TODAY)
    assert report == queries.report(
        circle.network, on=TODAY, charter=charter_in_force(circle.network, on=TODAY)
    )
    assert [fact.on for fact in record.meetings] == [date(2027, 3, 4)]
    assert [v.body for v in report.of("CIR-02")] == [str(circle.body.pk)]


@pytest.mark.django_db
def test_a_report_is_kept_while_nothing_happens():
    circle = found_circle()
    charter = charter_in_force(circle.network, on=TODAY)
    first = queries.judged(circle.network, on=TODAY, charter=charter)
    with CaptureQueriesContext(connection) as asked:
        again = queries.judged(circle.network, on=TODAY, charter=charter)
        assert (again is first, len(asked)) == (True, 1)


@pytest.mark.django_db
def test_an_event_of_the_network_has_it_judged_anew():
    circle = found_circle()
    meeting = draw(circle.body, APRIL)
    before = queries.judged(circle.network, on=TODAY)[1].meetings
    cancel_meeting(meeting=meeting, reason="Grève", version=1, confirmed=True, by=OPERATOR, now=NOW)
    after = queries.judged(circle.network, on=TODAY)[1].meetings
    assert ([m.cancelled for m in before], [m.cancelled for m in after]) == ([False], [True])


@pytest.mark.django_db
def test_an_event_elsewhere_does_not():
    circle, other = found_circle(), found_circle(slug="other")
    first = queries.judged(circle.network, on=TODAY)
    draw(other.body, APRIL)
    assert queries.judged(circle.network, on=TODAY) is first


@pytest.mark.django_db
def test_another_day_is_another_report():
    circle = found_circle()
    tomorrow = TODAY + timedelta(days=1)
    assert queries.judged(circle.network, on=tomorrow)[0].on == tomorrow
    assert queries.judged(circle.network, on=TODAY)[0].on == TODAY


@pytest.mark.django_db
def test_what_is_undone_is_not_remembered():
    circle = found_circle()
    first = queries.judged(circle.network, on=TODAY)
    with transaction.atomic():
        draw(circle.body, APRIL)
        transaction.set_rollback(True)
    assert queries.judged(circle.network, on=TODAY) is first


THREADS = 4
CALLS = 20_000


@pytest.fixture
def threads_that_switch_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def milestone(number: int) -> Milestone:
    return Milestone(TODAY, f"C-{number}", None, MilestoneKind.BREAK, Phrase("Soon"))


@pytest.mark.usefixtures("threads_that_switch_often")
def test_several_threads_share_what_is_remembered(monkeypatch: pytest.MonkeyPatch):
    charter = load(CHARTER, file="circle")
    records = [Record() for _ in range(queries.KEPT + 4)]
    foretold = [(milestone(number),) for number in range(len(records))]
    told = {id(record): said for record, said in zip(records, foretold, strict=True)}
    monkeypatch.setattr(queries, "timeline", lambda _charter, record, on: told[id(record)])

    def ask(first: int) -> int:
        """How many of its answers were another record's."""
        wrong = 0
        for number in islice(cycle(range(len(records))), first, first + CALLS):
            found = queries.coming(charter, records[number], on=TODAY)
            wrong += found is not foretold[number]
        return wrong

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(ask, range(THREADS))) == [0] * THREADS
