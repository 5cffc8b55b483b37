"""The codes that show that somebody reads a mailbox: made of what they prove, and kept nowhere.

A code holds for the half-hour in which it is made and the next one. It says which address of which
person it is for, so that it is no use to anybody else, and using it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from tourdetable.domain.people.models import OtherAddress

SALT = "tourdetable.address"
LETTERS = "bcdfghjkmnpqrstvwxz23456789"
"""Neither vowels, which would make words, nor letters that look like figures."""
LENGTH = 8
LASTS = 30 * 60
"""Seconds of one window."""
NOT_IN_CODES = re.compile(r"[^0-9a-z]")


def code_for(address: OtherAddress, now: datetime, *, before: int = 0) -> str:
    """The code of an address now, or of so many windows `before`: « bcdf-2345 »."""
    window = int(now.timestamp()) // LASTS - before
    said = f"{address.pk} {address.person_id} {address.account.email} {window}"
    digest = salted_hmac(SALT, said, algorithm="sha256").digest()
    letters = [LETTERS[byte % len(LETTERS)] for byte in digest[:LENGTH]]
    half = LENGTH // 2
    return f"{''.join(letters[:half])}-{''.join(letters[half:])}"


def is_code(written: str, address: OtherAddress, now: datetime) -> bool:
    """Whether it is the code that was sent to the address, typed in whatever way."""
    plain = NOT_IN_CODES.sub("", unicodedata.normalize("NFKC", written).lower())
    known = [code_for(address, now, before=before).replace("-", "") for before in (0, 1)]
    return any(constant_time_compare(plain, code) for code in known)


def may_send(request: HttpRequest, address: OtherAddress) -> bool:
    """Whether a code may be sent now: neither one mailbox nor one person is flooded with them."""
    whose = (f"person {address.person_id}", address.account.email)
    counted = [ratelimit.consume(request, action="send_address_code", key=key) for key in whose]
    return all(counted)


def may_try(request: HttpRequest, address: OtherAddress) -> bool:
    """Whether a code may be tried now: guessing one would take centuries."""
    key = str(address.person_id)
    return bool(ratelimit.consume(request, action="try_address_code", key=key))
