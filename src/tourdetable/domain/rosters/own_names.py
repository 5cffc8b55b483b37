"""Those who sit for nobody but themselves, as the residents of a neighbourhood do."""

from __future__ import annotations

from dataclasses import replace

from tourdetable.core.sheets.members import NO_INSTITUTION, SeatWish
from tourdetable.core.words.phrase import Phrase


def in_own_name(wish: SeatWish | None) -> SeatWish | None:
    """Whoever a line names without an institution sits under their own name."""
    if wish is None or wish.institution or not wish.holders:
        return wish
    name = ", ".join(holder.full for holder in wish.holders)
    problems = tuple(one for one in wish.problems if one != Phrase(NO_INSTITUTION))
    return replace(wish, institution=name, problems=problems)
