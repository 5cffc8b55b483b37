"""`charter check`: what a file holds, or all its mistakes; never a traceback."""

from __future__ import annotations

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


def test_a_charter_too_long_to_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "long.md"
    file.write_text("+++\n" + "a" * 1_000_001, encoding="utf-8")
    result = check(file)
    assert (result.exit_code, "larger than 1 MB" in result.stderr) == (2, True)
