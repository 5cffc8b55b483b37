"""Who is told that a commitment is asked of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_commitment(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Commitment]:
    """Who is asked."""
    return Commitment.objects.filter(pk=subject_id(event)).select_related("person")
