"""What lets somebody say that they read, or relayed, circulated minutes without signing in: in a
link, for these minutes and one mandate."""

from __future__ import annotations

from tourdetable.domain.meetings.tokens import numbers_of, same, signed
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Mandate

LINK = "tourdetable.relays.link"


def token_of(minutes: int, mandate: Mandate) -> str:
    """What the link of a holder holds; read the mandate with its person and their account."""
    account = mandate.person.account
    return signed(LINK, minutes, mandate.pk, account.email if account else "")


def link_of(token: str) -> tuple[Minutes, Mandate] | None:
    """The circulated minutes and the holder of a link; None when it is forged, or when their
    address has changed since (two queries)."""
    number, holder = numbers_of(token)
    around = ("person__account", "seat__institution", "seat__body")
    mandates = Mandate.objects.select_related(*around).filter(person__account__is_active=True)
    mandate = mandates.filter(pk=holder).first() if number else None
    if mandate is None or not same(token, token_of(number, mandate)):
        return None
    rows = Minutes.objects.select_related("meeting__body__network", "meeting__place")
    mine = {"state": MinutesState.CIRCULATED, "meeting__body": mandate.seat.body_id}
    found = rows.filter(pk=number, **mine).first()
    return (found, mandate) if found is not None else None
