"""The link of somebody who joined with the code of the room: their number and what was drawn for
them, signed. It opens the session that is held, and nothing once it has ended."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

from tourdetable.domain.rounds.models import InTheRoom

SALT = "tourdetable.rounds.room"


def token_of(one: InTheRoom) -> str:
    """What their link ends with."""
    return signer().sign(f"{one.pk}.{one.nonce}")


def joined_by(token: str) -> InTheRoom | None:
    """Whose link it is (one query); None when it is forged, or the session has ended."""
    try:
        number, _dot, nonce = signer().unsign(token).partition(".")
        pk = int(number)
    except (BadSignature, ValueError):
        return None
    rows = InTheRoom.objects.filter(pk=pk, nonce=nonce, meeting__live__ended_at=None)
    rows = rows.filter(meeting__body__network__closed_on=None, meeting__live__isnull=False)
    return rows.select_related("meeting__body__network", "seat__institution").first()


def signer() -> Signer:
    return Signer(salt=SALT, sep=".")
