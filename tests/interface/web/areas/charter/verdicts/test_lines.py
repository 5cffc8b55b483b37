from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.web.areas.charter.verdicts.lines import VerdictGroup, VerdictLine, dated

DAY = date(2027, 3, 8)


def verdict(state: State, **days: date) -> Verdict:
    return Verdict("A", None, "weekday", state, Phrase("x"), **days)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (verdict(State.BROKEN, broken_on=DAY), "Broken on Monday 8 March 2027"),
        (verdict(State.AT_RISK, next_break=DAY), "Breaks on Monday 8 March 2027"),
        (verdict(State.KEPT, next_break=DAY), ""),
    ],
)
def test_a_verdict_says_since_when_or_until_when(one: Verdict, said: str) -> None:
    with override("en"):
        assert dated(one) == said


@pytest.mark.parametrize(
    ("state", "lines", "folded"),
    [(State.KEPT, 2, True), (State.KEPT, 1, False), (State.BROKEN, 2, False)],
)
def test_what_needs_nobody_s_care_is_folded(state: State, lines: int, *, folded: bool) -> None:
    one = VerdictLine(verdict(state), None, (), [], None)
    assert VerdictGroup(state, (one,) * lines).folded is folded
