"""The link of somebody who registered: their number and what was drawn for them, signed."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from tourdetable.domain.site.models import DayRegistration

SALT = "tourdetable.days"
MOST = 18
"""Digits of a number that a database holds."""


def token_of(registration: DayRegistration) -> str:
    """What their link ends with."""
    return signer().sign(f"{registration.pk}.{registration.nonce}")


def registration_of(token: str) -> DayRegistration | None:
    """Whose link it is (one query); None when it is forged, or they are registered no more."""
    try:
        number, _dot, nonce = signer().unsign(token).partition(".")
    except BadSignature:
        return None
    if not number.isdecimal() or len(number) > MOST:
        return None
    around = ("day__meeting__body__network", "day__meeting__place")
    rows = DayRegistration.objects.filter(pk=int(number), nonce=nonce)
    return rows.select_related(*around).first()


def signer() -> Signer:
    return Signer(salt=SALT, sep=".")
