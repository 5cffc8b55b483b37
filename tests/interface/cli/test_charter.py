"""`charter check`: what a file holds, or all its mistakes; never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tourdetable.interface.cli.charter import charter

CHARTERS = Path(__file__).resolve().parents[3] / "charters"


def check(file: Path) -> Result:
    return CliRunner().invoke(charter, ["check", str(file)])


@pytest.mark.parametrize(
    ("name", "said"),
    [("club-des-territoires", "OK: 19 articles, 27 rules\n"), ("itc", "OK: 16 articles, 20 rules\n")],
)
def test_a_good_charter_is_counted(name: str, said: str) -> None:
    result = check(CHARTERS / f"{name}.md")
    assert (result.exit_code, result.stdout) == (0, said)


def test_each_mistake_is_a_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.md"
    text = (CHARTERS / "itc.md").read_text(encoding="utf-8")
    file.write_text(
        text.replace("warn_days", "warn_dayz").replace('gate = "confirm"', 'gate = "ask"'), encoding="utf-8"
    )
    result = check(file)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"{file}:10: key `warn_dayz`: unknown key — did you mean `warn_days`?",
        f"{file}:{line_of(text, 'gate =')}: key `gate`: unknown gate `ask` — write one of `refuse`, `confirm`, `none`",
    ]


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    result = check(tmp_path / "none.md")
    assert result.exit_code == 2
    expected = f"{tmp_path / 'none.md'}:1: key `file`: no such file or directory — give the path of a charter file\n"
    assert result.stderr == expected


def test_a_folder_is_no_charter(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert (result.exit_code, "is a directory" in result.stderr) == (2, True)


def test_a_file_that_is_not_utf8_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "latin.md"
    file.write_bytes('+++\ncharter = "x"\ntitle = "Règlement"\n+++\n'.encode("latin-1"))
    result = check(file)
    assert result.exit_code == 2
    assert result.stderr == f"{file}:3: key `file`: this is not UTF-8 text — save the file in UTF-8\n"


def test_checking_a_charter_does_not_load_django() -> None:
    program = "import sys; from tourdetable.interface.cli import charter; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
