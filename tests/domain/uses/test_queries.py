from __future__ import annotations

from tests.domain.uses.trial import trial
from tourdetable.domain.uses.queries import tally


def test_outcomes_are_counted_in_their_order_without_those_nobody_says() -> None:
    rows = [trial(outcome=one) for one in ("stopped", "kept", "stopped")]
    assert tally(rows) == [("We keep it", 1), ("We stopped", 2)]
    assert tally([]) == []
