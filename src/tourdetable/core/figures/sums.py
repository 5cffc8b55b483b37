"""The same question asked several times, added up: the sum must not give back what each hides."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace

from tourdetable.core.figures.suppression import suppressed
from tourdetable.core.figures.tables import Counts, Crossed, Line, cells, line
from tourdetable.core.figures.terms import THRESHOLD, Figure

UNTOLD = "*untold"
"""Stands for those of which nothing was published, gathered when they are large enough."""


def added_up(
    asked: Mapping[str, Counts],
    shown: Mapping[str, Crossed],
    *,
    threshold: int = THRESHOLD,
    lot: str = "",
) -> Line | None:
    """What may be told of all together; `shown` is what was published of each. Those under the
    threshold are left out, unless several make enough."""
    told = {name: asked[name] for name in asked if shown[name].everyone is not None}
    told |= untold([one for name, one in asked.items() if name not in told], threshold)
    if not told:
        return None
    sums = [sum(column) for column in zip(*map(totals, told.values()), strict=True)]
    hidden = {name for part, counts in told.items() for name in gone(part, counts, shown.get(part))}
    every = [*(one for part in told.items() for one in figures(*part)), *grand(sums)]
    public = {one.name for one in every} - hidden - {(None, at) for at in range(len(sums))}
    away = suppressed(every, threshold=threshold, hidden=hidden, public=public, lot=lot)
    return line(None, sums, away)


def untold(rest: list[Counts], threshold: int) -> dict[str, Counts]:
    """Those of which nothing was told, as one, if they are several and enough."""
    rows = [row for counts in rest if any(row := totals(counts))]
    together = [sum(column) for column in zip(*rows, strict=True)]
    enough = len(rows) > 1 and sum(together) >= threshold
    return {UNTOLD: {UNTOLD: together}} if enough else {}


def totals(counts: Counts) -> list[int]:
    return [sum(column) for column in zip(*counts.values(), strict=True)]


def gone(part: str, counts: Counts, shown: Crossed | None) -> Iterator[Hashable]:
    """The names of the cells of a part that are hidden."""
    if shown is not None:
        yield from ((part, name) for name in shown.hidden)
        return
    yield from (one.name for one in figures(part, counts))


def figures(part: str, counts: Counts) -> Iterator[Figure]:
    """The cells of a part, whose totals go on to those of all."""
    for one in cells(counts, totals(counts)):
        nodes = [node if node == "all" else (part, node) for node in (one.tail, one.head)]
        at = one.name[1]  # type: ignore[index]  # the name of a cell
        head = ("sum", at) if nodes[1] == "all" else nodes[1]
        yield replace(one, name=(part, one.name), tail=nodes[0], head=head)


def grand(sums: list[int]) -> Iterator[Figure]:
    """The totals of all."""
    for at, counted in enumerate(sums):
        yield Figure((None, at), ("sum", at), "all", counted, sum(sums))
