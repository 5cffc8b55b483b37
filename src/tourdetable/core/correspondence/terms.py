"""What a received message says, once read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """What a message is: an answer to an invitation, another time proposed, an automatic reply, a
    message of ours that did not arrive, or anything else."""

    ANSWER = "answer"
    COUNTER = "counter"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    OTHER = "other"


@dataclass(frozen=True)
class WrittenMoment:
    """A date and time as a calendar writes it, and the name of its zone ("": none, or UTC)."""

    value: str
    zone: str = ""


@dataclass(frozen=True)
class Respondent:
    """A line ATTENDEE: whose it is, and what it says. Addresses are in small letters; `status` is
    in capitals (`ACCEPTED`)."""

    address: str
    name: str = ""
    status: str = ""
    delegated_to: tuple[str, ...] = ()
    delegated_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Response:
    """What a calendar program answers: a REPLY, or a COUNTER with another time.

    `original` is the time that a counter replaces, when it says so. `zones` are the definitions of
    time zones that it carries, line by line.
    """

    method: str
    uid: str = ""
    sequence: int = 0
    stamp: WrittenMoment | None = None
    starts: WrittenMoment | None = None
    ends: WrittenMoment | None = None
    duration: str = ""
    original: WrittenMoment | None = None
    invitees: tuple[Respondent, ...] = ()
    organizer: str = ""
    comment: str = ""
    zones: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Refusal:
    """An address that a server could not deliver to. `code` as in RFC 3463 (`5.1.1`), or that of
    SMTP (`550`); `lasting`: it will be the same next time."""

    address: str
    code: str = ""
    lasting: bool = True


@dataclass(frozen=True)
class Correspondence:
    """A message: what it is, who says that they wrote it, to whom, about which other messages.

    `recipients` are all the addresses by which it came, that of the ORGANIZER too; `references` the
    identifiers of the messages that it answers, or returns. `written` and `received` are in seconds
    since 1970: as its sender says, and as the last server that took it in says. `vouching`: the
    first `Authentication-Results`, as is. `senders`: how many addresses its `From` holds.
    `legible`: it was read whole, and not by its head only.
    """

    nature: Nature
    sender: str = ""
    sender_name: str = ""
    senders: int = 0
    recipients: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    message_id: str = ""
    subject: str = ""
    written: float | None = None
    received: float | None = None
    vouching: str = ""
    words: str = ""
    response: Response | None = None
    refusals: tuple[Refusal, ...] = ()
    legible: bool = True
