"""Taking in what is in the mailbox: each message in one step, then put away."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from tourdetable.domain.inbox.actions.rounds import say_read
from tourdetable.domain.inbox.actions.taking_in import take_in
from tourdetable.domain.inbox.enums import MailState
from tourdetable.domain.networks.actors import Operator
from tourdetable.interface.mail.inbound.mailboxes import (
    ImapPlace,
    MailStore,
    Unreadable,
    imap,
    maildir,
)
from tourdetable.interface.mail.message_ids import named_in
from tourdetable.interface.outages import outage_of

log = logging.getLogger(__name__)

Tally = Counter[str]
"""How many messages came to what."""

KNOWN, FAILED = "known", "failed"


def read_mail(now: datetime, folder: Path | None = None) -> Tally:
    """Take in what is in the mailbox of the settings, or in a maildir, and say how it went to
    whoever runs the site. Raises `Unreadable`."""
    done = Tally()
    try:
        take_all(done, now, folder)
    except Unreadable as error:
        say_read(trouble=str(error), left=done[FAILED], now=now)
        raise
    say_read(trouble="", left=done[FAILED], now=now)
    return done


def take_all(done: Tally, now: datetime, folder: Path | None) -> None:
    """Take in each message, and count what it came to."""
    with opened(folder) as box:
        for fetched in box.messages():
            state = taken(fetched.data, whole=fetched.whole, now=now)
            done[state] += 1
            if state != FAILED:
                box.put_away(fetched.key)


@contextmanager
def opened(folder: Path | None) -> Iterator[MailStore]:
    """The mailbox to read."""
    with maildir(folder) if folder else imap(place_of_settings()) as box:
        yield box


def place_of_settings() -> ImapPlace:
    """The mailbox that the settings name."""
    return ImapPlace(**settings.IMAP)


def taken(data: bytes, *, whole: bool, now: datetime) -> str:
    """What a message came to. One that makes us fail stays where it is, and stops no other; a
    database that is away stops all."""
    trusted = settings.MAIL_VOUCHED_BY
    by = Operator()
    try:
        mail = take_in(data=data, named=named_in, trusted=trusted, by=by, now=now, whole=whole)
    except Exception as error:
        if outage_of(error) is not None:
            raise
        log.exception("Mail: a message cannot be taken in; it stays in the mailbox")
        return FAILED
    return KNOWN if mail is None else MailState(mail.state).value
