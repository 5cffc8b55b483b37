from __future__ import annotations

from pathlib import Path

import pytest

from tourdetable.domain.files import apart
from tourdetable.domain.files.apart import ReadWords, Unread, words_apart

TEXT = "text/plain"


def file(folder: Path, content: bytes) -> Path:
    made = folder / "file"
    made.write_bytes(content)
    return made


def test_words_are_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    there = file(tmp_path, "Aller vers,\tà Lunel\n".encode())
    assert words_apart(there, TEXT) == ReadWords("Aller vers, à Lunel")


def test_a_lost_file_has_no_words(tmp_path: Path) -> None:
    assert words_apart(tmp_path / "none", TEXT) == ReadWords("", Unread.LOST)


def test_a_process_that_dies_has_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", "none")
    assert words_apart(file(tmp_path, b"x"), TEXT) == ReadWords("", Unread.DAMAGED)
