"""Web and mail addresses typed in a sentence: where each begins, ends and leads.

What ends the sentence (a full stop, a bracket that the address did not open) is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WEB = r"(?P<web>(?:https?://|www\.)(?=[^\W_])[^\s<>«»\"“”\\^`{|}\u00a0\u202f]{1,2000})"
MAIL = (
    r"(?:mailto:)?(?P<mail>(?<![\w.+@/-])[^\W_][\w.+'-]{0,63}"
    r"@[^\W_](?:[\w-]{0,62}[^\W_])?(?:\.[^\W_](?:[\w-]{0,62}[^\W_])?){1,8})(?![\w@])"
)
FOUND = re.compile(rf"{WEB}|{MAIL}", re.IGNORECASE)
BEGINS = re.compile(r"://|@|www\.", re.IGNORECASE)
"""What every address holds: a text without it is not searched any further."""

ENDS = ".,;:!?…'’*_~-"
CLOSING = {")": "(", "]": "["}
MAY_PRECEDE = re.compile(r"[\w@/.]$")


def addressed(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the address where it leads, or none."""
    begin = 0
    for words, start, href in _found(text):
        if start > begin:
            yield text[begin:start], ""
        yield words, href
        begin = start + len(words)
    if begin < len(text):
        yield text[begin:], ""


def _found(text: str) -> Iterator[tuple[str, int, str]]:
    if not BEGINS.search(text):
        return
    for found in FOUND.finditer(text):
        if MAY_PRECEDE.search(text[max(0, found.start() - 1) : found.start()]):
            continue
        if found["mail"]:
            yield found["mail"], found.start("mail"), f"mailto:{found['mail']}"
        elif "." in (words := _without_its_end(found["web"])) or "localhost" in words:
            href = words if "://" in words else f"https://{words}"
            yield words, found.start(), href


def _without_its_end(address: str) -> str:
    """The address without the punctuation of the sentence that it ends."""
    opened = {sign: address.count(sign) for sign in "()[]"}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in CLOSING and opened[last] > opened[CLOSING[last]]:
            opened[last] -= 1
        elif last not in ENDS:
            break
        end -= 1
    return address[:end]
