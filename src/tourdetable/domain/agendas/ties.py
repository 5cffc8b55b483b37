"""What members brought to a point: it would be lost with it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.meetings.ties import POINT_TIES


def brought(item: AgendaItem) -> Iterator[str]:
    """A point to which something was brought."""
    if item.brought.exists():
        yield _(
            "“%(point)s” cannot leave the agenda: members have brought something to it. "
            "Keep it, or say at the end of the meeting that it was not dealt with."
        ) % {"point": item.title}


POINT_TIES.append(brought)
