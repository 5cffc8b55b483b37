"""What the running program is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tourdetable.interface.web.fresh import program as module
from tourdetable.interface.web.fresh.program import PACKAGE, is_read, libraries, operated, program


@pytest.fixture(autouse=True)
def asked_again() -> None:
    program.cache_clear()


def test_it_is_the_same_until_something_of_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program()
    program.cache_clear()
    assert program() == before
    program.cache_clear()
    monkeypatch.setenv("TDT_MAIL_FROM", "Ailleurs <ailleurs@example.org>")
    assert program() != before


def test_it_reads_code_templates_and_catalogues() -> None:
    read = {file.suffix for file in PACKAGE.rglob("*") if is_read(file)}
    assert {".py", ".html", ".mo", ".css"} <= read
    assert ".pyc" not in read
    assert PACKAGE.name == "tourdetable"


def test_it_reads_the_versions_installed() -> None:
    assert [name for name in libraries() if name.lower().startswith(b"django-5")] != []


def test_it_reads_the_files_that_the_operator_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "operator.toml"
    file.write_text('name = "Caf"')
    monkeypatch.setenv("TDT_OPERATOR_FILE", str(file))
    assert b'name = "Caf"' in list(operated())


def test_changed_under_a_program_that_runs_it_is_like_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = program()
    monkeypatch.setattr(module, "STARTED", 0.0)
    program.cache_clear()
    one = program()
    program.cache_clear()
    assert len({before, one, program()}) == 3
