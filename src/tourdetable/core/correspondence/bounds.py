"""How much of a message is read: some are made to hold a reader up, by their depth or their number.

What is beyond these bounds is no message of a mail program: its head alone is read, and a person is
told.
"""

from __future__ import annotations

import codecs
import re

LONGEST_HEAD, LONGEST_TYPE, LONGEST_VALUE = 100_000, 4_000, 20_000
MOST_BOUNDARIES, MOST_NESTED = 2_000, 100
MOST_TEXT = 400_000
"""Bytes of a part that are read as text."""
TYPE = re.compile(rb"^content-(?:type|disposition):", re.IGNORECASE | re.MULTILINE)
HEADER_END = re.compile(rb"\n(?![ \t])")
BLANK = re.compile(rb"\r?\n\r?\n")
NESTING = re.compile(rb"boundary\*?0?\*?=|message/(?:rfc822|global)", re.IGNORECASE)
BOUNDARY = re.compile(rb"^--", re.MULTILINE)
NOT_OF_MAIL = ("punycode", "idna", "unicode_escape", "unicode-escape", "raw-unicode-escape")
"""Encodings of Python that are no charsets, and slow for some of them."""


def is_reasonable(data: bytes) -> bool:
    """Whether a message can be read whole in a short time."""
    counts = ((BOUNDARY, MOST_BOUNDARIES), (NESTING, MOST_NESTED))
    if len(head_of(data)) > LONGEST_HEAD or any(over(data, *each) for each in counts):
        return False
    types = [found.start() for found in TYPE.finditer(data)]
    return all(HEADER_END.search(data, at, at + LONGEST_TYPE) for at in types if at_end(data, at))


def at_end(data: bytes, at: int) -> bool:
    """Whether a header that begins there has room to be too long."""
    return len(data) - at > LONGEST_TYPE


def over(data: bytes, wanted: re.Pattern[bytes], most: int) -> bool:
    """Whether something is there more than so many times."""
    return any(number >= most for number, _found in enumerate(wanted.finditer(data)))


def head_of(data: bytes) -> bytes:
    """The headers of a message."""
    found = BLANK.search(data)
    return data[: found.start()] if found else data


def beginning(data: bytes) -> bytes:
    """As much of a text as is read, not cut inside a character if it can be helped."""
    if len(data) <= MOST_TEXT:
        return data
    kept = data[:MOST_TEXT]
    return kept if b"\0" in kept[:200] else kept.rpartition(b"\n")[0] or kept


def is_charset(name: str) -> bool:
    """Whether this names a way in which mail is written. Raises `LookupError`, `ValueError`."""
    return codecs.lookup(name).name not in NOT_OF_MAIL


def sound(text: str) -> str:
    """A text that can be kept: some charsets can write halves of characters."""
    return text.encode("utf-8", "replace").decode()
