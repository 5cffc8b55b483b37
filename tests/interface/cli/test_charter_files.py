"""What is read is a regular file; what is said of it is safe to print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tourdetable.interface.cli.charter_files import read_charter, read_record, safe


def test_nothing_that_a_terminal_obeys_is_printed() -> None:
    assert safe("\x1b[31mrouge\u202e") == "�[31mrouge�"


def test_facts_and_charters_that_cannot_be_read_end_with_the_same_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for read in (read_charter, read_record):
        with pytest.raises(SystemExit) as end:
            read(tmp_path)  # type: ignore[operator]  # both take a path
        assert end.value.code == 2
    assert capsys.readouterr().err.count(str(tmp_path)) == 2
