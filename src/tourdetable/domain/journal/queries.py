"""Reads of the journal."""

from __future__ import annotations

from uuid import UUID

from tourdetable.domain.journal.models import Event


def was_done(gesture: UUID) -> bool:
    """Whether a form carrying this token has already been recorded."""
    return Event.objects.filter(gesture=gesture).exists()
