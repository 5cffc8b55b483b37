"""The link of an invitation: its number and what was drawn when it was sent, signed.

Nothing of the person is in it, and whoever reads the database cannot make it.
"""

from __future__ import annotations

from secrets import token_urlsafe

from django.core.signing import BadSignature, Signer

from tourdetable.domain.joining.models import Invitation

SALT = "tourdetable.joining"
BYTES = 16


def drawn() -> str:
    """Something that nobody can guess, of another link each time."""
    return token_urlsafe(BYTES)


def token_of(invitation: Invitation) -> str:
    """What its link ends with."""
    return signer().sign(f"{invitation.pk}.{invitation.nonce}")


def invitation_of(token: str) -> tuple[Invitation, bool] | None:
    """The invitation of a link, and whether it is the last that was sent (one query); None when it
    is forged."""
    try:
        pk, _dot, nonce = signer().unsign(token).partition(".")
        number = int(pk)
    except (BadSignature, ValueError):
        return None
    rows = Invitation.objects.select_related("network", "person__account", "invited_by")
    found = rows.filter(pk=number).first()
    return (found, found.nonce == nonce) if found else None


def signer() -> Signer:
    return Signer(salt=SALT, sep=".")
