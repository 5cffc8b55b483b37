"""What a person does with a message that waited for them: count it, or be done with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.inbox.enums import MailState
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.meetings.actions.answering import enter_reply, must_be_asked
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate


@once
def count_mail(
    *, mail: ReceivedMail, who: Mandate, answer: str, by: Actor, now: datetime
) -> ReceivedMail:
    """Record what a message says as the answer of somebody, for their seat."""
    current = locked(mail)
    meeting = current.meeting
    if meeting is None:
        raise ValidationError(_("This message is about no meeting."))
    must_be_asked(meeting, now)
    own = Actor(by.person, seat=by.seat, office=by.office)
    said: dict[str, Any] = {"seat": who.seat, "person": who.person, "answer": answer}
    enter_reply(meeting=meeting, by=own, now=now, **said)
    current.person, current.answer = who.person, answer
    return done(current, MailState.COUNTED, by, now)


@once
def mark_read(*, mail: ReceivedMail, by: Actor, now: datetime) -> ReceivedMail:
    """Be done with a message: it has been read, and nothing of it is recorded."""
    return done(locked(mail), MailState.READ, by, now)


def locked(mail: ReceivedMail) -> ReceivedMail:
    """The message, unless somebody is done with it already."""
    rows = ReceivedMail.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "meeting__body__network", "network"
    )
    current = rows.get(pk=mail.pk)
    if current.state != MailState.WAITING:
        raise ValidationError(_("Somebody has already dealt with this message."))
    return current


def done(mail: ReceivedMail, state: MailState, by: Actor, now: datetime) -> ReceivedMail:
    """Say what became of it, by whom; what it was made of is forgotten."""
    assert mail.network is not None
    mail.state, mail.read_by, mail.read_at, mail.raw = state, by.person, now, b""
    mail.save()
    subject = f"mail:{mail.pk}"
    body = mail.meeting.body_id if mail.meeting else None
    said: dict[str, Any] = {
        "network": mail.network.slug,
        "subject": subject,
        "body": body,
        "facts": (),
    }
    record(kind="mail.settled", by=by, now=now, state=state.value, **said)
    return mail
