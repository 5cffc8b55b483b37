"""An amendment is seen before it is adopted: its differences, and what the past would have been."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.interface.cli.charter.test_commands import CHARTERS, FACTS
from tourdetable.interface.cli.charter.commands import charter

OLD = CHARTERS / "itc.md"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    file = tmp_path / "new.md"
    text = (
        OLD.read_text(encoding="utf-8")
        .replace("2026.1", "2027.1")
        .replace("Jamais plus de deux mois", "Un mois")
    )
    file.write_text(
        text.replace('{ "2018-01-01" = 2 }', '{ "2018-01-01" = 2, "2026-10-01" = 1 }'),
        encoding="utf-8",
    )
    return file


def run(*words: object) -> Result:
    return CliRunner().invoke(charter, [str(word) for word in words])


def test_what_changes_is_shown_line_by_line_and_value_by_value(new: Path) -> None:
    lines = run("compare", OLD, new).stdout.splitlines()
    assert lines[0] == "~ ITC-14: Se voir au moins tous les deux mois"
    assert [line[4] for line in lines[1:3]] == ["-", "+"]
    assert lines[3:] == [
        "~ ITC-14 (maximum_gap): months: 2 (2018-01-01) → 2 (2018-01-01), 1 (2026-10-01)"
    ]


def test_the_same_as_json(new: Path) -> None:
    said = json.loads(run("compare", OLD, new, "--json").stdout)
    assert [text["article"] for text in said["texts"]] == ["ITC-14"]
    assert said["rules"] == [
        {
            "article": "ITC-14",
            "check": "maximum_gap",
            "kind": "changed",
            "key": "months",
            "old": {"2018-01-01": 2},
            "new": {"2018-01-01": 2, "2026-10-01": 1},
        }
    ]


def test_the_past_is_judged_again(new: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    said = json.loads(run("rejudge", OLD, new, facts, "--on", "2027-04-06", "--json").stdout)
    (gap,) = (a for a in said["articles"] if a["clause"] == "ITC-14")
    assert (said["old"], said["new"], gap["old_gaps"], gap["new_gaps"]) == (
        "2026.1",
        "2027.1",
        2,
        2,
    )
    assert [(g["body"], g["on"]) for g in gap["appearing"]] == [
        ("berre", "2026-10-30"),
        ("berre", "2027-01-18"),
    ]
    assert [(g["body"], g["on"]) for g in gap["disappearing"]] == [
        ("berre", "2026-11-30"),
        ("berre", "2027-02-18"),
    ]


def test_the_past_is_judged_again_in_lines(new: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    lines = run(
        "rejudge", OLD, new, facts, "--on", "2027-04-06", "--lang", "en"
    ).stdout.splitlines()
    assert lines[0] == "ITC-14   Broken → Broken: Under the new rule, the same gaps"
    assert lines[1] == (
        "  + 2026-10-30 berre "
        "No meeting between 29 September 2026 and 17 December 2026: more than 1 months"
    )


def test_two_equal_texts_say_nothing() -> None:
    assert run("compare", OLD, OLD).stdout == ""


def test_who_would_decide_of_what_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "new.md"
    said = 'bodies = ["itc"]\nscope = "own"\narticles = ["ITC-14"]'
    text = OLD.read_text(encoding="utf-8").replace(said, 'bodies = ["itc"]\nscope = "kind"')
    file.write_text(text, encoding="utf-8")
    assert run("compare", OLD, file).stdout.splitlines() == [
        "~ competences: lift_article: departmental_committee; itc (own, ITC-14)"
        " → departmental_committee; itc (kind)"
    ]
