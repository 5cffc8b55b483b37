"""Tables of counts as they may be published: None stands for a count that is hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tourdetable.core.figures.suppression import Hidden, suppressed
from tourdetable.core.figures.terms import THRESHOLD, Figure

Counts = Mapping[str, Sequence[int]]
"""Of each group, how many gave each answer: the answers come in one order for all."""

Shown = tuple[int | None, ...]


@dataclass(frozen=True)
class Line:
    """One line of a published table: a group, or everybody."""

    size: int
    counts: Shown

    def share(self, at: int) -> float | None:
        """The part that an answer takes of its line, from 0 to 1; None when it is hidden."""
        counted = self.counts[at]
        return counted / self.size if counted is not None and self.size else None

    def mean(self, values: Sequence[float | None]) -> float | None:
        """The mean of what answers are worth, those worth None apart.

        A mean is a sum: where one answer is hidden it would give it back, so there is none then.
        """
        pairs = list(zip(self.counts, values, strict=True))
        if any(counted is None for counted, _ in pairs):
            return None
        worth = [(counted or 0, value) for counted, value in pairs if value is not None]
        people = sum(counted for counted, _ in worth)
        return sum(counted * value for counted, value in worth) / people if people else None


@dataclass(frozen=True)
class Crossed:
    """One question by groups; `everyone` is None under the threshold, and there is no group."""

    everyone: Line | None
    groups: Mapping[str, Line]
    hidden: Hidden = frozenset()
    """The cells that are hidden: (group, answer's place), the group None for everybody."""


def crossed(
    counts: Counts,
    *,
    threshold: int = THRESHOLD,
    lot: str = "",
) -> Crossed:
    """Answers to one question by groups that are large enough (`gathered` makes them so).

    Sizes of groups are published, as other questions are: a group under the threshold is refused.
    `lot` is known to no reader, and is the same whenever the table is read.
    """
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    if sum(totals) < threshold:
        return Crossed(None, {})
    require_gathered(counts, threshold)
    figures = list(cells(counts, totals))
    gone = suppressed(figures, threshold=threshold, lot=lot)
    lines = {group: line(group, row, gone) for group, row in counts.items()}
    return Crossed(line(None, totals, gone), lines, gone)


def require_gathered(counts: Counts, threshold: int) -> None:
    """A group under the threshold is a mistake of whoever calls: its size would be published."""
    if any(sum(row) < threshold for row in counts.values()):
        raise ValueError("gather the groups under the threshold first")


def cells(counts: Counts, totals: Sequence[int]) -> Iterator[Figure]:
    """The cells of groups, then those of everybody, whose sizes are known."""
    for group, row in counts.items():
        for at, counted in enumerate(row):
            yield Figure((group, at), ("group", group), ("answer", at), counted, sum(row))
    for at, counted in enumerate(totals):
        yield Figure((None, at), ("answer", at), "all", counted, sum(totals))


def line(group: str | None, row: Sequence[int], gone: Hidden) -> Line:
    shown = tuple(None if (group, at) in gone else one for at, one in enumerate(row))
    return Line(sum(row), shown)


def listed(counts: Mapping[str, int], *, threshold: int = THRESHOLD) -> dict[str, int | None]:
    """Counts that make up a total which everybody knows: a list, by anything."""
    if sum(counts.values()) < threshold:
        return dict.fromkeys(counts) if any(counts.values()) else dict(counts)
    figures = [Figure(name, "all", "parts", counted) for name, counted in counts.items()]
    gone = suppressed(figures, threshold=threshold)
    return {name: None if name in gone else counted for name, counted in counts.items()}
