"""Taking a received message in: once, whatever it is, and counted when what it says is proven."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tourdetable.core.correspondence.message import read_message
from tourdetable.core.correspondence.terms import Correspondence, Nature
from tourdetable.domain.inbox.actions.troubles import forget_trouble, note_refusal
from tourdetable.domain.inbox.answers import Understood, is_for_now, mandates_of, understood
from tourdetable.domain.inbox.enums import MailKind, MailState, WhyKept
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.inbox.moments import proposed, said_at, taken
from tourdetable.domain.inbox.origins import Named, Origin, agrees, origin_of
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.answering import Overtaken, must_be_asked, reply
from tourdetable.domain.meetings.enums import Answer, Channel
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor, Operator
from tourdetable.domain.people.models import Account

WORDS, RAW = 8_000, 2_000_000
"""How many characters of a message, and bytes of the whole, are kept for whoever reads it."""
LONGEST_REASON = 500
LONG = timedelta(days=3650)
SKEW = timedelta(minutes=15)
"""By how much clocks of the people who answer may be late."""


@dataclass(frozen=True)
class Incoming:
    """A message as it came, and what it is worth. `whole` is False when only its head was read."""

    data: bytes
    message: Correspondence
    origin: Origin
    whole: bool = True

    @property
    def digest(self) -> str:
        return digest_of(self.data)


def digest_of(data: bytes) -> str:
    """What a message is known by."""
    return hashlib.sha256(data).hexdigest()


@once
def take_in(
    *,
    data: bytes,
    named: Named,
    trusted: str,
    by: Operator,
    now: datetime,
    whole: bool = True,
) -> ReceivedMail | None:
    """Take a message in; None when it was already, or another reader has just done so. `named`
    reads the identifiers of our messages, `trusted` is the mail server that vouches for senders, if
    any."""
    digest = digest_of(data)
    if ReceivedMail.objects.filter(digest=digest).exists():
        return None
    message = read_message(data)
    came = Incoming(data, message, origin_of(message, named, trusted=trusted), whole)
    mail = entered(came, now)
    if not is_first(mail):
        return None
    sort_out(mail, came, now)
    if mail.state != MailState.WAITING:
        mail.raw = b""
    mail.save()
    tell_of(mail, by, now)
    return mail


def entered(came: Incoming, now: datetime) -> ReceivedMail:
    """The message as a row, before anything is decided."""
    message, origin = came.message, came.origin
    mail = ReceivedMail(digest=came.digest, kind=MailKind(message.nature.value))
    mail.state = MailState.WAITING
    mail.message_id, mail.sender = message.message_id[:250], message.sender[:254]
    mail.subject, mail.words = message.subject[:200], message.words[:WORDS]
    mail.raw = came.data[:RAW]
    mail.received_at = taken(message, now)
    mail.network, mail.meeting, mail.account = origin.network, origin.meeting, origin.account
    zone = origin.network.time_zone if origin.network else "UTC"
    long_ago = mail.received_at - LONG
    mail.written_at = said_at(message, zone, asked=long_ago, echoes=set(), now=now)
    return mail


def is_first(mail: ReceivedMail) -> bool:
    """Write the row down, before anything is decided, so that whoever reads the same message waits;
    False when another reader was before us."""
    try:
        with transaction.atomic():
            mail.save(force_insert=True)
    except IntegrityError:
        if not ReceivedMail.objects.filter(digest=mail.digest).exists():
            raise
        return False
    return True


def settle(mail: ReceivedMail, state: MailState, why: str = "") -> None:
    mail.state, mail.why = state, why


def sort_out(mail: ReceivedMail, came: Incoming, now: datetime) -> None:
    """Decide what becomes of it."""
    network = came.origin.network
    if network is not None and network.closed_on is not None:
        settle(mail, MailState.IGNORED, WhyKept.CLOSED)
    elif came.message.nature == Nature.BOUNCE:
        take_bounce(mail, came, now)
    else:
        heard(mail, came, now)
        take_word(mail, came, now)


def take_word(mail: ReceivedMail, came: Incoming, now: datetime) -> None:
    """Decide what becomes of what somebody, or their program, says."""
    if not came.whole:
        settle(mail, MailState.WAITING, WhyKept.TOO_LARGE)
    elif not came.message.legible:
        settle(mail, MailState.WAITING, WhyKept.UNREADABLE)
    elif came.message.nature == Nature.AUTOMATIC:
        settle(mail, MailState.IGNORED)
    elif came.message.nature == Nature.OTHER:
        settle(mail, MailState.WAITING, WhyKept.IN_WORDS)
    elif came.origin.meeting is None or came.origin.account is None:
        settle(mail, MailState.WAITING, WhyKept.UNSIGNED)
    else:
        take_answer(mail, came, came.origin.meeting, now)


def take_bounce(mail: ReceivedMail, came: Incoming, now: datetime) -> None:
    """A message of ours did not arrive: its address is in trouble, if it is proven to be ours."""
    account = came.origin.account
    mail.person = only_person(account)
    if account is None or not came.origin.proven:
        settle(mail, MailState.WAITING, WhyKept.UNSIGNED)
        return
    refusal = came.message.refusals[0]
    said: dict[str, Any] = {"code": refusal.code, "lasting": refusal.lasting}
    note_refusal(account=account, at=mail.received_at, **said)
    settle(mail, MailState.COUNTED)


def heard(mail: ReceivedMail, came: Incoming, now: datetime) -> None:
    """Something came from a mailbox: it is read."""
    if came.origin.account is not None and came.origin.proven:
        theirs = agrees(came.message, came.origin.account)
        mail.person = only_person(came.origin.account) if theirs else None
        forget_trouble(account=came.origin.account, at=mail.received_at)


def only_person(account: Account | None) -> Any:
    """The person of a mailbox that is one person's."""
    persons = list(account.persons.filter(merged_into=None)[:2]) if account else []
    return persons[0] if len(persons) == 1 else None


