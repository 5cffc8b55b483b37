from __future__ import annotations

import os
from pathlib import Path

import pytest

from tourdetable.interface.cli.regular import Unreadable, read_regular


def problem(file: Path, most: int = 10) -> str:
    with pytest.raises(Unreadable) as refused:
        read_regular(file, most)
    return refused.value.problem


def test_a_regular_file_of_at_most_so_many_bytes(tmp_path: Path) -> None:
    file = tmp_path / "facts"
    file.write_bytes(b"0123456789")
    assert read_regular(file, 10) == b"0123456789"
    assert problem(file, 9) == "this file is larger than 0 kB"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    assert problem(tmp_path / "link") == "this is a link, which is not followed"


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = [problem(tmp_path / name) for name in (".", "pipe", "absent", "a\0b")]
    assert found == [
        "this is a directory",
        "this is not a regular file",
        "no such file or directory",
        "this path cannot be opened",
    ]
