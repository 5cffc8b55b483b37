"""What is missing in a body is what the rules find at fault there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from tests.core.charter.cases import record_of
from tests.core.charter.every_check import ruled
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.judge.missing import missing_in
from tourdetable.core.charter.terms.verdict import State

ON = date(2027, 4, 6)
TERRITORY = 'check = "territory_seats"'
PAIRS = 'check = "pair_complete"\nholders = 2'
TEAM = 'check = "team_size"\noffice = "lead"\nminimum = 2\nmaximum = 3'
TIERS = 'check = "diversity"\nof = "college"\nminimum = 2'
HERE = {"bodies": ["club club 2025-09-01"], "presences": ["club vitrolles state 2026-10-01"]}
SEAT = "s club state 2026-10-01 of=vitrolles"
Facts = Mapping[str, list[str]]


def evaluation(rule: str, facts: Facts) -> Evaluation:
    return Evaluation.of(ruled(rule), record_of({**HERE, **facts}), on=ON)


def told(rule: str, **facts: list[str]) -> list[str]:
    return [str(one.words) for one in missing_in(evaluation(rule, facts), "club")]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, ["vitrolles has no seat"]),
        ({"seats": [SEAT]}, ["vitrolles has a seat, and nobody holds it"]),
        (
            {"seats": [SEAT.replace("2026-10-01", "2026-10-01 invited")]},
            ["vitrolles is only invited: it should have a seat of its own"],
        ),
        (
            {"seats": [SEAT.replace("state", "caf")], "mandates": ["s Ann 2026-10-01"]},
            ["vitrolles has its seat in another college"],
        ),
        (
            {"seats": [SEAT.replace("2026-10-01", "2026-10-01..2027-03-01")]},
            ["vitrolles has no seat"],
        ),
        ({"seats": [SEAT], "mandates": ["s Ann 2026-10-01"]}, []),
        ({"seats": [SEAT], "mandates": ["s Ann 2026-12-01"]}, []),
        (
            {"seats": [SEAT], "mandates": ["s Ann 2026-10-01..2027-05-01"]},
            [
                "vitrolles, present on the territory of club, "
                "will have nobody on a seat on 2027-05-02"
            ],
        ),
        ({"seats": [SEAT], "mandates": ["s Ann 2026-10-01..2027-08-01"]}, []),
        ({"presences": []}, ["Nobody has said who is present on the territory of club"]),
        ({"presences": ["club vitrolles state 2026-10-01..2027-04-05"]}, []),
    ],
)
def test_an_institution_of_the_territory_without_anybody_is_missing(
    facts: dict[str, list[str]], words: list[str]
) -> None:
    assert told(TERRITORY, **facts) == words


def test_a_college_that_nobody_represents_is_missing() -> None:
    rule = f'{TERRITORY}\ncolleges = ["caf"]'
    found = missing_in(evaluation(rule, {"presences": []}), "club")
    assert [(one.college, str(one.words)) for one in found] == [
        ("caf", "nobody sits for this college")
    ]


@pytest.mark.parametrize(
    ("mandates", "words"),
    [
        ([], ["vitrolles has a seat, and nobody holds it"]),
        (["s Ann 2026-10-01"], ["vitrolles: 1 person is missing on its seat"]),
        (["s Ann 2026-11-01"], ["vitrolles: 1 person is missing on its seat"]),
        (["s Ann 2026-10-01", "s Bea 2026-10-01"], []),
        (
            ["s Ann 2026-10-01", "s Bea 2026-10-01..2027-04-05"],
            ["vitrolles: 1 person is missing on its seat"],
        ),
        (
            ["s Ann 2026-10-01", "s Bea 2026-10-01..2027-04-06"],
            ["vitrolles: only 1 holder of 2 from 2027-04-07 on"],
        ),
    ],
)
def test_a_seat_misses_its_holders_of_today(mandates: list[str], words: list[str]) -> None:
    assert told(PAIRS, seats=[SEAT], mandates=mandates) == words


def test_an_office_misses_its_team_and_a_body_its_kinds() -> None:
    assert told(TEAM) == ["Lead: 2 persons are missing"]
    assert told(TEAM, offices=["lead Ann club 2027-01-01"]) == ["Lead: 1 person is missing"]
    four = [f"lead {name} club 2026-10-01" for name in ("Ann", "Bea", "Cy", "Di")]
    (many,) = missing_in(evaluation(TEAM, {"offices": four}), "club")
    assert str(many.words) == "Lead: 4 persons, where the charter wants no more than 3"
    held = {"seats": [SEAT], "mandates": ["s Ann 2026-10-01"]}
    (one,) = missing_in(evaluation(TIERS, held), "club")
    assert (one.college, one.check) == ("", "diversity")


def test_an_institution_is_told_once_and_colleges_in_their_order() -> None:
    charter = ruled(TERRITORY)
    both = ruled(f"{TERRITORY}\n```\n\n```rule\n{PAIRS}")
    facts = record_of(
        {
            **HERE,
            "presences": ["club vitrolles state 2026-10-01", "club caf13 caf 2026-10-01"],
            "seats": [SEAT],
        }
    )
    found = missing_in(Evaluation.of(both, facts, on=ON), "club")
    order = [code for code in charter.vocabulary.colleges if code in ("caf", "state")]
    assert [one.college for one in found] == order
    assert sorted(one.institution for one in found) == ["caf13", "vitrolles"]
    assert {one.seat for one in found} == {"", "s"}


@pytest.mark.parametrize("rule", [TERRITORY, PAIRS, TEAM, TIERS])
@pytest.mark.parametrize("seats", [[], [SEAT]])
@pytest.mark.parametrize(
    "mandates", [[], ["s Ann 2026-10-01"], ["s Ann 2026-10-01", "s Bea 2026-10-01"]]
)
def test_the_charter_never_says_otherwise(rule: str, seats: list[str], mandates: list[str]) -> None:
    found = evaluation(rule, {"seats": seats, "mandates": mandates if seats else []})
    (verdict,) = found.report.verdicts
    faults = [one for one in missing_in(found, "club") if one.known]
    assert bool(faults) == (verdict.state in (State.BROKEN, State.AT_RISK))
    assert all(one.article == verdict.clause for one in faults)
