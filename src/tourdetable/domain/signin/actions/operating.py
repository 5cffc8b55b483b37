"""What the operator does to the whole installation, outside of any network."""

from __future__ import annotations

from datetime import datetime

from tourdetable.domain.journal.actions import By, once, record


@once
def open_data(*, command: str, by: By, now: datetime) -> None:
    """Tell that the database was opened by a command that may read anything in it."""
    record(kind="operator.opened", network="", subject=f"command:{command}", by=by, now=now)
