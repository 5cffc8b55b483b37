"""The identifiers of our messages (RFC 5322): the same at each attempt, and such that nobody makes
one up. Whoever answers a message quotes it: what it names is then proven."""

from __future__ import annotations

import re
from base64 import b32encode
from hmac import compare_digest

from django.utils.crypto import salted_hmac

SALT = "tourdetable.message"
BYTES = 16
OURS = re.compile(r"tdt-(\d{1,18})-(\d{1,18})-([a-z2-7]{26})@", re.ASCII | re.IGNORECASE)


def message_id(event: int, account: int, host: str) -> str:
    """What the message of an event to a mailbox (their ids) is called: short, to stay on one line
    of the headers."""
    return f"<tdt-{event}-{account}-{mark(event, account)}@{host}>"


def thread_id(thread: str, network: str, host: str) -> str:
    """What all messages about one thing hang on: no message has this name."""
    return f"<{thread}.{network}@{host}>"


def named_in(text: str) -> tuple[int, int] | None:
    """The event and the mailbox (their ids) of the first message of ours that some header names;
    None when it names none, or a forged one only."""
    for found in OURS.finditer(text):
        event, account = int(found[1]), int(found[2])
        if compare_digest(found[3].lower(), mark(event, account)):
            return event, account
    return None


def mark(event: int, account: int) -> str:
    """What only this installation can draw from both."""
    mac = salted_hmac(SALT, f"{event}.{account}", algorithm="sha256").digest()[:BYTES]
    return b32encode(mac).decode().rstrip("=").lower()
