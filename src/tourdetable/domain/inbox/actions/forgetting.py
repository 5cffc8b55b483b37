"""Forgetting what received messages said, once it serves nobody any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from tourdetable.domain.inbox.models import ReceivedMail

KEPT_FOR = timedelta(days=180)
"""How long a message is kept; taken in again after that, it would be older than any answer."""


@transaction.atomic
def forget_mail(*, now: datetime) -> int:
    """Forget the messages of more than half a year ago; how many."""
    gone, _each = ReceivedMail.objects.filter(received_at__lt=now - KEPT_FOR).delete()
    return gone
