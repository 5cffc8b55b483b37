"""Sending the notices: taken by batches, handed over one by one, each marked before it is and once
the server has answered."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from tourdetable.domain.journal.departures import (
    HOLD,
    Departure,
    hand_over,
    holders,
    mark_overtaken,
    mark_refused,
    mark_sent,
    mark_uncertain,
    put_back,
    settle,
    take_back,
)
from tourdetable.domain.journal.leases import worker_name
from tourdetable.domain.notices.actions import collect, next_turn, say_ran, take
from tourdetable.domain.notices.departing import TABLES
from tourdetable.domain.notices.latecomers import invite_latecomers
from tourdetable.domain.notices.leavers import release_leavers
from tourdetable.domain.site.actions.forgetting import tell_changes
from tourdetable.interface.mail.apart.batches import Batch, Sendable
from tourdetable.interface.mail.apart.complaints import batch_of_complaints
from tourdetable.interface.mail.apart.diagnoses import batch_of_diagnoses
from tourdetable.interface.mail.apart.newsletters import batch_of_newsletters
from tourdetable.interface.mail.apart.open_days import batch_of_open_days
from tourdetable.interface.mail.apart.referrals import batch_of_questions
from tourdetable.interface.mail.digests import gathered, written
from tourdetable.interface.mail.letters import letters, parts_of

log = logging.getLogger(__name__)

BATCH = 25
"""Messages taken at once: few enough to leave, however slow the server, before they are held for
lost."""
ENOUGH = HOLD / 2
IDLE = timedelta(seconds=10)
"""How long a connection to the mail server is kept without saying anything."""


class Unreachable(Exception):
    """The mail server does not answer, or refuses us whatever the message and the address."""


class Leaving(Exception):
    """It is time to end: what was not handed over is left to others."""


@dataclass
class Delivered:
    """What one run did: `given_up` are among the `failed`, of the `uncertain` nobody knows whether
    they were taken, `unreachable` says why it stopped."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0
    unreachable: str = ""
    uncertain: int = 0


def deliver(now: datetime, leaving: threading.Event | None = None) -> Delivered:
    """Invite those who have a seat since invitations left, release those who lost theirs, read the
    journal, see which open days moved, then send everything that is due, until `leaving` is set."""
    invite_latecomers(now=now)
    release_leavers(now=now)
    collect(now=now)
    tell_changes(now=now)
    watch, done = Watch(now, leaving or threading.Event()), Delivered()
    for table in TABLES:
        done.uncertain += settle(table=table, dead=dead_workers(table), now=now)
    try:
        while not done.unreachable and (batch := next_batch(watch.now)) is not None:
            send_batch(batch, watch, done)
    except Leaving:
        log.info("Notices: leaving")
    say_ran(trouble=done.unreachable, now=watch.now)
    return done


def batch_of_notices(*, worker: str, now: datetime, most: int) -> Batch | None:
    """The next notices to send; what is no longer true stays unsent."""
    parcels = take(worker=worker, now=now, parcels=most)
    if not parcels:
        return None
    found, overtaken = letters(parts_of(parcels), now=now)
    mark_overtaken(parcels=overtaken)
    return Batch(gathered(found), written)


BATCHES = (
    batch_of_complaints,
    batch_of_questions,
    batch_of_diagnoses,
    batch_of_open_days,
    batch_of_notices,
    batch_of_newsletters,
)
"""What is sent, in that order: what strangers wait for first, newsletters last."""


def next_batch(now: datetime) -> Batch | None:
    """What leaves next: whatever began to leave, somebody who registers meanwhile comes first."""
    found = (make(worker=worker_name(), now=now, most=at_once()) for make in BATCHES)
    return next((batch for batch in found if batch is not None), None)


def pace() -> timedelta:
    """The time between two messages, whichever worker sends them; none when nothing bounds it."""
    return timedelta(minutes=1) / settings.MAIL_RATE if settings.MAIL_RATE else timedelta()


