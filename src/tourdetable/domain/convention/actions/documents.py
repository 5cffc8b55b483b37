"""The document that comes with something."""

from __future__ import annotations

from datetime import datetime

from tourdetable.domain.convention.models import Documented
from tourdetable.domain.files.actions import keep_named
from tourdetable.domain.library.actions.bringing import SentFile


def give_document(row: Documented, sent: SentFile | None, now: datetime) -> None:
    """Its document is this one from now on; without any, the one that it has stays. To be saved."""
    if sent is not None:
        row.stored, row.file_name = keep_named(content=sent.content, name=sent.name, now=now)
