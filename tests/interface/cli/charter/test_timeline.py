"""The dates to come, from a file of facts."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from tests.interface.cli.charter.test_judging import CHARTERS, FACTS
from tourdetable.interface.cli.charter.commands import charter


def run(tmp_path: Path, on: str, *more: str) -> Result:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    return CliRunner().invoke(
        charter, ["timeline", str(CHARTERS / "itc.md"), str(facts), "--on", on, *more]
    )


def test_each_date_says_what_to_do_before_it(tmp_path: Path) -> None:
    said = json.loads(run(tmp_path, "2026-12-20", "--json").stdout)
    first = next(d for d in said["dates"] if d["clause"] == "ITC-14")
    assert (said["charter"], said["months"]) == ("itc", 12)
    assert first | {"words": ""} == {
        "on": "2027-02-18",
        "clause": "ITC-14",
        "body": "berre",
        "coming": "break",
        "words": "",
        "mend": "Hold a meeting of Berre by 2027-02-17",
        "drawn": False,
    }


def test_the_same_in_lines(tmp_path: Path) -> None:
    lines = run(tmp_path, "2026-12-20", "--lang", "fr").stdout.splitlines()
    (gap,) = (line for line in lines if " ITC-14 " in line)
    assert gap.startswith("2027-02-18 ITC-14   berre ")
    assert gap.endswith(" — Tenir une séance d’ici au 17\xa0février 2027 (Berre)")


def test_one_may_look_less_far(tmp_path: Path) -> None:
    assert json.loads(run(tmp_path, "2026-12-20", "--months", "1", "--json").stdout)["dates"] == []
