"""What a fact is called where no verdict names it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.charter.cases import record_of
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import CommitmentFact
from tourdetable.core.charter.judge.naming import words_of

RECORD = record_of(
    {
        "bodies": ["club club 2026-09-01"],
        "seats": ["caf club caf 2026-09-22..2027-08-31 of=caf13"],
        "meetings": ["m club gathering 2026-10-01"],
        "mandates": ["caf ana 2026-09-23..2026-12-31"],
    }
)


@pytest.mark.parametrize(
    ("kind", "name", "day"),
    [
        ("bodies", "club", date(2026, 9, 1)),
        ("seats", "caf13", date(2026, 9, 22)),
        ("meetings", "m", date(2026, 10, 1)),
        ("mandates", "caf13", date(2026, 9, 23)),
    ],
)
def test_a_fact_is_called_by_its_title_or_its_institution(kind: str, name: str, day: date) -> None:
    (fact,) = getattr(RECORD, kind)
    assert str(words_of(Index(RECORD), kind, fact)) == f"{name}, {day}"


def test_a_fact_without_a_day_is_called_by_its_name_alone() -> None:
    (institution,) = RECORD.institutions
    assert str(words_of(Index(RECORD), "institutions", institution)) == "caf13"


def test_a_commitment_is_called_by_the_institution_if_it_has_one() -> None:
    starts = date(2027, 2, 1)
    alone = CommitmentFact("7", "club", "ana", "member", starts)
    told = [alone, replace(alone, institution="caf13")]
    said = [str(words_of(Index(RECORD), "commitments", one)) for one in told]
    assert said == ["7, 2027-02-01", "caf13, 2027-02-01"]
