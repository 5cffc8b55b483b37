"""The same question published again later: what came meanwhile is a table too."""

from __future__ import annotations

from tourdetable.core.figures.suppression import Hidden, suppressed
from tourdetable.core.figures.tables import Counts, Crossed, cells, crossed
from tourdetable.core.figures.terms import THRESHOLD


def may_follow(before: Counts, now: Counts, *, threshold: int = THRESHOLD) -> bool:
    """Whether a later release may come after an earlier one, of the same groups.

    Those who answered in between must be nobody or enough, in each group.
    """
    if set(before) != set(now):
        return False
    grown = [sum(now[group]) - sum(before[group]) for group in now]
    return all(one == 0 or one >= threshold for one in grown)


def released(before: Counts, shown: Crossed, now: Counts, *, threshold: int = THRESHOLD) -> Crossed:
    """The later release: what was hidden stays so, and the difference reveals nobody.

    What its readers know of both is what they know of the earlier one and of the difference.
    Whoever calls has asked `may_follow`.
    """
    if shown.everyone is None:
        return crossed(now, threshold=threshold)
    assert may_follow(before, now, threshold=threshold)
    gone = shown.hidden | unsaid(before, now, threshold)
    return crossed(now, threshold=threshold, hidden=gone)


def unsaid(before: Counts, now: Counts, threshold: int) -> Hidden:
    """The cells of the difference to hide."""
    more = {
        group: [late - early for early, late in zip(before[group], row, strict=True)]
        for group, row in now.items()
        if sum(row) > sum(before[group])
    }
    totals = [sum(column) for column in zip(*more.values(), strict=True)]
    return suppressed(list(cells(more, totals)), threshold=threshold)
