"""Verdicts and records as JSON, by the contract."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from tourdetable.core.charter.cases import record_of
from tourdetable.core.charter.codec import record_from_json, report_to_json
from tourdetable.core.charter.errors import Unfit
from tourdetable.core.charter.evaluate import evaluate
from tourdetable.core.charter.loader import load

CHARTERS = Path(__file__).resolve().parents[3] / "charters"
ARLES = {
    "bodies": ["arles itc 2026-09-22"],
    "seats": ["caf arles caf 2026-09-22 volunteers"],
    "meetings": ["a1 arles session 2026-09-29", "a2 arles session 2026-12-17"],
    "decisions": ["d a1"],
    "exceptions": ["ITC-09 * D-1 2026-09-22..2026-10-22"],
}


def test_a_verdict_says_what_the_contract_asks() -> None:
    charter = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))
    report = report_to_json(evaluate(charter, record_of(ARLES), on=date(2026, 12, 20)))
    assert {key: report[key] for key in ("charter", "version", "on")} == {
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
        report = report_to_json(evaluate(charter, record_of(ARLES), on=date(2026, 12, 20)))
        assert json.loads(json.dumps(report)) == report


def test_sentences_are_said_in_the_reader_s_language() -> None:
    charter = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))
    french = {"Hold a meeting of %(body)s as soon as possible": "Réunir %(body)s dès que possible"}
    record = record_of({"bodies": ["arles itc 2026-09-22"]})
    report = report_to_json(evaluate(charter, record, on=date(2027, 4, 6)), lambda source: french.get(source, source))
    assert [v["mend"] for v in report["verdicts"] if v["clause"] == "ITC-14"] == ["Réunir arles dès que possible"]


def test_a_record_comes_back_from_its_json() -> None:
    record = record_of(ARLES)
    assert record_from_json(json.loads(json.dumps(asdict(record), default=date.isoformat))) == record


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        ({"meeting": []}, "unknown kind of facts `meeting`", "did you mean `meetings`?"),
        ({"turns": ["x"]}, "`turns[0]` is not an object", "write an object"),
        ({"turns": [{"meeting": "m", "duty": "d"}]}, "`turns[0]` has no `seat`", "write this field"),
        ({"turns": [{"meeting": "m", "duty": "d", "seat": 3}]}, "`turns[0].seat` is not a text", "write a text"),
        ({"turns": [{"meeting": "m", "duty": "d", "seats": "s"}]}, "unknown field `seats`", "did you mean `seat`?"),
        ({"bodies": [{"id": "b", "kind": "k", "name": "n", "starts": "soon"}]}, "`bodies[0].starts` is not", "a date"),
    ],
)
def test_a_record_that_does_not_fit_is_named(data: dict[str, object], problem: str, remedy: str) -> None:
    with pytest.raises(Unfit) as caught:
        record_from_json(data)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
