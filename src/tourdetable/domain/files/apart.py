"""Reads the words of a document in a process of its own, with little time and little memory.

What reads them is large and old formats are full of traps: the process that serves pages does not
read them, nor loads what does (`reader`).
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

READER = "tourdetable.domain.files.reader"
"""The program of the other process."""

SECONDS = 10
"""Of processor for one document."""
PATIENCE = 60
"""Of waiting for it, on a machine that has much else to do."""


class Unread(StrEnum):
    """Why the words of a document are not all there."""

    NO = ""
    CUT = "cut"
    """Longer than what is kept, or than the time there is: it begins as its text does."""
    NONE = "none"
    """Nothing is written in it: a scanned paper, an image."""
    DAMAGED = "damaged"
    LOST = "lost"
    """Its file is not there any more."""


@dataclass(frozen=True)
class ReadWords:
    """What the other process says: the words, and why they are not all there."""

    text: str = ""
    unread: Unread = Unread.NO


def words_apart(file: Path, media_type: str) -> ReadWords:
    """The words of a file. Never raises: what cannot be read has none, and says why."""
    if not file.is_file():
        return ReadWords(unread=Unread.LOST)
    command = [sys.executable, "-m", READER, str(file), media_type, str(SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603  our own program
            command, check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE
        )
        return msgspec.json.decode(done.stdout, type=ReadWords)
    except (subprocess.SubprocessError, OSError, msgspec.MsgspecError):
        return ReadWords(unread=Unread.DAMAGED)
