"""`tourdetable plan`, `plan-check`, `replan`, `explain`: files in, files out, exit codes that
mean something."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.core.planner.generate import infeasible
from tests.core.planner.tiny import small
from tests.core.planner.wire.test_bounds import BEYOND
from tests.core.planner.wire.test_changes import MEANINGLESS
from tests.core.planner.wire.test_references import STRANGE
from tests.core.planner.wire.test_refusals import SPOILT as MISTAKEN
from tests.core.planner.wire.test_validation import SPOILT as CONTRARY
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.wire.changes import read_changes
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli import main
from tourdetable.interface.cli.sentences import tongue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "year.json").write_text(json.dumps(small()), encoding="utf-8")
    (tmp_path / "never.json").write_text(
        json.dumps(infeasible("never there", 1, bodies=2)), encoding="utf-8"
    )
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    (tmp_path / "lost.json").write_text(
        '[{"kind": "host_lost", "body": "CLUB", "days": ["2027-02-11"]}]'
    )
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    known = {"year.json", "never.json", "bad.json", "lost.json", "plan.json", "new.json"}
    return CliRunner().invoke(
        main, [str(folder / word) if word in known else word for word in words]
    )


def read(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return found


def test_a_year_is_planned_then_judged_then_mended(folder: Path) -> None:
    planned = run(folder, "plan", "year.json", "-o", "plan.json", "--workers", "1")
    assert (planned.exit_code, read(folder, "plan.json")["status"]) == (0, "optimal")
    judged = run(folder, "plan-check", "year.json", "plan.json", "--lang", "en")
    assert (judged.exit_code, judged.stdout[:13]) == (0, "0 violations;")
    mended = run(folder, "replan", "year.json", "plan.json", "lost.json", "-o", "new.json")
    assert (mended.exit_code, read(folder, "new.json")["moves"]["proved"]) == (0, True)


def test_without_a_file_the_plan_is_printed(folder: Path) -> None:
    assert (
        json.loads(run(folder, "plan", "year.json", "--workers", "1").stdout)["status"] == "optimal"
    )


def test_a_bad_plan_is_told_its_faults(folder: Path) -> None:
    run(folder, "plan", "year.json", "-o", "plan.json", "--workers", "1")
    plan = read(folder, "plan.json")
    del plan["meetings"][0]["attendees"]["s1"]
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    judged = run(folder, "plan-check", "year.json", "plan.json")
    assert (judged.exit_code, judged.stdout.splitlines()[0].split()[:2]) == (3, ["✗", "seat"])


@pytest.mark.parametrize("command", ["plan", "explain"])
def test_what_cannot_be_is_explained(folder: Path, command: str) -> None:
    result = run(folder, command, "never.json", "-o", "plan.json", "--lang", "en")
    plan = read(folder, "plan.json")
    assert (result.exit_code, plan["status"], plan["conflict"]["minimal"]) == (
        3,
        "infeasible",
        True,
    )
    first = "Camille Martin (P029) cannot come when they are away: every Monday, Tuesday"
    told = result.stderr.splitlines()
    assert plan["conflict"]["rules"][0]["words"][: len(first)] == first
    assert (told[1], told[2][: len(first) + 2]) == (
        "These rules cannot be kept together:",
        f"- {first}",
    )
    assert [line for line in told if line[0] == "="] == ["= Days left for B0: none."]


def test_what_cannot_be_is_explained_in_the_asked_language(folder: Path) -> None:
    told = run(folder, "explain", "never.json", "-o", "plan.json", "--lang", "fr").stderr
    first = (
        "Camille Martin (P029) ne peut pas venir pendant ses absences\u00a0: chaque lundi, mardi"
    )
    assert read(folder, "plan.json")["conflict"]["rules"][0]["words"][: len(first)] == first
    assert told.splitlines()[2][: len(first) + 2] == f"- {first}"
    assert "= Jours qui restent pour B0\u00a0: aucun." in told.splitlines()


def test_a_year_that_can_be_has_nothing_to_explain(folder: Path) -> None:
    assert run(folder, "explain", "year.json").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "bad.json"),
        ("plan-check", "year.json", "bad.json"),
        ("replan", "year.json", "bad.json", "lost.json"),
        ("explain", "bad.json"),
    ],
)
def test_a_file_that_cannot_be_read_says_which_field(folder: Path, words: tuple[str, ...]) -> None:
    english, french = (run(folder, *words, "--lang", lang) for lang in ("en", "fr"))
    assert (english.exit_code, "this field is needed" in english.stderr) == (2, True)
    assert (french.exit_code, "ce champ est nécessaire" in french.stderr) == (2, True)


def test_a_refusal_says_where_why_and_the_remedy_in_both_languages(folder: Path) -> None:
    year = small()
    year["bodies"][0]["blackouts"] = []
    (folder / "bad.json").write_text(json.dumps(year), encoding="utf-8")
    english, french = (run(folder, "plan", "bad.json", "--lang", lang) for lang in ("en", "fr"))
    where = "bodies[0].blackouts"
    assert english.stderr == f"{where}: this field is unknown — did you mean “blackout”?\n"
    assert french.stderr == (
        f"{where}\u00a0: ce champ est inconnu — vouliez-vous écrire «\u00a0blackout\u00a0»\u00a0?\n"
    )


def test_figures_are_said_in_the_asked_language(folder: Path) -> None:
    made = run(folder, "plan", "year.json", "-o", "plan.json", "--lang", "fr")
    judged = run(folder, "plan-check", "year.json", "plan.json", "--lang", "fr")
    cost, bound = read(folder, "plan.json")["cost"], read(folder, "plan.json")["bound"]
    meetings = len(read(folder, "plan.json")["meetings"])
    assert made.stderr == (
        f"optimal\u00a0: {meetings} réunions, coût {cost['total']}, au moins {bound}\n"
    )
    assert judged.stdout == (
        f"Règles enfreintes\u00a0: 0\u00a0; coût {cost['total']} "
        f"(dates {cost['dates']}, écarts {cost['regularity']})\n"
    )


def test_a_plan_without_a_proved_bound_says_none(folder: Path) -> None:
    run(folder, "plan", "year.json", "-o", "plan.json")
    mended = run(folder, "replan", "year.json", "plan.json", "lost.json", "-o", "new.json")
    plan = read(folder, "new.json")
    meetings, cost = len(plan["meetings"]), plan["cost"]["total"]
    assert (plan["bound"], mended.stderr) == (
        None,
        f"réalisable\u00a0: {meetings} réunions, coût {cost}\n",
    )


MALFORMED = {**BEYOND, **STRANGE, **MISTAKEN, **CONTRARY}


def refusal_of(spoil: Callable[[dict[str, Any]], Any]) -> BadInput:
    year = small()
    spoil(year)
    with pytest.raises(BadInput) as refusal:
        read_instance(year)
    return refusal.value


def test_every_refusal_is_wholly_in_french_where_french_is_asked() -> None:
    french = tongue("fr")
    for spoil, _ in MALFORMED.values():
        refusal = refusal_of(spoil)
        for part in (refusal.what, refusal.why):
            assert not isinstance(part, Phrase) or french.translate(part.source) != part.source
        assert not re.search(r"expected|known:|at most|unknown", refusal.said(french.say))


def test_a_change_that_means_nothing_is_refused_in_french() -> None:
    french, year = tongue("fr"), read_instance(small())
    for change, _ in MEANINGLESS.values():
        with pytest.raises(BadInput) as refusal:
            read_changes([change], year)
        for part in (refusal.value.what, refusal.value.why):
            assert not isinstance(part, Phrase) or french.translate(part.source) != part.source


def test_a_folder_or_no_file_is_refused_in_french(folder: Path) -> None:
    year = str(folder / "year.json")
    for words, said in (
        (("plan", str(folder)), "c’est un dossier"),
        (("explain", str(folder / "none.json")), "ce fichier n’existe pas"),
        (("plan", year, "-o", str(folder)), "il ne peut pas être écrit là"),
    ):
        result = run(folder, *words, "--lang", "fr")
        assert (result.exit_code, said in result.stderr) == (2, True)
