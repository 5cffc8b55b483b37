"""What minutes say of a sitting, that its agenda must agree with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.meetings.ties import POINT_TIES
from tourdetable.domain.minutes.models import Minutes

HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)


def minuted(item: AgendaItem) -> Iterator[str]:
    """A point under whose title the minutes say something."""
    minutes = Minutes.objects.filter(meeting=item.meeting_id).first()
    if minutes is not None and item.title in HEADING.findall(minutes.text):
        words = _("“%(point)s” cannot leave the agenda: the minutes have a part of that title.")
        yield words % {"point": item.title}


POINT_TIES.append(minuted)
