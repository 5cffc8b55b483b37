"""Two writers on one record: the second is told, and nothing is overwritten."""

from __future__ import annotations

from typing import Generic, TypeVar

from django.db import models

V = TypeVar("V", bound=models.Model)


class Changed(Exception, Generic[V]):
    """Somebody changed the record since the form was shown; `current` is what it has become."""

    def __init__(self, current: V) -> None:
        super().__init__(f"{current._meta.label} {current.pk} has changed")
        self.current = current


def lock(row: V, *, version: int) -> V:
    """The row, locked until the transaction ends, to save as `version + 1`. Raises `Changed`."""
    current = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if current.version != version:  # type: ignore[attr-defined]  # theirs all have one
        raise Changed(current)
    return current
