"""Two writers on one record: the second is told, and nothing is overwritten."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django.db import models


class Versioned(models.Model):
    """A row that several people write: its version grows at each change."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @property
    def told(self) -> dict[str, Any]:
        """What the journal says of each event about it: network, subject, and data if any."""
        raise NotImplementedError


V = TypeVar("V", bound=Versioned)


class Changed(Exception, Generic[V]):
    """Somebody changed the record since the form was shown; `current` is what it has become."""

    def __init__(self, current: V) -> None:
        super().__init__(f"{current._meta.label} {current.pk} has changed")
        self.current = current


def lock(row: V, *, version: int) -> V:
    """The row, locked until the transaction ends, to save as `version + 1`. Raises `Changed`."""
    current = type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)
    if current.version != version:
        raise Changed(current)
    return current
