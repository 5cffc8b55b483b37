"""Who looks after what was decided, between the meetings of a body."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.rules import Capacities, may_in_body
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.topics.rules import PREPARING

KEEPING = (*PREPARING, Right.DECISIONS)
"""Rights of those who prepare the meetings of a body, and keep what it decides."""


def preparing(standing: Standing, body: Body, turns: Iterable[Turn]) -> Capacities:
    """The capacities in which the person prepares the meetings of a body; `turns` are those of
    `meetings.queries.current_turns`."""
    known = list(turns)
    found = [one for right in KEEPING for one in may_in_body(standing, right, body, known)]
    return tuple(dict.fromkeys(found))
