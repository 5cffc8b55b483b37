"""The headers of a message: decoded whatever they are encoded in, and never a failure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, mktime_tz, parsedate_tz
from urllib.parse import unquote

from tourdetable.core.correspondence.bounds import LONGEST_VALUE, is_charset, sound
from tourdetable.core.words.encoding import decoded as guessed

MOST_ADDRESSES = 200
LONGEST_WORDS, LONGEST_ADDRESS = 2_000, 1_000
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
IDENTIFIER = re.compile(r"<([^<>\s]{1,400})>")
MAILTO = re.compile(r"^\s*mailto:", re.IGNORECASE)
WRITTEN_TO = (
    "To",
    "Cc",
    "Delivered-To",
    "X-Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "Original-Recipient",
    "X-Forwarded-To",
    "Resent-To",
)
"""Where the address by which a message came is written, as mail servers do."""


def texts(message: Message, *names: str) -> list[str]:
    """The headers of these names, as written, in order."""
    wanted = [name.casefold() for name in names]
    raw = [(name.casefold(), value) for name, value in message.raw_items()]
    return [as_sent(value) for name in wanted for own, value in raw if own == name]


def as_sent(value: object) -> str:
    """A header that holds bytes beyond ASCII, though it must not, as it reads best."""
    written = str(value)[:LONGEST_VALUE]
    if written.isascii():
        return written
    return guessed(written.encode("utf-8", "surrogateescape"))


def text(message: Message, name: str) -> str:
    """The first header of a name, on one line; empty without."""
    return CONTROL.sub(" ", next(iter(texts(message, name)), "")).strip()


def read(value: str) -> str:
    """The words of a header (RFC 2047), or what can be read of them."""
    value = value[:LONGEST_WORDS]
    try:
        pieces = decode_header(value)
    except (ValueError, LookupError, TypeError, MessageError):
        return value
    return CONTROL.sub(" ", "".join(of_piece(*piece) for piece in pieces)).strip()


def of_piece(piece: bytes | str, charset: str | None) -> str:
    """One piece of a header, whatever its charset is called."""
    if isinstance(piece, str):
        return piece
    try:
        known = charset if charset and is_charset(charset) else "ascii"
        return sound(piece.decode(known))
    except (LookupError, ValueError):
        return guessed(piece)


def addresses(values: Iterable[str]) -> list[tuple[str, str]]:
    """The names and addresses of headers; addresses in small letters, without doubles."""
    found: dict[str, str] = {}
    for name, written in parsed(values):
        address = plain(written.rpartition(";")[2])  # Original-Recipient: rfc822;box@here
        if "@" in address and len(found) < MOST_ADDRESSES:
            found.setdefault(address, read(name))
    return [(name, address) for address, name in found.items()]


def parsed(values: Iterable[str]) -> list[tuple[str, str]]:
    """The same, as they are written; nothing of what is made so that it cannot be read."""
    try:
        return getaddresses([CONTROL.sub(" ", value) for value in values])
    except RecursionError:
        return []


def plain(written: str) -> str:
    """An address by itself: `MAILTO:Box%2Bone@Here.example` is `box+one@here.example`."""
    bare = MAILTO.sub("", written[:LONGEST_ADDRESS]).strip().strip("<>\"' ")
    return unquote(bare).partition("?")[0].strip().casefold()


def recipients(message: Message) -> list[str]:
    """The addresses by which it came."""
    return [address for _name, address in addresses(texts(message, *WRITTEN_TO))]


def identifiers(message: Message, *names: str) -> list[str]:
    """The identifiers of messages (without their brackets) that these headers hold."""
    return [one for value in texts(message, *names) for one in IDENTIFIER.findall(value)][:100]


def seconds(value: str) -> float | None:
    """A date of mail (RFC 5322), in seconds since 1970."""
    parsed = parsedate_tz(value)
    if parsed is None:
        return None
    try:
        return float(mktime_tz(parsed))
    except (ValueError, OverflowError):
        return None


def taken_at(message: Message) -> float | None:
    """When the last server that took it in did."""
    first = next(iter(texts(message, "Received")), "")
    return seconds(CONTROL.sub(" ", first).rpartition(";")[2].strip()) if first else None
