"""How often sign-in codes are sent: little to one mailbox, enough for a whole room at once.

A town hall is one Internet address. What stops guessing and flooding is counted for a mailbox, from
one address first, so that nobody keeps somebody else from signing in; an address, then the whole
site, have wide limits of their own (`ACCOUNT_RATE_LIMITS`). A code takes three guesses, so that a
mailbox takes far fewer in an hour than what NIST SP 800-63B (5.2.2) allows in all.

What forms for everybody send to an address that nobody proved is counted for its mailbox, over all
of these forms together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.people.wording import mailbox_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ASKED_TOO_OFTEN = _(
    "Several codes have been asked for within a minute: none was sent this time. Use the last one "
    "that you received, or wait a minute and ask again."
)
ASKED_ALL_ALONG = _(
    "Many codes have been asked for this address within an hour: none was sent this time. Use the "
    "last one that you received, or ask again in an hour."
)
ASKED_BY_MANY = _(
    "Many codes are being asked for at the same time: none was sent this time. Wait a minute, then "
    "ask again."
)

TOO_MANY = 429


def spares(request: HttpRequest, email: str) -> bool:
    """Whether a mailbox has not had too many messages that strangers asked for: to register,
    subscribe, complain, sign in where it is unknown."""
    asked = ("stranger_mailbox", "stranger_mailbox_in_a_day")
    key = mailbox_of(email.strip().lower())
    return all(ratelimit.consume(request, action=one, key=key) for one in asked)


def too_often(request: HttpRequest, action: str, email: str) -> HttpResponse | None:
    """What is answered where a form was sent too often from one address (the limit `action`), or
    for one mailbox; None, and it is counted, when it may be."""
    if not ratelimit.consume(request, action=action, user=None):
        words = gettext(
            "Many messages are asked for from your connection: none was sent this time. Try again "
            "later."
        )
        return refused(request, words)
    if spares(request, email):
        return None
    words = gettext(
        "Several messages have left for this address already. Look into its mailbox, among "
        "unwanted messages too; else ask again tomorrow."
    )
    return refused(request, words)


def refused(request: HttpRequest, words: str) -> HttpResponse:
    """Why nothing was done this time, and what to do."""
    return render(request, "joining/too_many.html", {"words": words}, status=TOO_MANY)


def not_sent() -> str:
    """What is said when the mail server does not take a code."""
    return gettext(
        "The message could not leave: the mail server does not answer. It is not your doing; try "
        "again in a few minutes."
    )


def why_not(request: HttpRequest, email: str, *, by_form: bool) -> StrOrPromise:
    """Why no code is sent to this mailbox now; nothing when it may be, and it is counted.

    `by_form`: allauth's form asks the limit of the address itself.
    """
    mailbox = email.strip().lower()
    here = f"{get_ip(request)} {mailbox}"
    asked = [
        ("code_in_a_minute", here, ASKED_TOO_OFTEN),
        ("code_in_an_hour", here, ASKED_ALL_ALONG),
        ("code_to_a_mailbox", mailbox, ASKED_ALL_ALONG),
        ("code_at_all", "all", ASKED_BY_MANY),
    ]
    if not by_form:
        asked.insert(0, ("request_login_code", mailbox, ASKED_BY_MANY))
    for action, key, words in asked:
        if not ratelimit.consume(request, action=action, key=key):
            return words
    return ""
