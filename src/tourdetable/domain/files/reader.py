"""The program that reads the words of one document (started by `apart`). One that takes too long
says what it had read until then."""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tourdetable.domain.files.apart import ReadWords, Unread
from tourdetable.domain.files.words import NoWords, pieces, tidied

MEMORY = 1 << 30
"""Bytes."""
LONGEST = 1_000_000
"""Characters of one document that are kept."""


class TimeIsOver(Exception):
    """The processor time of this process has been spent, or the longest text reached."""


def main(arguments: Sequence[str]) -> None:
    """Read a file, and write its words."""
    file, media_type, seconds = arguments
    signal.signal(signal.SIGXCPU, stop)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.stdout.buffer.write(msgspec.json.encode(read_words(Path(file), media_type)))


def stop(*_signal: object) -> None:
    """Called by the system once the time is spent."""
    raise TimeIsOver


def read_words(file: Path, media_type: str) -> ReadWords:
    """The words of a file, as far as they can be read."""
    found: list[str] = []
    left, why = LONGEST, Unread.NO
    try:
        with file.open("rb") as content:
            for piece in pieces(content, media_type):
                found.append(piece[:left])
                left -= len(piece)
                if left < 0:
                    raise TimeIsOver
    except NoWords:
        why = Unread.NONE
    except (TimeIsOver, MemoryError):
        why = Unread.CUT
    except Exception:
        why = Unread.DAMAGED
    text = tidied("".join(found))
    return ReadWords(text, why if text or why else Unread.NONE)


if __name__ == "__main__":
    main(sys.argv[1:])