def at_once() -> int:
    """How many messages are taken at once: so many as leave while they are held."""
    every = pace()
    return min(BATCH, max(1, ENOUGH // (2 * every))) if every else BATCH


def dead_workers(table: type[Departure]) -> list[str]:
    """The workers of this machine that hold messages and are no more: they were killed."""
    mine = worker_name()
    host = mine.rpartition(":")[0]
    return [
        name
        for name in holders(table)
        if name != mine and name.rpartition(":")[0] == host and not alive(name)
    ]


def alive(worker: str) -> bool:
    """Whether the process of a worker of this machine is still there."""
    number = worker.rpartition(":")[2]
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (ValueError, OSError):
        return True
    return True


class Watch:
    """The present moment, by the clock that was given when the run started."""

    def __init__(self, start: datetime, leaving: threading.Event) -> None:
        self.start, self.since, self.leaving = start, time.monotonic(), leaving

    @property
    def now(self) -> datetime:
        return self.start + timedelta(seconds=time.monotonic() - self.since)

    def wait(self, moment: datetime) -> None:
        """Wait for a moment; `Leaving` when it is time to end."""
        if self.leaving.wait(max(0.0, (moment - self.now).total_seconds())):
            raise Leaving


def send_batch(batch: Batch, watch: Watch, done: Delivered) -> None:
    """Send what was taken, over one connection. What cannot be tried is put back."""
    postman = Postman(watch, done, batch.write)
    left = list(batch.letters)
    try:
        for letter in draining(left):
            postman.send(letter)
    except Unreachable as reason:
        done.unreachable = str(reason)
    finally:
        put_back(parcels=[letter.parcel for letter in left])
        postman.leave()


def draining(letters: list[Sendable]) -> Iterator[Sendable]:
    """Each in turn, out of the list only once something became of it."""
    while letters:
        yield letters[0]
        letters.pop(0)


class Postman:
    """One connection to the mail server, and what was done with it."""

    def __init__(
        self, watch: Watch, done: Delivered, write: Callable[[Any, Any], EmailMessage]
    ) -> None:
        self.watch, self.started, self.done, self.write = watch, watch.now, done, write
        self.connection = get_connection()

    def send(self, letter: Sendable) -> None:
        """Send one message and say what became of it; `Unreachable` before anything was tried."""
        if self.watch.now - self.started > ENOUGH:
            raise Unreachable("too slow")
        try:
            mail = self.write(letter, self.connection)
        except Exception as error:
            self.refused(letter, error)
            return
        self.await_turn()
        self.reach()
        if hand_over(parcel=letter.parcel, worker=worker_name(), now=self.watch.now):
            self.hand_over(letter, mail)

    def hand_over(self, letter: Sendable, mail: EmailMessage) -> None:
        """Give a message to the server, once it is written that it is being given."""
        try:
            self.connection.send_messages([mail])
        except SMTPSenderRefused as error:
            take_back(parcel=letter.parcel)
            self.leave()
            raise Unreachable(f"sender refused ({error.smtp_code})") from error
        except Exception as error:
            if self.is_doubtful(error):
                self.doubt(letter, mail, error)
            else:
                self.refused(letter, error)
        else:
            mark_sent(parcel=letter.parcel, now=self.watch.now, subject=str(mail.subject))
            self.done.sent += 1

    def await_turn(self) -> None:
        """Wait until one more message may leave; `Leaving` when it is time to end."""
        if self.watch.leaving.is_set():
            raise Leaving
        every = pace()
        if not every:
            return
        turn = next_turn(every=every, now=self.watch.now)
        if turn - self.watch.now > IDLE:
            self.leave()
        self.watch.wait(turn)

    def reach(self) -> None:
        """Open the connection if it is not; a server that cannot be reached is nobody's fault."""
        try:
            self.connection.open()
        except (OSError, SMTPException) as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from error

    def is_doubtful(self, error: Exception) -> bool:
        """Whether the message was perhaps taken, though we were told nothing."""
        said = getattr(self.connection, "doubtful", None)
        if said is not None:
            return bool(said)
        answered = isinstance(error, (SMTPRecipientsRefused, SMTPDataError))
        return isinstance(error, (OSError, SMTPException)) and not answered

    def doubt(self, letter: Sendable, mail: EmailMessage, error: Exception) -> None:
        """Nobody knows whether it was taken: it is never sent again by itself."""
        subject = str(mail.subject)
        mark_uncertain(parcel=letter.parcel, error=code_of(error), subject=subject)
        self.done.uncertain += 1
        self.leave()

    def refused(self, letter: Sendable, error: Exception) -> None:
        """Keep the reason as a code; a fault of ours goes to the log whole."""
        code = code_of(error)
        if code == "message":
            first = letter.parcel[0]
            log.error("%r (%s) cannot be written", first, first.pk, exc_info=error)
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
