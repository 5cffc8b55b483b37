from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.files.made import PNG
from tourdetable.domain.files import reader
from tourdetable.domain.files.apart import ReadWords, Unread
from tourdetable.domain.files.reader import read_words

TEXT = "text/plain"


def file(folder: Path, content: bytes) -> Path:
    made = folder / "file"
    made.write_bytes(content)
    return made


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (b"%PDF-1.7 cut", "application/pdf", Unread.DAMAGED),
        (b"PK\x03\x04x", "application/vnd.oasis.opendocument.text", Unread.DAMAGED),
        (PNG, "image/png", Unread.NONE),
        (b" \n", TEXT, Unread.NONE),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, content: bytes, media_type: str, why: Unread
) -> None:
    assert read_words(file(tmp_path, content), media_type) == ReadWords("", why)


def test_a_long_document_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST", 9)
    read = read_words(file(tmp_path, b"Aller vers Lunel"), TEXT)
    assert read == ReadWords("Aller ver", Unread.CUT)


def test_a_document_that_takes_too_long_says_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_content: object) -> object:
        yield "Aller vers"
        reader.stop()

    monkeypatch.setattr(reader, "pieces", slow)
    assert read_words(file(tmp_path, b"x"), TEXT) == ReadWords("Aller vers", Unread.CUT)
