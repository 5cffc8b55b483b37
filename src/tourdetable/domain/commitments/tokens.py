"""What lets somebody answer what is asked of them without signing in: in a link, for one
commitment."""

from __future__ import annotations

from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.meetings.tokens import numbers_of, same, signed

LINK = "tourdetable.commitments.link"


def token_of(commitment: Commitment) -> str:
    """What the link of a commitment holds; read its person and their account with it."""
    account = commitment.person.account
    return signed(LINK, commitment.pk, commitment.person_id, account.email if account else "")


def commitment_of(token: str) -> Commitment | None:
    """The commitment of a link; None when it is forged, or when the person's address has changed
    since (one query)."""
    number, _person = numbers_of(token)
    around = ("person__account", "body__network", "theme", "seat__institution", "guest")
    rows = Commitment.objects.filter(pk=number).select_related(*around)
    found = rows.first() if number else None
    return found if found is not None and same(token, token_of(found)) else None
