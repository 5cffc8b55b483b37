"""The identifier of a meeting in everybody's calendar (UID, RFC 5545): made and read here.

It is made of what never changes, whatever the address of the installation. Calendars are read in a
process that knows nothing of the database: rows are named by their keys.
"""

from __future__ import annotations

import re

OURS = re.compile(r"meeting-(\d{1,18})@([-a-z0-9_]{1,64})\.tourdetable", re.IGNORECASE)
WRAPPED = re.compile(r"040000008200E00074C5B7101A82E008(?:[0-9A-F]{2}){24,2000}", re.IGNORECASE)
"""How Exchange and Outlook write an identifier that is not theirs (MS-OXCICAL): a block of bytes
in hexadecimal digits, which holds it."""


def uid(network: str, meeting: int) -> str:
    """The identifier of a meeting (its key) of a network (its slug), in a calendar file."""
    return f"meeting-{meeting}@{network}.tourdetable"


def network_named_in(text: str) -> str:
    """The slug of the network whose meeting an identifier tells of; empty for any other."""
    named = meeting_named_in(text)
    return named[0] if named else ""


def meeting_named_in(text: str) -> tuple[str, int] | None:
    """The slug of that network, and the key of that meeting; None for any other identifier."""
    wrapped = WRAPPED.fullmatch(text.strip())
    if wrapped:
        text = bytes.fromhex(wrapped[0]).decode("latin-1")
    found = OURS.search(text)
    return (found[2].lower(), int(found[1])) if found else None
