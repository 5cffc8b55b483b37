"""Reads a calendar file in a process of its own, with little time and little memory.

The file comes from anybody, and a short one may ask for centuries of work: a rule that never comes
true is followed until the year 9999. The process that serves pages does not read it, and goes on
serving meanwhile.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from tourdetable.domain.availability import ics
from tourdetable.domain.availability.free_busy import FreeBusy, Stretch, busy

SECONDS = 10
"""Of processor for one file; a large honest one takes four."""
PATIENCE = 60
"""Of waiting for it, on a machine that has much else to do."""
MEMORY = 1 << 30
"""Bytes."""


def busy_apart(data: bytes, *, first: date, last: date, zone: str) -> FreeBusy:
    """`busy`, in a process of its own. Raises `ics.UnreadableCalendar`: `slow`, beyond its limits.

    Raises `RuntimeError` when that process could not do its work at all.
    """
    if len(data) > ics.MOST_BYTES:
        raise ics.UnreadableCalendar("large")
    answer = run(data, first.isoformat(), last.isoformat(), zone, str(SECONDS))
    if "refused" in answer:
        raise ics.UnreadableCalendar(answer["refused"])
    found = []
    for opens, closes, part in answer["stretches"]:
        found.append(Stretch(date.fromisoformat(opens), date.fromisoformat(closes), part))
    return FreeBusy(tuple(found), answer["entries"], answer["unread"])


def run(data: bytes, *arguments: str) -> dict[str, Any]:
    """What the other process says of a file; that it was too slow, when it had to be killed."""
    command = [sys.executable, "-m", __name__, *arguments]
    try:
        done = subprocess.run(  # noqa: S603  our own program
            command, check=False, input=data, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return {"refused": "slow"}
    if done.returncode < 0:  # killed
        return {"refused": "slow"}
    if done.returncode > 0:
        words = done.stderr.decode(errors="replace")[-500:]
        raise RuntimeError(f"a calendar could not be read: {words}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def main(arguments: Sequence[str]) -> None:
    """Read a file from the standard input, and write what was understood."""
    first, last, zone, seconds = arguments
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    json.dump(
        answered(
            sys.stdin.buffer.read(), date.fromisoformat(first), date.fromisoformat(last), zone
        ),
        sys.stdout,
    )


def answered(data: bytes, first: date, last: date, zone: str) -> dict[str, object]:
    try:
        found = busy(data, first=first, last=last, zone=ZoneInfo(zone))
    except ics.UnreadableCalendar as refused:
        return {"refused": refused.code}
    except MemoryError:
        return {"refused": "slow"}
    rows = [(row.first.isoformat(), row.last.isoformat(), row.part) for row in found.stretches]
    return {"stretches": rows, "entries": found.entries, "unread": found.unread}


if __name__ == "__main__":
    main(sys.argv[1:])
