"""The link of an invitation: its number and what was drawn when it was sent, signed for the mailbox
that it was sent to: it lets in as whoever reads that one, and opens nothing once they have another.

Nothing of the person is in it, and whoever reads the database cannot make it.
"""

from __future__ import annotations

from secrets import token_urlsafe

from django.core.signing import BadSignature, Signer

from tourdetable.domain.joining.models import Invitation

SALT = "tourdetable.joining"
BYTES = 16
DIGITS = 12


def drawn() -> str:
    """Something that nobody can guess, of another link each time."""
    return token_urlsafe(BYTES)


def token_of(invitation: Invitation) -> str:
    """What its link ends with."""
    return signer(invitation).sign(f"{invitation.pk}.{invitation.nonce}")


def invitation_of(token: str) -> tuple[Invitation, bool] | None:
    """The invitation of a link, and whether it is the last that was sent (one query); None when it
    is forged, or was sent to a mailbox that is no longer theirs."""
    number = token.partition(".")[0]
    if not (number.isascii() and number.isdecimal() and len(number) <= DIGITS):
        return None
    rows = Invitation.objects.select_related("network", "person__account", "invited_by")
    found = rows.filter(pk=int(number)).first()
    if found is None:
        return None
    try:
        said = signer(found).unsign(token)
    except BadSignature:
        return None
    return found, said.partition(".")[2] == found.nonce


def signer(invitation: Invitation) -> Signer:
    mailbox = invitation.person.account_id if invitation.person else None
    return Signer(salt=f"{SALT}:{mailbox}", sep=".")
