"""The record that an act would make, for tests that ask what the act would break."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.shapes import fact_shapes


def amended(record: Record, **facts: Iterable[Any]) -> Record:
    """The record once an act has written these facts, by kind: `amended(record, offices=[given])`.

    A fact with an id takes the place of the one that has it; the others come beside what there is.
    """
    written: dict[str, Any] = {k: written_in(record, k, some) for k, some in facts.items()}
    return replace(record, **written)


def written_in(record: Record, kind: str, facts: Iterable[Any]) -> tuple[Any, ...]:
    known: tuple[Any, ...] = getattr(record, kind) or ()
    if "id" not in fact_shapes()[kind].fields:
        return (*known, *facts)
    return tuple({fact.id: fact for fact in (*known, *facts)}.values())
