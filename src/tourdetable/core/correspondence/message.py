"""From the bytes of a message to what it is."""

from __future__ import annotations

from dataclasses import replace
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from tourdetable.core.correspondence import automatic, bounces, bounds, headers, tnef
from tourdetable.core.correspondence.pieces import MailPart, pieces, words_of
from tourdetable.core.correspondence.scheduling import response_in
from tourdetable.core.correspondence.terms import Correspondence, Nature, Refusal, Response

PARSER = BytesParser(policy=compat32)


def read_message(data: bytes) -> Correspondence:
    """What a message is and says. Whatever its bytes are, there is an answer, and soon."""
    if bounds.is_reasonable(data):
        try:
            return read_whole(data)
        except (RecursionError, MessageError, ValueError, LookupError, TypeError, AttributeError):
            pass  # the parser of Python gives up on it: so is it with what its head alone says
    head = read_whole(bounds.head_of(data[: bounds.LONGEST_HEAD]) + b"\r\n\r\n")
    return replace(head, nature=Nature.OTHER, response=None, refusals=(), legible=False)


def read_whole(data: bytes) -> Correspondence:
    """What a message says, that is within bounds."""
    message = PARSER.parsebytes(data)
    found = pieces(message)
    ((name, sender), *others) = writers(message)
    response = answer_in(found)
    nature, refusals = nature_of(message, found, sender, response)
    answers = nature in (Nature.ANSWER, Nature.COUNTER)
    return replace(
        envelope(message),
        nature=nature,
        sender=sender,
        sender_name=name,
        senders=len(others) + bool(sender),
        recipients=sent_to(message, response),
        references=about(message, found, nature),
        words=words_of(found),
        response=response if answers else None,
        refusals=refusals,
    )


def writers(message: Message) -> list[tuple[str, str]]:
    """The names and addresses of those who wrote it; empty ones when it does not say."""
    return headers.addresses(headers.texts(message, "From")) or [("", "")]


def envelope(message: Message) -> Correspondence:
    """What its headers say of the message itself."""
    return Correspondence(
        nature=Nature.OTHER,
        message_id=next(iter(headers.identifiers(message, "Message-ID")), ""),
        subject=headers.read(headers.text(message, "Subject"))[:200],
        written=headers.seconds(headers.text(message, "Date")),
        received=headers.taken_at(message),
        vouching=headers.text(message, "Authentication-Results"),
    )


def sent_to(message: Message, response: Response | None) -> tuple[str, ...]:
    """The addresses by which it came."""
    to = [*headers.recipients(message), response.organizer if response else ""]
    return tuple(dict.fromkeys(filter(None, to)))


def about(message: Message, found: list[MailPart], nature: Nature) -> tuple[str, ...]:
    """The identifiers of the messages that it answers, or returns."""
    ids = headers.identifiers(message, "In-Reply-To", "References")
    if nature in (Nature.BOUNCE, Nature.AUTOMATIC):
        ids += bounces.returned(message, found)
    return tuple(dict.fromkeys(ids))


def answer_in(found: list[MailPart]) -> Response | None:
    """The answer to an invitation that the parts hold, in a calendar text or in `winmail.dat`."""
    response = response_in(found)
    if response is not None:
        return response
    outlook = (tnef.response_of(piece) for piece in found if tnef.is_winmail(piece))
    return next(filter(None, outlook), None)


def nature_of(
    message: Message, found: list[MailPart], sender: str, response: Response | None
) -> tuple[Nature, tuple[Refusal, ...]]:
    """What it is, and the addresses that it says are not reached."""
    refusals = bounces.refusals_in(message, found)
    if refusals:
        return Nature.BOUNCE, refusals
    if response is not None:
        return (Nature.COUNTER if response.method == "COUNTER" else Nature.ANSWER), ()
    if bounces.is_report(message):
        return Nature.AUTOMATIC, ()
    refusals = bounces.told_in_words(message, sender, found)
    if refusals:
        return Nature.BOUNCE, refusals
    return (Nature.AUTOMATIC if automatic.is_automatic(message) else Nature.OTHER), ()
