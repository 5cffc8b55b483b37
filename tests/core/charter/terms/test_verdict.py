"""A report gives the verdicts of an article, and the worst of them."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict
from tourdetable.core.words.phrase import Phrase


def verdict(clause: str, body: str, state: State) -> Verdict:
    return Verdict(clause, body, "weekday", state, Phrase("Said"))


KEPT, BROKEN = (
    verdict("ITC-14", "arles", State.KEPT),
    verdict("ITC-14", "berre", State.BROKEN),
)
OTHER = verdict("ITC-12", "arles", State.UNKNOWN)
REPORT = Report("itc", "1", date(2027, 4, 6), (KEPT, OTHER, BROKEN))


def test_an_article_has_the_verdicts_of_its_bodies() -> None:
    assert REPORT.of("ITC-14") == (KEPT, BROKEN)
    assert REPORT.of("ITC-99") == ()


def test_an_article_is_as_its_worst_body() -> None:
    assert REPORT.state_of("ITC-14") is State.BROKEN
    assert REPORT.state_of("ITC-12") is State.UNKNOWN


def test_an_article_that_nobody_judged_is_unknown() -> None:
    assert REPORT.state_of("ITC-99") is State.UNKNOWN


def test_every_state_has_its_rank() -> None:
    assert sorted(SEVERITY) == sorted(State)
