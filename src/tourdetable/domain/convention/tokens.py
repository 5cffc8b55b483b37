"""What lets a partner that has no seat answer without an account: in a link, signed for it, the
number of the link and the address that it was sent to.
"""

from __future__ import annotations

from tourdetable.domain.convention.models import DiagnosisPartner
from tourdetable.domain.meetings.tokens import numbers_of, same, signed

LINK = "tourdetable.convention.partner"


def token_of(partner: DiagnosisPartner) -> str:
    """What the last link of a partner holds."""
    return signed(LINK, partner.pk, partner.link, partner.email)


def partner_of(token: str) -> DiagnosisPartner | None:
    """The partner of a link; None when it is forged, when it was closed or when another one was
    sent since (one query)."""
    number, link = numbers_of(token)
    around = ("institution", "diagnosis__network", "diagnosis__stored")
    rows = DiagnosisPartner.objects.filter(pk=number, link=link).exclude(email="")
    found = rows.select_related(*around).first() if number else None
    return found if found is not None and same(token, token_of(found)) else None
