"""Whether our messages reach people, in words, for whoever composes: an address that refuses them,
an automatic reply of late."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from tourdetable.domain.inbox.models import AddressTrouble
from tourdetable.domain.inbox.queries import away, troubled
from tourdetable.interface.language import day as long_day


def reached(accounts: Collection[int | None], *, now: datetime) -> dict[int, str]:
    """By mailbox (its id), what is known of those that our messages do not reach, or whose people
    are away (two queries)."""
    absent = {
        pk: _("automatic reply received on %(day)s") % {"day": long_day(at)}
        for pk, at in away(accounts, now=now).items()
    }
    return absent | {pk: refusing(one) for pk, one in troubled(accounts).items()}


def refusing(trouble: AddressTrouble) -> str:
    """Since when an address refuses our messages, and by which code."""
    words = _("address refused since %(day)s")
    if not trouble.lasting:
        words = _("messages not delivered since %(day)s, for now")
    said = words % {"day": long_day(trouble.since)}
    return f"{said} ({trouble.code})" if trouble.code else said
