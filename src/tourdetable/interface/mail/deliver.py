"""Sending the notices: taken by batches, handed over one by one, each marked as soon as it left."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from django.core.mail import get_connection

from tourdetable.domain.journal.leases import worker_name
from tourdetable.domain.notices.actions import (
    HOLD,
    Parcel,
    collect,
    mark_overtaken,
    mark_refused,
    mark_sent,
    put_back,
    take,
)
from tourdetable.domain.notices.latecomers import invite_latecomers
from tourdetable.interface.mail.desks.news import News
from tourdetable.interface.mail.letters import AnyLetter, letters
from tourdetable.interface.mail.messages import message

log = logging.getLogger(__name__)

BATCH = 25
"""Messages taken at once: few enough to leave, however slow the server, before they are held for
lost."""
ENOUGH = HOLD / 2


class Unreachable(Exception):
    """The mail server does not answer, or refuses us whatever the message and the address."""


@dataclass
class Delivered:
    """What one run did: `given_up` are among the `failed`, `unreachable` says why it stopped."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0
    unreachable: str = ""


def deliver(now: datetime) -> Delivered:
    """Invite those who have a seat since invitations left, read the journal, then send everything
    that is due."""
    invite_latecomers(now=now)
    collect(now=now)
    watch, done = Watch(now), Delivered()
    while not done.unreachable:
        parcels = take(worker=worker_name(), now=watch.now, parcels=BATCH)
        if not parcels:
            break
        send_batch(parcels, watch, done)
    return done


class Watch:
    """The present moment, by the clock that was given when the run started."""

    def __init__(self, start: datetime) -> None:
        self.start, self.since = start, time.monotonic()

    @property
    def now(self) -> datetime:
        return self.start + timedelta(seconds=time.monotonic() - self.since)


def send_batch(parcels: list[Parcel], watch: Watch, done: Delivered) -> None:
    """Send what was taken, over one connection. What cannot be tried is put back."""
    found, overtaken = letters(parcels, now=watch.now)
    mark_overtaken(parcels=overtaken)
    postman = Postman(watch, done)
    for index, letter in enumerate(found):
        try:
            postman.send(letter)
        except Unreachable as reason:
            put_back(parcels=[left.parcel for left in found[index:]])
            done.unreachable = str(reason)
            break
    postman.leave()


class Postman:
    """One connection to the mail server, and what was done with it."""

    def __init__(self, watch: Watch, done: Delivered) -> None:
        self.watch, self.started, self.done = watch, watch.now, done
        self.connection = get_connection()

    def send(self, letter: AnyLetter) -> None:
        """Send one message and say what became of it; `Unreachable` before anything was tried."""
        if self.watch.now - self.started > ENOUGH:
            raise Unreachable("too slow")
        self.reach()
        try:
            self.connection.send_messages([message(letter, self.connection)])
        except SMTPSenderRefused as error:
            self.leave()
            raise Unreachable(f"sender refused ({error.smtp_code})") from error
        except Exception as error:
            self.refused(letter, error)
        else:
            mark_sent(parcel=letter.parcel, now=self.watch.now)
            self.done.sent += 1

    def reach(self) -> None:
        """Open the connection if it is not; a server that cannot be reached is nobody's fault."""
        try:
            self.connection.open()
        except (OSError, SMTPException) as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from error

    def refused(self, letter: News, error: Exception) -> None:
        """Keep the reason as a code; a fault of ours goes to the log whole."""
        code = code_of(error)
        if code == "message":
            log.error("Notice of event %s cannot be written", letter.event.pk, exc_info=error)
        self.done.failed += 1
        self.done.given_up += mark_refused(parcel=letter.parcel, error=code, now=self.watch.now)
        self.leave()

    def leave(self) -> None:
        """Close the connection; the next message opens another."""
        try:
            self.connection.close()
        except (OSError, SMTPException) as error:
            log.warning("Mail server: %s", error)


def code_of(error: Exception) -> str:
    """`smtp_550` and the like, `connection` when it broke, `message` when we could not write it."""
    if isinstance(error, SMTPRecipientsRefused):
        return f"smtp_{max(code for code, _words in error.recipients.values())}"
    if isinstance(error, SMTPResponseException):
        return f"smtp_{error.smtp_code}"
    return "connection" if isinstance(error, (OSError, SMTPException)) else "message"
