"""What is read is a regular file; what is said of it is safe to print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.interface.cli.charter.test_commands import CHARTERS
from tourdetable.interface.cli.charter.files import read_both, read_charter, read_record, say


def test_nothing_that_a_terminal_obeys_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    say("\x1b[31mrouge\u202e", err=True)
    assert capsys.readouterr() == ("", "�[31mrouge�\n")


def test_facts_and_charters_that_cannot_be_read_end_with_the_same_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as of_charter:
        read_charter(tmp_path)
    with pytest.raises(SystemExit) as of_facts:
        read_record(tmp_path, "en")
    assert (of_charter.value.code, of_facts.value.code) == (2, 2)
    assert capsys.readouterr().err.count(str(tmp_path)) == 2


def test_a_code_that_means_nothing_is_told_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "facts.json"
    body = {"id": "b", "kind": "itcs", "name": "Berre", "starts": "2026-09-22"}
    file.write_text(json.dumps({"bodies": [body]}), encoding="utf-8")
    _text, record = read_both(CHARTERS / "itc.md", file, "en")
    said = "facts.bodies[0].kind: nothing is called `itcs` in this charter — did you mean `itc`?"
    assert (len(record.bodies), capsys.readouterr().err) == (1, f"{file}: {said}\n")
