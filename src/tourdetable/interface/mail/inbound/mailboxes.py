"""The mailbox where answers arrive: on an IMAP server, or a folder of files (maildir).

A message that is taken in leaves it for another folder: what is still there is still to do,
whoever opened it meanwhile with a mail program. A reader killed between the two finds it again, and
knows it.
"""

from __future__ import annotations

import imaplib
import mailbox
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

LARGEST, LARGEST_HEAD = 15_000_000, 200_000
"""Bytes over which only the head of a message is read, and how much of its head."""
PATIENCE = 30
"""Seconds that a server has to answer."""
SIZE = re.compile(rb"RFC822\.SIZE (\d{1,15})")


class Unreadable(Exception):
    """The mailbox cannot be read: why, for the operator."""


@dataclass(frozen=True)
class Fetched:
    """A message as it is in the mailbox; `whole` is False when it is only its head."""

    key: str
    data: bytes
    whole: bool = True


class MailStore(Protocol):
    """Where messages are: they are read one by one, and each is put away once taken in."""

    def messages(self) -> Iterator[Fetched]: ...
    def put_away(self, key: str) -> None: ...


@dataclass(frozen=True)
class ImapPlace:
    """A mailbox on a server, as the settings say it."""

    host: str
    port: int
    security: str
    user: str
    password: str
    folder: str
    done: str


@contextmanager
def imap(place: ImapPlace) -> Iterator[MailStore]:
    """Open a mailbox on a server. Raises `Unreadable`, whatever stops it."""
    try:
        server = connected(place)
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreadable(reason(error)) from error
    try:
        yield ImapMailbox(server, place)
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreadable(reason(error)) from error
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            server.logout()


def connected(place: ImapPlace) -> imaplib.IMAP4:
    """A connection on which one is signed in, the certificate of the server checked."""
    if place.security == "tls":
        context = ssl.create_default_context()
        server: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            place.host, place.port, ssl_context=context, timeout=PATIENCE
        )
    else:
        server = imaplib.IMAP4(place.host, place.port, timeout=PATIENCE)
    if place.security == "starttls":
        server.starttls(ssl.create_default_context())
    server.login(place.user, place.password)
    return server


def reason(error: Exception) -> str:
    """Why it cannot be read, on one line."""
    said = error.args[0] if error.args else ""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(error)
    return " ".join(f"{type(error).__name__}: {words}".split())[:300]


class ImapMailbox:
    """A folder of an IMAP server."""

    def __init__(self, server: imaplib.IMAP4, place: ImapPlace) -> None:
        self.server, self.place = server, place
        said = b" ".join(filter(None, must(server.capability())))
        self.able = set(said.decode("ascii", "replace").upper().split())
        must(server.select(quoted(place.folder)))
        self.server.create(quoted(place.done))  # refused when it is there already
        server.subscribe(quoted(place.done))

    def messages(self) -> Iterator[Fetched]:
        """The messages of the folder, oldest first; one of them is held at a time."""
        (found,) = must(self.server.uid("SEARCH", "UNDELETED"))
        for number in (found or b"").split():
            fetched = self.message(number.decode())
            if fetched is not None:
                yield fetched

    def message(self, uid: str) -> Fetched | None:
        """One of them; None when another reader has put it away meanwhile."""
        said = must(self.server.uid("FETCH", uid, "(RFC822.SIZE)"))
        size = next((SIZE.search(line) for line in said if isinstance(line, bytes)), None)
        whole = size is None or int(size[1]) <= LARGEST
        what = "(BODY.PEEK[])" if whole else f"(BODY.PEEK[HEADER]<0.{LARGEST_HEAD}>)"
        said = must(self.server.uid("FETCH", uid, what))
        data = next((line[1] for line in said if isinstance(line, tuple)), None)
        return None if data is None else Fetched(uid, data, whole)

    def put_away(self, key: str) -> None:
        """Move a message to the folder of what is done."""
        done = quoted(self.place.done)
        if "MOVE" in self.able:
            must(self.server.uid("MOVE", key, done))
            return
        must(self.server.uid("COPY", key, done))
        must(self.server.uid("STORE", key, "+FLAGS.SILENT", r"(\Deleted)"))
        if "UIDPLUS" in self.able:
            must(self.server.uid("EXPUNGE", key))


def quoted(folder: str) -> str:
    """The name of a folder, as the protocol writes it (RFC 3501, modified UTF-7)."""
    written = folder.replace("&", "&-")
    for piece in set(re.findall(r"[^\x20-\x7e]+", folder)):
        coded = piece.encode("utf-7").decode().strip("+-").replace("/", ",")
        written = written.replace(piece, f"&{coded}-")
    escaped = written.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def must(answered: tuple[str, list[Any]]) -> list[Any]:
    """What the server answers; its refusal is an error."""
    status, said = answered
    if status != "OK":
        raise imaplib.IMAP4.error(next((one for one in said if one), status))
    return said


@contextmanager
def maildir(folder: Path) -> Iterator[MailStore]:
    """Open a folder of files. Raises `Unreadable`."""
    if not (folder / "new").is_dir():
        raise Unreadable(f"{folder} is no maildir: it has no folder new")
    try:
        yield Maildir(folder)
    except OSError as error:
        raise Unreadable(reason(error)) from error


class Maildir:
    """A maildir, where what is done is marked as seen, in `cur`."""

    def __init__(self, folder: Path) -> None:
        self.box = mailbox.Maildir(folder, create=True)

    def messages(self) -> Iterator[Fetched]:
        """The messages that are not done, oldest first."""
        for key in sorted(self.box.keys()):
            with suppress(FileNotFoundError, KeyError):  # another reader has it
                if "S" not in self.box.get_message(key).get_flags():
                    yield self.message(key)

    def message(self, key: str) -> Fetched:
        """One of them, or its beginning."""
        with self.box.get_file(key) as file:
            data = file.read(LARGEST + 1)
        return Fetched(key, data[:LARGEST], whole=len(data) <= LARGEST)

    def put_away(self, key: str) -> None:
        """Mark a message as done."""
        with suppress(FileNotFoundError, KeyError):
            message = self.box.get_message(key)
            message.set_subdir("cur")
            message.add_flag("S")
            self.box[key] = message
