"""`tourdetable methods check`: what files of methods hold, or all that is wrong in them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from tests.core.methods.samples import ECHO
from tests.paths import METHODS
from tourdetable.interface.cli.charter.methods import methods


def check(*files: Path, lang: str = "en") -> Result:
    return CliRunner().invoke(methods, ["check", *map(str, files), "--lang", lang])


def test_each_file_is_a_line() -> None:
    result = check(METHODS / "world-cafe.md", METHODS / "meteo.md")
    assert (result.exit_code, result.stdout) == (
        0,
        "World café: 5 steps, 90 minutes\nMétéo: 3 steps, 3 to 12 minutes\n",
    )


def test_a_file_that_is_wrong_does_not_hide_the_next_one(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text(ECHO.replace("at_most = 10", 'at_most = "10"'), encoding="utf-8")
    result = check(bad, METHODS / "meteo.md")
    assert (result.exit_code, result.stdout) == (2, "Météo: 3 steps, 3 to 12 minutes\n")
    assert result.stderr == (
        f"{bad}:9: key `at_most`: `10` is not a whole number from 2 to 1000 — "
        "write a whole number, without quotation marks, e.g. `at_most = 8`\n"
    )


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "latin.md"
    file.write_bytes("+++\nÉ".encode("latin-1"))
    result = check(file)
    assert result.exit_code == 2
    assert result.stderr == f"{file}:2: this is not UTF-8 text — save the file in UTF-8\n"
