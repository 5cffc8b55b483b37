"""Reads a calendar file in a process of its own, with little time and little memory.

The file comes from anybody, and a short one may ask for centuries of work: a rule that never comes
true is followed until the year 9999. The process that serves pages does not read it, and goes on
serving meanwhile.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import msgspec

from tourdetable.domain.availability import ics
from tourdetable.domain.availability.free_busy import FreeBusy, busy
from tourdetable.domain.availability.recognition import Landmarks

SECONDS = 10
"""Of processor for one file; a large honest one takes four."""
PATIENCE = 60
"""Of waiting for it, on a machine that has much else to do."""
MEMORY = 1 << 30
"""Bytes."""


@dataclass(frozen=True)
class WhatWasRead:
    """What the other process says: why it refused the file, or what it found there."""

    refused: str = ""
    found: FreeBusy | None = None


@dataclass(frozen=True)
class WhatToRead:
    """What the other process is told, in one line before the file."""

    first: date
    last: date
    zone: str
    landmarks: Landmarks


def busy_apart(
    data: bytes, *, first: date, last: date, zone: str, landmarks: Landmarks | None = None
) -> FreeBusy:
    """`busy`, in a process of its own. Raises `ics.UnreadableCalendar`: `slow`, beyond its limits.

    Raises `RuntimeError` when that process could not do its work at all.
    """
    if len(data) > ics.MOST_BYTES:
        raise ics.UnreadableCalendar("large")
    question = WhatToRead(first, last, zone, landmarks or Landmarks())
    answer = run(msgspec.json.encode(question) + b"\n" + data, str(SECONDS))
    if answer.found is None:
        raise ics.UnreadableCalendar(answer.refused)
    return answer.found


def run(data: bytes, *arguments: str) -> WhatWasRead:
    """What the other process says of a file; that it was too slow, when it had to be killed."""
    command = [sys.executable, "-m", __name__, *arguments]
    try:
        done = subprocess.run(  # noqa: S603  our own program
            command, check=False, input=data, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return WhatWasRead("slow")
    if done.returncode < 0:  # killed
        return WhatWasRead("slow")
    if done.returncode > 0:
        words = done.stderr.decode(errors="replace")[-500:]
        raise RuntimeError(f"a calendar could not be read: {words}")
    return msgspec.json.decode(done.stdout, type=WhatWasRead)


def main(arguments: Sequence[str]) -> None:
    """Read a file from the standard input, and write what was understood."""
    (seconds,) = map(int, arguments)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    said, _newline, data = sys.stdin.buffer.read().partition(b"\n")
    question = msgspec.json.decode(said, type=WhatToRead)
    sys.stdout.buffer.write(msgspec.json.encode(answered(question, data)))


def answered(asked: WhatToRead, data: bytes) -> WhatWasRead:
    days, zone = {"first": asked.first, "last": asked.last}, ZoneInfo(asked.zone)
    try:
        return WhatWasRead(found=busy(data, **days, zone=zone, landmarks=asked.landmarks))
    except ics.UnreadableCalendar as refused:
        return WhatWasRead(refused.code)
    except MemoryError:
        return WhatWasRead("slow")


if __name__ == "__main__":
    main(sys.argv[1:])
