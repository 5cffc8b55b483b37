"""What lets somebody answer a consultation without signing in: in a link, for one consultation and
one mandate."""

from __future__ import annotations

from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.meetings.tokens import numbers_of, same, signed
from tourdetable.domain.networks.models import Mandate

LINK = "tourdetable.consultations.link"


def token_of(consultation: int, mandate: Mandate) -> str:
    """What the link of a holder holds; read the mandate with its person and their account."""
    account = mandate.person.account
    return signed(LINK, consultation, mandate.pk, account.email if account else "")


def link_of(token: str) -> tuple[Consultation, Mandate] | None:
    """The consultation and the holder of a link; None when it is forged, or when their address has
    changed since (two queries)."""
    number, holder = numbers_of(token)
    around = ("person__account", "seat__institution")
    mandates = Mandate.objects.select_related(*around).filter(person__account__is_active=True)
    mandate = mandates.filter(pk=holder).first() if number else None
    if mandate is None or not same(token, token_of(number, mandate)):
        return None
    rows = Consultation.objects.select_related("body__network", "decision")
    found = rows.filter(pk=number, body=mandate.seat.body_id).first()
    return (found, mandate) if found is not None else None
