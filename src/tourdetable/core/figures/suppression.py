"""Which counts are hidden: the threshold rule, then what would give them back."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from hashlib import blake2b

from tourdetable.core.figures.slack import Slack
from tourdetable.core.figures.terms import THRESHOLD, Figure, Unprotected

Hidden = frozenset[Hashable]
BYTES = 4
"""Of what is drawn for each count."""


def suppressed(
    figures: Sequence[Figure],
    *,
    threshold: int = THRESHOLD,
    hidden: Collection[Hashable] = (),
    public: Collection[Hashable] = (),
    lot: str = "",
) -> Hidden:
    """The names of the counts to hide, those already `hidden` included; never one of `public`.

    Each sensitive count is left at least `threshold + 1` possible values. Those that are hidden
    beside are drawn by `lot`, whatever they hold: chosen by what they hold, they would tell it to
    whoever does the same work again on every table that there may be. Raises `Unprotected` when
    what is public leaves a sensitive count fewer values.
    """
    sensitive = exposed(figures, threshold, public)
    chosen = {*hidden, *(one.name for one in sensitive)}
    prices = {one.name: price(one, lot) for one in figures if one.name not in public}
    slack = Slack(figures, lambda one: prices.get(one.name), chosen)
    for one in sensitive:
        if slack.room(one, threshold) < threshold:
            raise Unprotected(one.name)
    return frozenset(chosen)


def exposed(
    figures: Sequence[Figure], threshold: int, public: Collection[Hashable]
) -> list[Figure]:
    """The sensitive counts, the largest first; what is out already is not protected any more."""
    sensitive = [one for one in figures if one.is_sensitive(threshold) and one.name not in public]
    return sorted(sensitive, key=lambda one: -one.count)


def price(figure: Figure, lot: str) -> int:
    """What it costs to hide a count: the more people its line speaks of, the more it says. Among
    those of a line, or of lines of one size, it is drawn."""
    drawn = blake2b(f"{lot}:{figure.name!r}".encode(), digest_size=BYTES).digest()
    return ((1 + figure.base) << 8 * BYTES) + int.from_bytes(drawn)
