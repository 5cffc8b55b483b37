"""Complaining, answering within a week, saying why it takes longer, and being reminded of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_hex

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tourdetable.domain.complaints.enums import ComplaintLetter, ComplaintSubject
from tourdetable.domain.complaints.models import Complaint, ComplaintMessage
from tourdetable.domain.complaints.queries import desks, due_messages, overdue, site_day
from tourdetable.domain.journal import leases
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.departures import HOLD
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.wording import wording

WEEK = timedelta(days=7)
"""How long an answer may take (RGAA: déclaration, « Retour d’information et contact »)."""
AT_MOST = timedelta(days=60)
"""How long it may be put off, with a reason."""
KEPT = timedelta(days=365)
"""How long the address of whoever complained is kept, once they are answered."""
LONGEST = 10_000


@dataclass(frozen=True)
class ComplaintDetails:
    """What people write; `network` None: of the site itself. `acknowledged`: whether a message says
    at once that it was received; one is answered all the same."""

    subject: str
    words: str
    page: str = ""
    email: str = ""
    network: Network | None = None
    language: str = ""
    acknowledged: bool = True


@once
def complain(*, details: ComplaintDetails, desk: str, by: Operator, now: datetime) -> Complaint:
    """Take a complaint in: whoever made it has an acknowledgement, those who answer are told."""
    complaint = made_of(details, now)
    complaint.desk = desk
    complaint.save()
    tell("complaint.made", complaint, by, now)
    on = site_day(now)
    if details.acknowledged:
        to_whoever_complained(complaint, ComplaintLetter.RECEIVED, on, now)
    write(complaint, ComplaintLetter.TOLD, desks(complaint, on=on), on, now)
    return complaint


def made_of(details: ComplaintDetails, now: datetime) -> Complaint:
    """What was written; unsaved."""
    if details.subject not in ComplaintSubject.values:
        raise ValidationError({"subject": _("This choice is not in the list any more.")})
    complaint = Complaint(subject=details.subject, network=details.network, made_at=now)
    complaint.words = wording(details.words, limit=LONGEST)
    if not complaint.words:
        raise ValidationError({"words": _("Say what does not work, in a few words.")})
    complaint.page = wording(details.page, limit=300)
    complaint.email, complaint.language = details.email.strip().lower(), details.language
    complaint.nonce, complaint.due_on = token_hex(16), site_day(now) + WEEK
    return complaint


@once
def answer_complaint(
    *, complaint: Complaint, answer: str, version: int, by: By, now: datetime
) -> Complaint:
    """Answer: whoever complained reads it by their link, and by mail when they gave an address."""
    current = lock(complaint, version=version)
    must_wait(current)
    current.answer = wording(answer, limit=LONGEST)
    if not current.answer:
        raise ValidationError({"answer": _("Write what you answer.")})
    current.answered_at, current.answered_by_id = now, by.person_id
    to_whoever_complained(current, ComplaintLetter.ANSWERED, site_day(now), now)
    return save("complaint.answered", current, by, now)


@once
def defer_answer(
    *,
    complaint: Complaint,
    until: date,
    because: str,
    version: int,
    by: By,
    now: datetime,
) -> Complaint:
    """Say by when it is answered, when a week is not enough, and why: they are told."""
    current, on = lock(complaint, version=version), site_day(now)
    must_wait(current)
    must_be_reasonable(current, until, on)
    current.deferred_until, current.deferred_because = until, wording(because, limit=2_000)
    if not current.deferred_because:
        raise ValidationError({"because": _("Say why: whoever complained reads it.")})
    to_whoever_complained(current, ComplaintLetter.DEFERRED, on, now)
    return save("complaint.deferred", current, by, now)


def must_be_reasonable(complaint: Complaint, until: date, on: date) -> None:
    """Refuse a day that puts nothing off, or puts it off for too long."""
    if not max(complaint.due, on) < until <= on + AT_MOST:
        said = _("Choose a day after the one by which it is due, within %(days)d days.")
        raise ValidationError({"until": said % {"days": AT_MOST.days}})


def must_wait(complaint: Complaint) -> None:
    """Refuse to answer twice."""
    if not complaint.waits:
        raise ValidationError(_("This complaint has been answered."))


@transaction.atomic
def remind_overdue(*, now: datetime) -> int:
    """Remind those who answer of what should have been, once a day; how many messages."""
    on = site_day(now)
    late = overdue(on).exclude(messages__letter=ComplaintLetter.OVERDUE, messages__day=on)
    return sum(
        write(one, ComplaintLetter.OVERDUE, desks(one, on=on), on, now) for one in list(late)
    )


@transaction.atomic
def forget_addresses(*, now: datetime) -> int:
    """Forget the addresses of those who were answered long ago; how many complaints."""
    old = Complaint.objects.filter(answered_at__lt=now - KEPT).exclude(email="")
    ComplaintMessage.objects.filter(complaint__in=old).delete()
    return old.update(email="")


@transaction.atomic
def take_messages(*, worker: str, now: datetime, most: int) -> list[ComplaintMessage]:
    """Take at most so many messages to send; nobody else takes them for a while."""
    rows = due_messages(now=now).select_related("complaint__network").order_by("pk")
    return leases.take(rows, worker=worker, now=now, hold=HOLD, most=most)


def to_whoever_complained(
    complaint: Complaint, letter: ComplaintLetter, on: date, now: datetime
) -> None:
    """A message to them, if they gave an address."""
    write(complaint, letter, [complaint.email] if complaint.email else [], on, now)


def write(
    complaint: Complaint, letter: ComplaintLetter, to: Iterable[str], on: date, now: datetime
) -> int:
    """Messages that leave at once, each once a day at most; how many."""
    rows = [
        ComplaintMessage(complaint=complaint, letter=letter, to=one, day=on, due_at=now)
        for one in to
    ]
    ComplaintMessage.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
