"""Files that come from outside: regular, bounded, never followed through a link."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class Unreadable(Exception):
    """A file that is not read, and why in words: the problem, then the remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy


def read_regular(file: Path, most: int) -> bytes:
    """The bytes of a regular file, at most so many; a link, device or folder is refused."""
    opened = _open(file)
    mode = os.fstat(opened).st_mode
    if not stat.S_ISREG(mode):
        os.close(opened)
        what = "this is a directory" if stat.S_ISDIR(mode) else "this is not a regular file"
        raise Unreadable(what, "give the path of a file")
    with os.fdopen(opened, "rb") as source:
        data = source.read(most + 1)
    if len(data) > most:
        raise Unreadable(f"this file is larger than {_size(most)}", "give a smaller file")
    return data


def _open(file: Path) -> int:
    """A descriptor to read the file, which neither waits nor follows a link."""
    try:
        return os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError:
        raise Unreadable("this path cannot be opened", "give the path of a file") from None
    except OSError as error:
        if file.is_symlink():
            what = "this is a link, which is not followed"
            raise Unreadable(what, "give the path of the file itself") from None
        reason = error.strerror or "it cannot be opened"
        what = reason[:1].lower() + reason[1:]
        raise Unreadable(what, "give the path of a file that can be read") from None


def _size(most: int) -> str:
    return f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1000} kB"
