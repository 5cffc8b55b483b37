"""Numbers of entries: by day, so that the latest are the last, whatever engine walks them.

What has no day (bodies, people, articles) comes before all that has one; of a day, what it is
called after (its meetings) is the last.
"""

from __future__ import annotations

from datetime import date

GIVEN, GENERATIONS = 26, 14
"""Bits of the number of an entry in its index, and of that index's own."""
LEADING = GIVEN + GENERATIONS
OF_A_DAY = LEADING + 1


def entry_id(on: date | None, generation: int, given: int, *, leads: bool = False) -> int:
    """The id of an entry; `leads` when its day is called after it."""
    index = generation % (1 << GENERATIONS)
    return first_id(on) | leads << LEADING | index << GIVEN | given % (1 << GIVEN)


def first_id(on: date | None) -> int:
    """The first id of a day, or of what has none."""
    return (on.toordinal() if on else 0) << OF_A_DAY


def last_id(on: date | None) -> int:
    """The last one."""
    return first_id(on) | (1 << OF_A_DAY) - 1
