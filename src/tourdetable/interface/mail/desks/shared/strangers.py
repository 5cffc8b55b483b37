"""Writing to those who registered for an open day, who have no account: one by one, each letter
marked before it is handed over and once the server has answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tourdetable.domain.journal.leases import worker_name
from tourdetable.domain.site.actions.forgetting import tell_changes
from tourdetable.domain.site.actions.letters import (
    hand_over,
    mark_refused,
    mark_sent,
    put_back,
    take_letters,
)
from tourdetable.domain.site.enums import DayLetterKind
from tourdetable.domain.site.models import DayLetter
from tourdetable.domain.site.tokens import token_of
from tourdetable.interface.mail.addresses import addressed, one_line, our_own
from tourdetable.interface.mail.markup import as_html
from tourdetable.interface.mail.messages import framed, laid_out, legible_text, of_network

BATCH = 25


def write_to_strangers(await_turn: Callable[[], None], *, now: datetime) -> int:
    """Send what is due, waiting for one's turn before each; how many left. A server that does not
    answer is asked again another time."""
    tell_changes(now=now)
    sent, connection = 0, get_connection()
    while letters := take_letters(worker=worker_name(), now=now, most=BATCH):
        while letters:
            await_turn()
            try:
                connection.open()
            except (OSError, SMTPException):
                put_back(letters=letters)
                return sent
            sent += send(letters.pop(0), connection, now)
    connection.close()
    return sent


def send(letter: DayLetter, connection: BaseEmailBackend, now: datetime) -> int:
    """Send one, unless another worker has it: 1 when the server took it."""
    mail = written(letter, connection)
    if not hand_over(letter=letter, worker=worker_name()):
        return 0
    try:
        connection.send_messages([mail])
    except (OSError, SMTPException):
        mark_refused(letter=letter, now=now)
        connection.close()
        return 0
    mark_sent(letter=letter)
    return 1


def written(letter: DayLetter, connection: BaseEmailBackend | None = None) -> Any:
    """The e-mail of a letter, in the language in which one registered."""
    one = letter.registration
    network = one.day.meeting.body.network
    with translation.override(one.language), timezone.override(ZoneInfo(network.time_zone)):
        subject = one_line(subject_of(letter))
        text = render_to_string("mail/open_day.txt", said(letter))
        html = framed(subject, one.language, as_html(legible_text(text)))
    mail = EmailMultiAlternatives(
        subject=subject,
        body=laid_out(text),
        from_email=our_own(),
        to=[addressed(one.name, one.email)],
        reply_to=[network.contact] if network.contact else [],
        headers={"From": settings.DEFAULT_FROM_EMAIL, **of_network(network)},
        connection=connection,
    )
    mail.attach_alternative(html, "text/html")
    return mail


def subject_of(letter: DayLetter) -> str:
    """What it is about, then what day."""
    words = {
        DayLetterKind.CONFIRM: _("Confirm your registration: %(day)s"),
        DayLetterKind.PLACE: _("You have a place: %(day)s"),
        DayLetterKind.WAITS: _("You are on the waiting list: %(day)s"),
        DayLetterKind.MOVED: _("New date, time or place: %(day)s"),
        DayLetterKind.CANCELLED: _("Cancelled: %(day)s"),
    }
    title = letter.registration.day.meeting.title
    return words[DayLetterKind(letter.kind)] % {"day": title}


def said(letter: DayLetter) -> dict[str, Any]:
    """What the template says."""
    day, slug = letter.registration.day, letter.registration.day.meeting.body.network.slug
    link = reverse("day_link", args=[slug, token_of(letter.registration)])
    page = reverse("open_day", args=[slug, day.pk])
    return {
        "kind": letter.kind,
        "one": letter.registration,
        "day": day,
        "meeting": day.meeting,
        "network": day.meeting.body.network,
        "link": f"{settings.SITE_URL}{link}",
        "page": f"{settings.SITE_URL}{page}",
    }
