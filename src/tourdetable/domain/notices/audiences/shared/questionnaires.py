"""Who is told that a questionnaire waits for them, or still does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.questionnaires.models import AskedPerson


def of_questionnaire(event: Event, kind: NoticeKind, now: datetime) -> Iterable[AskedPerson]:
    """Those whose link still opens: of this sending, or, for a reminder, of any."""
    rows = AskedPerson.objects.filter(questionnaire=subject_id(event), link__isnull=False)
    if "sending" in event.data:
        rows = rows.filter(sending=event.data["sending"])
    return rows.select_related("person")
