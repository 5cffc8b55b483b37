"""`charter check`: what a file holds, or all its mistakes; never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.paths import CHARTERS
from tourdetable.interface.cli.charter.commands import charter


def check(file: Path, lang: str = "en") -> Result:
    return CliRunner().invoke(charter, ["check", str(file), "--lang", lang])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("club-des-territoires", "OK: 19 articles, 27 rules\n"),
        ("itc", "OK: 16 articles, 21 rules\n"),
    ],
)
def test_a_good_charter_is_counted(name: str, said: str) -> None:
    result = check(CHARTERS / f"{name}.md")
    assert (result.exit_code, result.stdout) == (0, said)


def test_each_mistake_is_a_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.md"
    text = (CHARTERS / "itc.md").read_text(encoding="utf-8")
    file.write_text(
        text.replace("warn_days", "warn_dayz").replace('gate = "confirm"', 'gate = "ask"'),
        encoding="utf-8",
    )
    result = check(file)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"{file}:10:1: key `warn_dayz`: unknown key — did you mean `warn_days`?",
        f"{file}:{line_of(text, 'gate =')}:1: key `gate`: unknown gate `ask`"
        " — write one of `refuse`, `confirm`, `none`",
    ]


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


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
        ("en", "no such file or directory — give the path of a file that can be read\n"),
        ("fr", "ce fichier n’existe pas — donnez le chemin d’un fichier qui peut être lu\n"),
    ],
)
def test_a_missing_file_is_said(tmp_path: Path, lang: str, said: str) -> None:
    result = check(tmp_path / "none.md", lang)
    assert (result.exit_code, result.stderr) == (2, f"{tmp_path / 'none.md'}: {said}")


def test_a_folder_is_no_charter(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert (result.exit_code, "is a directory" in result.stderr) == (2, True)


def test_a_file_that_is_not_utf8_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "latin.md"
    file.write_bytes('+++\ncharter = "x"\ntitle = "Règlement"\n+++\n'.encode("latin-1"))
    result = check(file)
    assert result.exit_code == 2
    assert result.stderr == f"{file}:3: this is not UTF-8 text — save the file in UTF-8\n"


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


def test_a_charter_too_long_to_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "long.md"
    file.write_text("+++\n" + "a" * 1_000_001, encoding="utf-8")
    result = check(file)
    assert (result.exit_code, "larger than 1 MB" in result.stderr) == (2, True)


def test_the_starter_is_a_good_charter(tmp_path: Path) -> None:
    file = tmp_path / "mine.md"
    written = CliRunner().invoke(charter, ["new", str(file)])
    assert (written.exit_code, check(file).stdout) == (0, "OK: 5 articles, 5 rules\n")
    again = CliRunner().invoke(charter, ["new", str(file), "--lang", "en"])
    assert (again.exit_code, "does not exist yet" in again.stderr) == (2, True)
    assert CliRunner().invoke(charter, ["new"]).stdout == file.read_text(encoding="utf-8")


def test_both_schemas_are_printed() -> None:
    facts = json.loads(CliRunner().invoke(charter, ["facts-schema"]).stdout)
    verdict = json.loads(CliRunner().invoke(charter, ["facts-schema", "--verdict"]).stdout)
    assert [facts["$id"], verdict["$id"]] == [
        "urn:tourdetable:facts/1",
        "urn:tourdetable:verdict/1",
    ]


def test_checking_a_charter_does_not_load_django() -> None:
    program = "import sys; from tourdetable.interface.cli import charter as _\n"
    program += "sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
