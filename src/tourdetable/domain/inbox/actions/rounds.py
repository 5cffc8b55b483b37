"""How the reading of the mailbox goes, for whoever runs the installation."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from tourdetable.domain.inbox.models import Reception

NOTED = timedelta(minutes=1)
"""How often a reader that finds nothing new writes that it looked."""


@transaction.atomic
def say_read(*, trouble: str, left: int, now: datetime) -> None:
    """A reader looked: what stopped it, and how many messages it could not take in. Written when
    that changes, or from time to time."""
    known = Reception.objects.filter(pk=1).first()
    said = {"ran_at": now, "trouble": trouble[:300], "left": left}
    if known is None:
        Reception.objects.get_or_create(pk=1, defaults=said)
    elif (known.trouble, known.left) != (said["trouble"], left) or known.ran_at <= now - NOTED:
        Reception.objects.filter(pk=1).update(**said)
