"""What is read is a regular file; what is said of it is safe to print."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from tests.paths import CHARTERS
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli.charter.files import (
    read_both,
    read_charter,
    read_record,
    read_regular,
    say,
    say_json,
)


def test_nothing_that_a_terminal_obeys_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    say("\x1b[31mrouge\u202e", err=True)
    assert capsys.readouterr() == ("", "�[31mrouge�\n")


def test_facts_and_charters_that_cannot_be_read_end_with_the_same_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as of_charter:
        read_charter(tmp_path, "en")
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


def test_a_regular_file_of_at_most_so_many_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "facts"
    file.write_bytes(b"0123456789")
    assert read_regular(file, 10, "en") == b"0123456789"
    with pytest.raises(SystemExit):
        read_regular(file, 9, "en")
    assert "this file is larger than 0 MB — give a smaller file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "english", "french"),
    [
        ("link", "this is a link, which is not followed", "c’est un lien, qui n’est pas suivi"),
        (".", "this is a directory", "c’est un dossier"),
        ("pipe", "this is not a regular file", "ce n’est pas un fichier ordinaire"),
        ("absent", "no such file or directory", "ce fichier n’existe pas"),
        (
            "a\0b",
            "this path cannot be opened (embedded null byte)",
            "ce chemin ne peut pas être ouvert (embedded null byte)",
        ),
    ],
)
def test_what_is_no_file_is_said_in_the_language_asked(
    tmp_path: Path, name: str, english: str, french: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    os.mkfifo(tmp_path / "pipe")
    for lang, said in (("en", english), ("fr", french)):
        with pytest.raises(SystemExit) as refused:
            read_regular(tmp_path / name, 10, lang)
        assert (refused.value.code, said in capsys.readouterr().err) == (2, True)


def test_data_for_programs_has_iso_days_and_english_sentences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    day = date(2027, 4, 6)
    say_json({"on": day, "since": {day: 2}, "words": Phrase("until %(day)s", day=day)})
    said = json.loads(capsys.readouterr().out)
    assert said == {
        "on": "2027-04-06",
        "since": {"2027-04-06": 2},
        "words": "until 2027-04-06",
    }