def take_answer(mail: ReceivedMail, came: Incoming, meeting: Meeting, now: datetime) -> None:
    """Count an answer, or say why it waits; another time that is proposed is kept in any case."""
    said = understood(came.message, came.origin, now=now)
    mail.person, mail.answer = said.person, said.answer
    counter = mail.kind == MailKind.COUNTER
    if counter:
        keep_proposal(mail, came.message, meeting)
    if counter and said.why == WhyKept.UNCLEAR:
        wait_as_proposal(mail)
    elif said.why:
        settle(mail, MailState.WAITING, said.why)
    else:
        count_if_now(mail, came.message, meeting, said, now)
        if counter and mail.state == MailState.COUNTED:
            wait_as_proposal(mail)


def count_if_now(
    mail: ReceivedMail, message: Correspondence, meeting: Meeting, said: Understood, now: datetime
) -> None:
    """Count an answer, unless it is for a time at which the meeting is no longer held."""
    if is_for_now(message, meeting):
        count(mail, message, meeting, said, now)
    else:
        settle(mail, MailState.OVERTAKEN, WhyKept.MOVED)


def wait_as_proposal(mail: ReceivedMail) -> None:
    """Have whoever convenes look at the other time that is proposed."""
    settle(mail, MailState.WAITING, WhyKept.PROPOSES)


def keep_proposal(mail: ReceivedMail, message: Correspondence, meeting: Meeting) -> None:
    """Keep the other time that somebody proposes."""
    if message.response is None:
        return
    usual = meeting.ends_at - meeting.starts_at
    found = proposed(message.response, meeting.body.network.time_zone, usual)
    if found:
        mail.proposed_starts, mail.proposed_ends = found


def count(
    mail: ReceivedMail, message: Correspondence, meeting: Meeting, said: Understood, now: datetime
) -> None:
    """Record what is answered, for each seat of the person there."""
    mail.written_at = at = moment_said(message, meeting, now)
    reason = reason_of(message, said.answer)
    settle(mail, MailState.COUNTED)
    try:
        must_be_asked(meeting, now)
        reply_for_each(meeting, said, now, at=at, reason=reason)
    except Overtaken:
        settle(mail, MailState.OVERTAKEN, WhyKept.LATER)
    except ValidationError:
        settle(mail, MailState.WAITING, WhyKept.CLOSED)


def reply_for_each(
    meeting: Meeting, said: Understood, now: datetime, *, at: datetime, reason: str
) -> None:
    """Answer for each seat of the person."""
    assert said.person is not None
    told: dict[str, Any] = {"channel": Channel.MAIL, "at": at, "reason": reason}
    for seat in said.seats:
        by = Actor(said.person, seat=seat)
        reply(meeting=meeting, answer=said.answer, by=by, now=now, **told)


def reason_of(message: Correspondence, answer: str) -> str:
    """Why they do not come, or do not know, if they say it."""
    if message.response is None or answer not in (Answer.EXCUSED, Answer.TENTATIVE):
        return ""
    return message.response.comment[:LONGEST_REASON]


def moment_said(message: Correspondence, meeting: Meeting, now: datetime) -> datetime:
    """When an answer was said: not before the invitation left, by a clock that may be late."""
    network = meeting.body.network
    subject = {"network": network.slug, "subject": f"meeting:{meeting.pk}"}
    told = Event.objects.filter(**subject).order_by("pk")
    sent = told.filter(kind="meeting.convened").values_list("at", flat=True).first()
    echoes = {at.replace(microsecond=0) for at in told.values_list("at", flat=True)}
    asked = (sent or now) - SKEW
    return said_at(message, network.time_zone, asked=asked, echoes=echoes, now=now)


def tell_of(mail: ReceivedMail, by: Operator, now: datetime) -> None:
    """Tell of what waits for somebody, about a meeting; another time that somebody of it proposes
    is told to whoever convenes."""
    if mail.meeting is None or mail.state != MailState.WAITING:
        return
    if mail.why == WhyKept.PROPOSES and mail.person is not None:
        who = proposer(mail, mail.meeting, now)
        tell("meeting.time_proposed", mail.meeting, who or by, now, facts=[], mail=mail.pk)
    else:
        tell("meeting.mail_kept", mail.meeting, by, now, facts=[], mail=mail.pk)


def proposer(mail: ReceivedMail, meeting: Meeting, now: datetime) -> Actor | None:
    """Whoever proposes another time, for their seat."""
    held = mandates_of(mail.account, meeting, now) if mail.account else []
    found = next((one for one in held if one.person == mail.person), None)
    return Actor(found.person, seat=found.seat) if found else None
