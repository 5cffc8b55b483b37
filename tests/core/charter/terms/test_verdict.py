"""A report gives the verdicts of an article, and the worst of them; it is JSON, by the contract."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.core.charter.cases import record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict, to_json, worst
from tourdetable.core.charter.text.loader import load
from tourdetable.core.words.phrase import Phrase


def verdict(clause: str, body: str, state: State) -> Verdict:
    return Verdict(clause, body, "weekday", state, Phrase("Said"))


KEPT, BROKEN = (
    verdict("ITC-14", "arles", State.KEPT),
    verdict("ITC-14", "berre", State.BROKEN),
)
OTHER = verdict("ITC-12", "arles", State.UNKNOWN)
REPORT = Report("itc", "1", date(2027, 4, 6), (KEPT, OTHER, BROKEN))

ARLES = {
    "bodies": ["arles itc 2026-09-22"],
    "seats": ["caf arles caf 2026-09-22 volunteers"],
    "meetings": ["a1 arles session 2026-09-29", "a2 arles session 2026-12-17"],
    "decisions": ["d a1"],
    "exceptions": ["ITC-09 * D-1 2026-09-22..2026-10-22"],
}


def test_an_article_has_the_verdicts_of_its_bodies() -> None:
    assert REPORT.of("ITC-14") == (KEPT, BROKEN)
    assert REPORT.of("ITC-99") == ()


def test_an_article_is_as_its_worst_body() -> None:
    assert REPORT.state_of("ITC-14") is State.BROKEN
    assert REPORT.state_of("ITC-12") is State.UNKNOWN


def test_an_article_that_nobody_judged_is_unknown() -> None:
    assert REPORT.state_of("ITC-99") is State.UNKNOWN


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ([], None),
        (["kept", "planned"], "kept"),
        (["kept", "broken"], "broken"),
        (["unknown", "at_risk"], "at_risk"),
    ],
)
def test_the_worst_state_is_the_most_severe(states: list[str], state: str | None) -> None:
    assert worst(verdict("A", "b", State(one)) for one in states) == state


def test_every_state_has_its_rank() -> None:
    assert sorted(SEVERITY) == sorted(State)


def test_a_verdict_says_what_the_contract_asks() -> None:
    charter = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))
    report = to_json(evaluate(charter, record_of(ARLES), on=date(2026, 12, 20)))
    assert {key: report[key] for key in ("schema", "charter", "version", "on")} == {
        "schema": "verdict/1",
        "charter": "itc",
        "version": "2026.1",
        "on": "2026-12-20",
    }
    (verdict,) = (v for v in report["verdicts"] if v["clause"] == "ITC-14")
    assert verdict == {
        "clause": "ITC-14",
        "body": "arles",
        "verdict": "broken",
        "exception": None,
        "evidence": [
            {"kind": "meeting", "id": "a1", "on": "2026-09-29", "words": "a1, 2026-09-29"},
            {"kind": "meeting", "id": "a2", "on": "2026-12-17", "words": "a2, 2026-12-17"},
        ],
        "next_break": "2027-02-18",
        "mend": "This gap is past: hold the next meetings of arles within 2 months",
        "parameters": {"months": 2, "counting": "interval"},
        "check": "maximum_gap",
        "words": "No meeting between 2026-09-29 and 2026-12-17: more than 2 months",
        "broken_on": "2026-11-30",
        "weight": "obligation",
    }


def test_every_verdict_of_both_charters_is_json() -> None:
    for name in ("itc", "club-des-territoires"):
        charter = load((CHARTERS / f"{name}.md").read_text(encoding="utf-8"))
        report = to_json(evaluate(charter, record_of(ARLES), on=date(2026, 12, 20)))
        assert json.loads(json.dumps(report)) == report


def test_sentences_are_said_in_the_reader_s_language() -> None:
    charter = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))
    french = {"Hold a meeting of %(body)s as soon as possible": "Réunir %(body)s dès que possible"}
    record = record_of({"bodies": ["arles itc 2026-09-22"]})
    report = to_json(
        evaluate(charter, record, on=date(2027, 4, 6)), lambda source: french.get(source, source)
    )
    assert [v["mend"] for v in report["verdicts"] if v["clause"] == "ITC-14"] == [
        "Réunir arles dès que possible"
    ]
