from __future__ import annotations

import pytest
from django.utils.translation import override

from tourdetable.core.charter.terms.verdict import State
from tourdetable.interface.web.areas.charter.verdicts.margins import counted, extent


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (1, 1, "dans 1 instance"),
        (12, 12, "dans les 12 instances"),
        (1, 12, "dans 1 instance sur 12"),
        (3, 12, "dans 3 instances sur 12"),
    ],
)
def test_an_extent_says_how_many_bodies_out_of_how_many(count: int, total: int, said: str) -> None:
    with override("fr"):
        assert extent(count, total) == said


def test_only_what_needs_care_is_counted_for_a_body() -> None:
    states = {State.KEPT: 9, State.AT_RISK: 1, State.BROKEN: 2}
    with override("fr"):
        assert counted(states) == ((State.BROKEN, "2 articles"), (State.AT_RISK, "1 article"))
