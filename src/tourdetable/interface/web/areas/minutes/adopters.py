"""Who may record that minutes are adopted."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Adoption, Right
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.queries import AdoptionProgress
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext


def adopters(record: MinutesInContext, progress: AdoptionProgress | None) -> Capacities:
    """Those who wrote them; at a later meeting, also those who record its decisions. Seats adopt
    by approving."""
    standing = record.scene.standing
    if standing is None or progress is None or progress.rule is Adoption.SEATS:
        return ()
    found = dict.fromkeys(record.writers)
    if progress.meeting is not None:
        later = progress.meeting
        found |= dict.fromkeys(rules.may(standing, Right.DECISIONS, later, later.turns.all()))
    return tuple(found)
