"""Messages of ours that did not arrive: as RFC 3464 reports them, or in a server's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_string
from email.message import Message

from tourdetable.core.correspondence.bounds import MOST_TEXT
from tourdetable.core.correspondence.headers import (
    IDENTIFIER,
    addresses,
    identifiers,
    plain,
    read,
    text,
    texts,
)
from tourdetable.core.correspondence.pieces import MailPart, bytes_of, carried
from tourdetable.core.correspondence.terms import Refusal

STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
REPLY_CODE = re.compile(r"(?<![\d.])([45][0-7]\d)(?![\d.])")
ADDRESS = re.compile(r"[\w.+=~'&/-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
QUOTED = re.compile(
    r"^.{0,20}(?:below this line is a copy|this is a copy of the message|original message"
    r"|message d'origine|en-têtes? d'origine|original message headers|return-path:|received:)",
    re.IGNORECASE | re.MULTILINE,
)
"""Where the message that is returned begins."""
RETURNED_ID = re.compile(r"^[ \t>]*message-id:\s*<([^<>\s]{1,400})>", re.IGNORECASE | re.MULTILINE)
SUBJECTS = re.compile(
    r"""undeliver|deliver(?:y|ed)?\s+(?:status|failure|failed|has\s+failed|problem|delay)|returned\s+mail
      |returning\s+message|failure\s+notice|mail\s+(?:delivery|system)|could\s+not\s+be\s+delivered
      |non[\s-]+(?:remis|distribu|d[ée]livr)|[ée]chec\s+d[e']\s*(?:la\s+)?(?:remise|distribution|livraison)
      |impossible\s+(?:de\s+)?(?:remettre|à\s+distribuer)|unzustellbar|no\s+se\s+puede\s+entregar""",
    re.IGNORECASE | re.VERBOSE,
)
DELAYED = re.compile(r"delay|retard|warning|will\s+(?:be\s+)?retr", re.IGNORECASE)
FULL = ("5.2.2", "5.2.3", "5.3.4")
"""A mailbox that is full, a message too large: another one may pass."""
REPORTS = ("message/delivery-status", "message/global-delivery-status")
CODINGS = ("base64", "quoted-printable")
DAEMONS = ("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon", "microsoftexchange")


def refusals_in(message: Message, found: list[MailPart]) -> tuple[Refusal, ...]:
    """The addresses that a report of delivery (RFC 3464) says are not reached."""
    blocks = [block for part in status_parts(message) for block in part]
    told = [refusal_of(block) for block in blocks]
    return tuple({one.address: one for one in told if one}.values())


def status_parts(message: Message) -> Iterator[list[Message]]:
    """The parts that report a delivery, each as its groups of lines."""
    for part in list(message.walk())[:300]:
        if part.get_content_type() in REPORTS:
            yield groups_of(part)


def groups_of(part: Message) -> list[Message]:
    """The groups of lines of a report, which Python reads only where it is plain text."""
    held = part.get_payload()
    groups = [one for one in held if isinstance(one, Message)] if isinstance(held, list) else []
    coding = text(part, "Content-Transfer-Encoding").casefold()
    if part.get_content_type() == REPORTS[0] and coding not in CODINGS:
        return groups
    written = Message()
    written["Content-Transfer-Encoding"] = coding
    written.set_payload("\n".join(one.as_string() for one in groups)[:MOST_TEXT])
    said = bytes_of(written).decode("utf-8", "replace").replace("\r\n", "\n").strip()
    return [message_from_string(one) for one in re.split(r"\n(?:[ \t]*\n)+", said)[:100]]


def is_report(message: Message) -> bool:
    """Whether it reports a delivery, done or not."""
    return any(True for _part in status_parts(message))


def refusal_of(block: Message) -> Refusal | None:
    """What a group of lines says of one address, if it was not reached."""
    action = text(block, "Action").casefold()
    written = text(block, "Original-Recipient") or text(block, "Final-Recipient")
    address = plain(written.rpartition(";")[2])
    if "@" not in address or not action.startswith(("fail", "delay")):
        return None
    diagnostic = text(block, "Diagnostic-Code")
    code = code_in(text(block, "Status"), diagnostic)
    lasting = action.startswith("fail") and lasts(code)
    return Refusal(address, code, lasting)


def code_in(*written: str) -> str:
    """The most telling code: a detailed one, else that of SMTP."""
    detailed = [one for text in written for one in STATUS.findall(text)]
    telling = [one for one in detailed if not one.endswith(".0.0")]
    bare = [one for text in written for one in REPLY_CODE.findall(text)]
    return next(iter([*telling, *detailed, *bare]), "")


def lasts(code: str) -> bool:
    """Whether the next messages will be refused as this one was."""
    return not code.startswith("4") and code not in FULL


def told_in_words(message: Message, sender: str, found: list[MailPart]) -> tuple[Refusal, ...]:
    """The same of a server that reports in its own words (qmail, Exim, old relays)."""
    failed = texts(message, "X-Failed-Recipients")
    subject = read(text(message, "Subject"))
    automatic = sender.startswith(DAEMONS) or text(message, "Return-Path") == "<>"
    if not failed and not (automatic and SUBJECTS.search(subject)):
        return ()
    own = said_of_it(found)
    named = [address for _name, address in addresses(failed)]
    if not named:
        named = [plain(one) for one in ADDRESS.findall(own)]
        named = [one for one in named if one != sender and not one.startswith(DAEMONS)][:1]
    code = code_in(own)
    if not named and code:
        named = [""]  # it names nobody: the address by which it came says whose message it was
    lasting = lasts(code) and not DELAYED.search(subject)
    return tuple(Refusal(one, code, lasting) for one in named[:20])


def said_of_it(found: list[MailPart]) -> str:
    """What the server says, without the message that it returns."""
    plain_text = next((one.text for one in found if one.kind == "text/plain"), "")
    said = plain_text[:20_000]
    start = QUOTED.search(said)
    return said[: start.start()] if start else said


def returned(message: Message, found: list[MailPart]) -> list[str]:
    """The identifiers of the messages that are returned."""
    ids = [one for held in carried(message) for one in identifiers(held, "Message-ID")]
    for piece in found:
        if piece.kind.startswith(("text/", "message/")):
            ids += RETURNED_ID.findall(piece.text[:200_000])
    ids += [
        one
        for block in (block for part in status_parts(message) for block in part)
        for value in texts(block, "X-Original-Message-ID", "Original-Envelope-Id")
        for one in IDENTIFIER.findall(value)
    ]
    return list(dict.fromkeys(ids))[:50]
