"""Where documents are kept: one file each under the folder of the data, named by its digest.

A document is written beside, then put in its place at once: a process that is killed meanwhile
leaves nothing that is read.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Container, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings

PIECE = 1 << 18
COMING = "coming"
"""The folder of what is being written."""


def path_of(digest: str) -> Path:
    """The file of a document."""
    return Path(settings.FILES) / digest[:2] / digest


def digest_of(content: IO[bytes]) -> tuple[str, int]:
    """The SHA-256 of a content (hexadecimal) and its size, read piece by piece."""
    content.seek(0)
    found, size = hashlib.sha256(), 0
    while piece := content.read(PIECE):
        found.update(piece)
        size += len(piece)
    return found.hexdigest(), size


def put(content: IO[bytes], digest: str) -> None:
    """Keep a content, unless it is kept already; one that was altered since is mended."""
    there = path_of(digest)
    if is_whole(digest):
        os.utime(there)
        return
    folder = Path(settings.FILES) / COMING
    folder.mkdir(parents=True, exist_ok=True)
    there.parent.mkdir(parents=True, exist_ok=True)
    coming = folder / secrets.token_hex(16)
    try:
        write_down(content, coming)
        coming.chmod(0o600)
        coming.replace(there)
    finally:
        coming.unlink(missing_ok=True)


def is_whole(digest: str) -> bool:
    """Whether a document is kept as it was given. Raises OSError when its file cannot be read."""
    there = path_of(digest)
    if not there.is_file():
        return False
    with there.open("rb") as content:
        return digest_of(content)[0] == digest


def write_down(content: IO[bytes], path: Path) -> None:
    """Write a content into a new file, down to the disk."""
    content.seek(0)
    with path.open("xb") as written:
        while piece := content.read(PIECE):
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())


def kept() -> Iterable[Path]:
    """All the files that are kept, or were being written."""
    return (file for file in Path(settings.FILES).glob("*/*") if file.is_file())


def forget(*, before: datetime, known: Container[str]) -> None:
    """Remove the files last written before a moment whose name is not known. Another process may be
    doing the same."""
    for file in kept():
        with suppress(FileNotFoundError):
            if file.name not in known and file.stat().st_mtime < before.timestamp():
                file.unlink()
