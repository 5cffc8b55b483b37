"""No act comes before what it acts on: whatever the article, such a day is unknown."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.judging import Example, examples
from tourdetable.core.charter.checking.chronology import DatedAct

CLUB = ["club club 2026-02-01"]
BODIES = ["board evaluation_board 2020-01-01", "tech technical_committee 2020-01-01"]
EVALUATED = """\
check = "evaluation_approved"
conducted_by = ["evaluation_board"]
approved_by = ["technical_committee"]
"""
CIRCULATED = """\
check = "delivered"
circulated_within_days = 60
"""
READ = """\
check = "follows_by_minutes"
meetings = ["session"]
"""
FOLLOWED = {
    "bodies": CLUB,
    "seats": ["far club state 2026-02-01 light"],
    "mandates": ["far Cem 2026-02-01"],
    "meetings": ["m club session 2026-10-01 recorded"],
    "minutes_readings": [],
}


def slip(name: str, rule: str, words: str, *evidence: str, **facts: list[str]) -> Example:
    """An act that is dated the eve of the first day it could be done."""
    return Example(
        name,
        on="2027-04-06",
        rule=rule,
        facts=facts,
        state="unknown",
        words=words,
        evidence=list(evidence),
    )


@examples(
    slip(
        "an approval before the report",
        EVALUATED,
        "“c” is said to be approved on 2027-01-31, before its report of 2027-02-01",
        "campaign c 2026-10-01",
        bodies=BODIES,
        campaigns=["c board 2026-10-01..2027-02-01 approved_by=tech approved_on=2027-01-31"],
    ),
    slip(
        "an approval without report",
        EVALUATED,
        "“c” is said to be approved on 2027-01-31, its report is not there",
        "campaign c 2026-10-01",
        bodies=BODIES,
        campaigns=["c board 2026-10-01 approved_by=tech approved_on=2027-01-31"],
    ),
    slip(
        "an answer before the question",
        'check = "referrals_answered"',
        "“q” is said to be answered on 2026-12-31, before it was sent on 2027-01-01",
        "referral q 2027-01-01",
        bodies=CLUB,
        referrals=["q club 2027-01-01 answered_on=2026-12-31"],
    ),
    slip(
        "an urgent topic taken up before it was put forward",
        'check = "urgent_answered"',
        "The urgent topic “t” is said to be taken up on 2026-12-31,"
        " before it was put forward on 2027-01-01",
        "topic t 2027-01-01",
        bodies=CLUB,
        topics=["t club 2027-01-01 urgent treated_on=2026-12-31"],
    ),
    slip(
        "an experience report told before the topic it answers",
        'check = "urgent_answered"',
        "The urgent topic “t” is said to be taken up on 2026-12-31,"
        " before it was put forward on 2027-01-01",
        "topic t 2027-01-01",
        bodies=CLUB,
        seats=["caf club caf 2026-02-01"],
        topics=["t club 2027-01-01 urgent"],
        experience_reports=["r caf 2026-12-31 topic=t"],
    ),
    Example(
        "a period assessed before it began",
        on="2027-04-06",
        rule='check = "agreement_in_force"\nassessed = true',
        facts={
            "bodies": BODIES,
            "agreements": [
                "a 2020-01-01..2026-12-31",
                "b 2027-01-01..2030-12-31 assessed_on=2019-12-31",
            ],
        },
        state="unknown",
        words="“a” is said to be assessed on 2019-12-31, before it began on 2020-01-01",
        evidence=["agreement a 2020-01-01", "agreement b 2027-01-01"],
        next_break="2031-01-01",
        mend="Sign the next period of the agreement of Network before 2031-01-01",
        breaches=["2031-01-01.."],
    ),
    slip(
        "a deliverable of before its group",
        'check = "delivered"',
        "“d” is said to be delivered on 2026-01-31, before club began on 2026-02-01",
        "deliverable d 2026-01-31",
        bodies=CLUB,
        deliverables=["d club approved due_on=2026-10-01 delivered_on=2026-01-31"],
    ),
    slip(
        "circulated before its group",
        'check = "delivered"',
        "“d” is said to be circulated on 2026-01-31, before club began on 2026-02-01",
        "deliverable d 2026-10-01",
        bodies=CLUB,
        deliverables=["d club circulated due_on=2026-10-01 circulated_on=2026-01-31"],
    ),
    slip(
        "circulated before it was delivered",
        CIRCULATED,
        "“d” is said to be circulated on 2026-10-01, before it was delivered on 2026-10-02",
        "deliverable d 2026-10-02",
        bodies=CLUB,
        deliverables=[
            "d club circulated due_on=2026-10-02 delivered_on=2026-10-02 circulated_on=2026-10-01"
        ],
    ),
    slip(
        "minutes of before their meeting",
        'check = "minutes_together"',
        "The minutes of m are said to be there on 2026-09-30, before the meeting of 2026-10-01",
        "minutes n 2026-10-01",
        bodies=CLUB,
        meetings=["m club session 2026-10-01"],
        minutes=["n m adopted written_by=Ana,Bea adopted_on=2026-09-30"],
    ),
    slip(
        "minutes circulated before their meeting",
        READ,
        "The minutes of m are said to be circulated on 2026-09-30,"
        " before the meeting of 2026-10-01",
        "seat far",
        **FOLLOWED,
        minutes=["n m adopted circulated_on=2026-09-30"],
    ),
    slip(
        "minutes read before their meeting",
        READ,
        "far is said to have read the minutes of m on 2026-09-30, before the meeting of 2026-10-01",
        "seat far",
        **{**FOLLOWED, "minutes_readings": ["n far 2026-09-30"]},
        minutes=["n m adopted circulated_on=2026-10-10"],
    ),
)
def test_before_it_could_be(example: Example) -> None:
    assert example.found("", {}) == example.expected


@pytest.mark.parametrize(
    ("done", "since", "impossible"),
    [
        (None, date(2027, 1, 2), False),
        (date(2027, 1, 2), date(2027, 1, 2), False),
        (date(2027, 1, 1), date(2027, 1, 2), True),
        (date(2027, 1, 1), None, True),
        (date(2027, 1, 1), date.min, False),
        (date(2027, 4, 7), date(2027, 4, 8), False),
    ],
    ids=["not done", "the same day", "the eve", "nothing to act on", "at any time", "to come"],
)
def test_what_comes_first(done: date | None, since: date | None, impossible: bool) -> None:
    assert DatedAct(done, since, "", {}).is_impossible(date(2027, 4, 6)) is impossible
