"""What refers to a row, whatever app keeps it: found in the models themselves, so that apps added
later are covered (ADR 69)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

Reference = models.ForeignKey[Any, Any]


def references(model: type[models.Model]) -> list[Reference]:
    """The columns of other tables that point at rows of a model, links of many to many too."""
    found = model._meta.get_fields(include_hidden=True)
    return [
        row.field
        for row in found
        if isinstance(row, models.ManyToOneRel) and isinstance(row.field, models.ForeignKey)
    ]


@dataclass(frozen=True)
class Unique:
    """What may be there but once: the columns beside the one that points, and for which rows;
    `nothing` when two rows with nothing in a column are two of them."""

    columns: tuple[str, ...]
    condition: models.Q = field(default_factory=models.Q)
    nothing: bool = True

    def key(self, row: models.Model) -> tuple[Any, ...] | None:
        """What would be there twice; None for a row that may be there as often as one likes."""
        said = tuple(getattr(row, name) for name in self.columns)
        return None if self.nothing and None in said else said


def unique_with(column: Reference) -> Iterator[Unique]:
    """With which other columns one is unique."""
    options = column.model._meta
    if column.unique:
        yield Unique(())
    for names in options.unique_together:
        if column.name in names:
            yield Unique(others(names, column))
    for one in options.constraints:
        if isinstance(one, models.UniqueConstraint) and column.name in one.fields:
            yield Unique(
                others(one.fields, column),
                one.condition or models.Q(),
                nothing=one.nulls_distinct is not False,
            )


def others(names: Iterable[str], column: Reference) -> tuple[str, ...]:
    """The other columns, as rows hold them."""
    options = column.model._meta
    held = {one.name: one.attname for one in options.concrete_fields}
    return tuple(held[name] for name in names if name != column.name)
