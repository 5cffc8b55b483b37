"""The parts of a message (MIME), each as text or bytes, however it was encoded on its way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from html import unescape

from tourdetable.core.correspondence.bounds import beginning, is_charset, sound
from tourdetable.core.correspondence.headers import read
from tourdetable.core.words.encoding import BOMS, without_mark
from tourdetable.core.words.encoding import decoded as guessed

DEEPEST, MOST = 12, 80
"""How far parts may hold parts, and how many are read."""
MOST_WORDS = 8_000
MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8"}
"""Charsets that are named for another: Windows says its own by its neighbour's name."""
NOT_SHOWN = re.compile(r"<(style|script|head|title)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class MailPart:
    """One part: its type in small letters, what its header says of it, the name of its file, its
    bytes."""

    kind: str
    method: str
    charset: str
    name: str
    data: bytes

    @property
    def text(self) -> str:
        return readable(beginning(self.data), self.charset)


def pieces(message: Message) -> list[MailPart]:
    """The parts that hold something, outermost first; not those of messages that it carries."""
    return [piece_of(part) for part in leaves(message, 0)][:MOST]


def leaves(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold no other."""
    held = message.get_payload()
    if message.get_content_type() == "message/rfc822" and depth:
        return
    if not isinstance(held, list):
        yield message
    elif depth < DEEPEST:
        for part in held[:MOST]:
            if isinstance(part, Message):
                yield from leaves(part, depth + 1)


def carried(message: Message) -> Iterator[Message]:
    """The messages that a message carries, whole or by their headers."""
    for part in list(message.walk())[: MOST * 4]:
        held = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(held, list):
            yield from (one for one in held if isinstance(one, Message))


def piece_of(part: Message) -> MailPart:
    return MailPart(
        kind=part.get_content_type(),
        method=parameter(part, "method").upper(),
        charset=parameter(part, "charset"),
        name=file_name(part),
        data=bytes_of(part),
    )


def parameter(part: Message, name: str) -> str:
    """A parameter of the type of a part."""
    try:
        found = part.get_param(name)
    except (ValueError, TypeError, LookupError):
        return ""
    if isinstance(found, tuple):
        found = found[2]
    return str(found or "").strip().strip("\"'")


def file_name(part: Message) -> str:
    try:
        return read(part.get_filename() or "")
    except (ValueError, TypeError, LookupError):
        return ""


def bytes_of(part: Message) -> bytes:
    """What a part holds, taken out of its transfer encoding."""
    try:
        found = part.get_payload(decode=True)
    except (ValueError, TypeError, LookupError, AssertionError):
        found = None
    if isinstance(found, bytes):
        return found
    held = part.get_payload()
    return held.encode("utf-8", "surrogateescape") if isinstance(held, str) else b""


def readable(data: bytes, charset: str) -> str:
    """Bytes as text: as they say themselves, else as their header says, else as they look."""
    if any(data.startswith(mark) for mark, _name in BOMS) or without_mark(data):
        return sound(guessed(data)).lstrip("\ufeff")
    name = MEANT.get(charset.casefold(), charset)
    try:
        return sound(data.decode(name)) if name and is_charset(name) else guessed(data)
    except (LookupError, ValueError):
        return guessed(data)


def words_of(found: list[MailPart]) -> str:
    """What a person wrote: the first plain text, else the first page, as text."""
    texts = [piece for piece in found if piece.kind == "text/plain" and not piece.name]
    plain = next((one.text for one in texts if one.text.strip()), "")
    if not plain:
        plain = next((shown(one.text) for one in found if one.kind == "text/html"), "")
    lines = [line.rstrip() for line in plain.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip().replace("\0", "")[:MOST_WORDS]


def shown(page: str) -> str:
    """The words of an HTML page."""
    page = COMMENT.sub("", NOT_SHOWN.sub("", page[:200_000]))
    return unescape(TAG.sub("", BREAK.sub("\n", page))).replace("\u00a0", " ")
