"""What helps to write a charter is printed, or written once."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from tests.interface.cli.charter.test_checking import check
from tourdetable.interface.cli.charter.commands import charter


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
