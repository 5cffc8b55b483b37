"""The code of a room: six digits, shown where a meeting is held, which those who are there type or
scan to say that they are there.

It is drawn from the meeting and from the time, with what only this installation knows: no table
keeps it, and nobody who reads the database can make it. Another one takes its place each minute;
the last ones still pass, for whoever is typing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hmac import compare_digest

from django.utils.crypto import salted_hmac

from tourdetable.domain.meetings.models import Meeting

SALT = "tourdetable.register.room"
STEP = timedelta(minutes=1)
PASSING = 3
"""How many codes pass at once: the one that is shown, and those before it."""
DIGITS = 6


def room_code(meeting: Meeting, *, now: datetime) -> str:
    """What is shown in the room."""
    return code_of(meeting, step_at(now))


def passes(meeting: Meeting, code: str, *, now: datetime) -> bool:
    """Whether it is, or was just now, the code of that room; spaces do not matter."""
    typed, last = "".join(code.split()).encode(), step_at(now)
    steps = range(last, last - PASSING, -1)
    return any(compare_digest(typed, code_of(meeting, step).encode()) for step in steps)


def step_at(now: datetime) -> int:
    return int(now.timestamp() // STEP.total_seconds())


def code_of(meeting: Meeting, step: int) -> str:
    mac = salted_hmac(SALT, f"{meeting.pk}.{step}", algorithm="sha256").digest()
    return f"{int.from_bytes(mac[:8]) % 10**DIGITS:0{DIGITS}}"
