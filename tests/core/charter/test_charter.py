"""The worked examples of `charters/cases/`, and the notation they are written in."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.cases import Case, read_cases, record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.facts.record import DecisionFact, InstitutionFact, SeatFact
from tourdetable.core.charter.terms.errors import Unfit
from tourdetable.core.charter.text.loader import load

CASES = [
    pytest.param(case, id=f"{file.stem}: {case.name}")
    for file in sorted((CHARTERS / "cases").glob("*/*.toml"))
    for case in read_cases(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_worked_example(case: Case) -> None:
    file = CHARTERS / f"{case.charter}.md"
    charter = load(file.read_text(encoding="utf-8"), file=str(file))
    assert case.found(charter) == case.expect


def test_there_are_examples_of_every_checked_article() -> None:
    checked = {
        rule.article
        for file in CHARTERS.glob("*.md")
        for article in load(file.read_text(encoding="utf-8")).articles
        for rule in article.rules
        if rule.check not in {"planned", "not_measurable"}
    }
    shown = {parameter.values[0].article for parameter in CASES}
    assert checked - shown == {"ITC-05"}  # the check of ITC-06, in other words


def test_a_seat_is_called_by_its_institution() -> None:
    record = record_of(
        {"seats": ["caf berre caf 2026-09-22..2027-08-31 invited volunteers of=caf13"]}
    )
    assert record.seats == (
        SeatFact(
            "caf",
            "berre",
            "caf13",
            "caf",
            "invited",
            date(2026, 9, 22),
            date(2027, 8, 31),
            volunteers=True,
        ),
    )
    assert record.institutions == (InstitutionFact("caf13", "caf13"),)


def test_a_decision_is_of_the_body_that_met() -> None:
    record = record_of(
        {"meetings": ["r1 club gathering 2027-01-26"], "decisions": ["d r1 consent stated"]}
    )
    assert record.decisions == (
        DecisionFact("d", "club", "r1", "d", "consent", dissent_stated=True),
    )


@pytest.mark.parametrize(
    "given", [{"seats": ["caf berre"]}, {"meetings": ["r1 club gathering tomorrow"]}]
)
def test_a_line_that_cannot_be_read_is_named(given: dict[str, list[str]]) -> None:
    with pytest.raises(Unfit, match="cannot read"):
        record_of(given)
