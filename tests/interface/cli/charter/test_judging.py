"""`charter evaluate`: verdicts in lines, in JSON, and opened into their computation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.paths import CHARTERS
from tourdetable.interface.cli.charter.commands import charter

FACTS = {
    "schema": "facts/1",
    "institutions": [{"id": "caf", "name": "Caf 13"}],
    "bodies": [{"id": "berre", "kind": "itc", "name": "Berre", "starts": "2026-09-22"}],
    "meetings": [
        {
            "id": "a1",
            "body": "berre",
            "kind": "session",
            "title": "S1",
            "on": "2026-09-29",
            "dated_on": "2026-09-22",
        },
        {
            "id": "a2",
            "body": "berre",
            "kind": "session",
            "title": "S2",
            "on": "2026-12-17",
            "dated_on": "2026-09-22",
        },
    ],
}


def judge(tmp_path: Path, facts: object, *more: str) -> Result:
    file = tmp_path / "facts.json"
    file.write_text(facts if isinstance(facts, str) else json.dumps(facts), encoding="utf-8")
    return CliRunner().invoke(
        charter, ["evaluate", str(CHARTERS / "itc.md"), str(file), "--on", "2027-04-06", *more]
    )


def test_facts_are_judged_in_json(tmp_path: Path) -> None:
    result = judge(tmp_path, FACTS, "--json")
    report = json.loads(result.stdout)
    (gap,) = (v for v in report["verdicts"] if v["clause"] == "ITC-14")
    assert (result.exit_code, report["schema"], report["on"]) == (0, "verdict/1", "2027-04-06")
    assert (gap["body"], gap["verdict"], gap["broken_on"]) == ("berre", "broken", "2026-11-30")


def test_facts_are_judged_in_lines(tmp_path: Path) -> None:
    result = judge(tmp_path, FACTS, "--lang", "en")
    gap = (
        "✗ ITC-14   Broken          berre    "
        "No meeting between 29 September 2026 and 17 December 2026: more than 2 months"
    )
    assert (result.exit_code, gap in result.stdout.splitlines()) == (0, True)


def test_a_verdict_opens_into_its_computation(tmp_path: Path) -> None:
    result = judge(tmp_path, FACTS, "--explain", "ITC-14", "--lang", "en")
    assert result.stdout.splitlines()[:8] == [
        "ITC-14, Berre: Broken (No more than so many months between two meetings)",
        "  No meeting between 29 September 2026 and 17 December 2026: more than 2 months",
        "    Parameters in force on 6 April 2027",
        "      Longest time between two meetings, in months: 2 since 1 January 2018",
        "      Way of counting: from one meeting to the next",
        "    Facts used: 3",
        "      body: Berre, 22 September 2026",
        "      meeting: S1, 29 September 2026",
    ]


def test_a_verdict_opens_in_french_throughout(tmp_path: Path) -> None:
    result = judge(tmp_path, FACTS, "--explain", "ITC-14", "--lang", "fr")
    assert result.stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines()[:8] == [
        "ITC-14, Berre : Rompue "
        "(Deux séances ne sont jamais séparées de plus d’un certain nombre de mois)",
        "  Aucune séance entre le 29 septembre 2026 et le 17 décembre 2026 : "
        "plus de 2 mois se sont écoulés",
        "    Valeurs en vigueur le 6 avril 2027",
        "      Intervalle le plus long entre deux séances, en mois : 2 depuis le 1er janvier 2018",
        "      Façon de compter : d’une séance à la suivante",
        "    Faits retenus : 3",
        "      instance : Berre, 22 septembre 2026",
        "      réunion : S1, 29 septembre 2026",
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "there is no article `ITC14` — did you mean `ITC-14`?\n"),
        ("fr", "il n’y a pas d’article `ITC14` — vouliez-vous dire `ITC-14`\u00a0?\n"),
    ],
)
def test_an_article_that_is_not_there_is_said(tmp_path: Path, lang: str, said: str) -> None:
    result = judge(tmp_path, FACTS, "--explain", "ITC14", "--lang", lang)
    assert (result.exit_code, result.stderr) == (2, said)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"meeting": []}, "facts.meeting: unknown kind of facts — did you mean `meetings`?"),
        ('{"meetings": [{"title": "S"}]}', "facts.meetings[0].id: this field is missing"),
        (
            '{"meetings": [{"on": "2027-02-30"}]}',
            'facts.meetings[0].on: `"2027-02-30"` does not fit',
        ),
        ('{"a": NaN}', "`NaN` is not JSON"),
        ("{", "line 1: this is not JSON"),
    ],
)
def test_facts_that_do_not_fit_are_refused(tmp_path: Path, facts: object, said: str) -> None:
    result = judge(tmp_path, facts, "--lang", "en")
    assert (result.exit_code, said in result.stderr) == (2, True)


def test_facts_are_refused_in_french_too(tmp_path: Path) -> None:
    result = judge(tmp_path, {"meeting": []}, "--lang", "fr")
    assert result.exit_code == 2
    assert result.stderr.removeprefix(f"{tmp_path / 'facts.json'}: ") == (
        "facts.meeting\xa0: sorte de faits inconnue — vouliez-vous dire `meetings`\xa0?\n"
    )


@pytest.mark.parametrize("what", ["link", "device", "folder", "nothing"])
def test_only_a_regular_file_is_read(tmp_path: Path, what: str) -> None:
    (tmp_path / "real.json").write_text(json.dumps(FACTS), encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real.json")
    file = {
        "link": tmp_path / "link",
        "device": Path("/dev/zero"),
        "folder": tmp_path,
        "nothing": tmp_path / "no",
    }[what]
    arguments = ["evaluate", str(CHARTERS / "itc.md"), str(file), "--on", "2027-04-06"]
    result = CliRunner().invoke(charter, arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
