"""The addresses of our messages: from whom, to whom, and to whom an answer goes."""

from __future__ import annotations

import re
from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import punycode

from tourdetable.domain.meetings.tokens import address_token
from tourdetable.domain.people.models import Account

UNSEEN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
"""What a header or a line must not hold."""


def addressed(name: str, email: str) -> str:
    """`Ana <ana@xn--mdiathque-53af.example>`; `UnicodeEncodeError` for accents before the @."""
    box, _at, place = email.rpartition("@")
    return formataddr((one_line(name), f"{box}@{punycode(place)}"))


def answering(meeting: int, account: Account) -> str:
    """The address to which a mailbox answers about a meeting; empty when nobody would read it."""
    box, _at, place = settings.ANSWERS_ADDRESS.rpartition("@")
    return f"{box}+{address_token(meeting, account)}@{punycode(place)}" if box else ""


def our_own() -> str:
    """The address that our messages come from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def domain() -> str:
    """The name of the site, for identifiers (RFC 2919 wants a name, not an address)."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    return punycode(host) if re.search(r"[^\d.:]", host) else "localhost"


def one_line(text: str) -> str:
    """Text fit for a header: no line end, no control character."""
    return UNSEEN.sub(" ", text).strip()
