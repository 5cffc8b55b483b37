"""Who is told that a link is theirs: somebody invited to join, or called in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_invitation(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Invitation]:
    """Who is invited to join."""
    return Invitation.objects.filter(sending=event).select_related("person")


def of_guest(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Guest]:
    """Who is called in."""
    return Guest.objects.filter(pk=subject_id(event)).select_related("person")
