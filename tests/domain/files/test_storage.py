from __future__ import annotations

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.builders import NOW
from tests.domain.together import together
from tourdetable.domain.files import storage


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


class Dies(BytesIO):
    """A content that ends badly."""

    def read(self, *_size: int | None) -> bytes:
        if self.tell():
            raise KeyboardInterrupt
        return super().read(3)


def test_a_content_is_kept_once_under_its_digest() -> None:
    content = BytesIO(b"bonjour")
    digest, size = storage.digest_of(content)
    for _twice in range(2):
        storage.put(content, digest)
    assert size == len(b"bonjour")
    assert [file.name for file in storage.kept()] == [digest]
    assert storage.path_of(digest).read_bytes() == b"bonjour"
    assert storage.path_of(digest).stat().st_mode & 0o077 == 0


def test_what_was_cut_short_is_never_read() -> None:
    with pytest.raises(KeyboardInterrupt):
        storage.put(Dies(b"bonjour"), "a" * 64)
    assert not storage.path_of("a" * 64).exists()
    assert list(storage.kept()) == []


def test_a_content_that_was_altered_is_mended_when_it_is_given_again() -> None:
    content = BytesIO(b"bonjour")
    digest, _size = storage.digest_of(content)
    storage.put(content, digest)
    storage.path_of(digest).write_bytes(b"bon")
    assert not storage.is_whole(digest)
    storage.put(content, digest)
    assert storage.path_of(digest).read_bytes() == b"bonjour"
    assert storage.is_whole(digest)


def test_two_processes_forget_the_same_files(folder: Path) -> None:
    for name in map(str, range(300)):
        written = folder / name[-1] / name
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(b"x")
        os.utime(written, (NOW.timestamp(), NOW.timestamp()))
    later = NOW + timedelta(seconds=1)
    assert together(*[lambda: storage.forget(before=later, known={"7"})] * 2) == [None, None]
    assert [file.name for file in storage.kept()] == ["7"]
