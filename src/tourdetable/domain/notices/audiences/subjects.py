"""What an event is about."""

from __future__ import annotations

from tourdetable.domain.journal.models import Event


def subject_id(event: Event) -> int:
    """The id of what the event is about: 12 for `meeting:12`."""
    return int(event.subject.rpartition(":")[2])
