"""`acceptance`: whoever sits has accepted this version's undertaking (CLUB-11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.core.charter.cases import record_of
from tests.core.charter.checking.checks.drawn import FIRST, Draw
from tests.core.charter.checking.checks.seats.seats_by_days import sitting
from tests.core.charter.every_check import ruled
from tests.core.charter.judging import Example, examples, judged, used
from tests.effort import examples as tried
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.terms.verdict import State

RULE = """\
check = "acceptance"
within_days = 30
"""
FACTS = {"bodies": ["club club 2025-09-01"], "seats": ["caf club caf 2025-09-01"]}


@examples(
    Example(
        "thirty days after the mandate began is in time",
        on="2026-11-09",
        facts={"mandates": ["caf Ann 2026-10-10"], "acceptances": ["Ann 2027.1 2026-11-09"]},
        state="kept",
        words="Everybody who sits in club has accepted version 2027.1",
        evidence=["seat caf"],
    ),
    Example(
        "the thirtieth day it may still come",
        on="2026-11-09",
        facts={"mandates": ["caf Ann 2026-10-10"], "acceptances": []},
        state="at_risk",
        words="caf: a holder is to accept version 2027.1 before 2026-11-10",
        evidence=["seat caf 2026-10-10"],
        next_break="2026-11-10",
        mend="Ask the holder for caf to accept the undertaking of version 2027.1",
        breaches=["2026-11-10.. mandate-0"],
    ),
    Example(
        "the next day it is missing",
        on="2026-11-10",
        facts={"mandates": ["caf Ann 2026-10-10"], "acceptances": []},
        state="broken",
        words="caf: on 2026-11-10 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2026-11-10",
        mend="Ask the holder for caf to accept the undertaking of version 2027.1",
        breaches=["2026-11-10.. mandate-0"],
    ),
    Example(
        "accepted on that next day it was missing until then",
        on="2026-11-10",
        facts={"mandates": ["caf Ann 2026-10-10"], "acceptances": ["Ann 2027.1 2026-11-10"]},
        state="kept",
        words="Everybody who sits in club has accepted version 2027.1",
        evidence=["seat caf"],
    ),
    Example(
        "accepted a day later it was missing a day",
        on="2026-11-12",
        facts={"mandates": ["caf Ann 2026-10-10"], "acceptances": ["Ann 2027.1 2026-11-11"]},
        state="broken",
        words="caf: on 2026-11-10 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2026-11-10",
        breaches=["2026-11-10..2026-11-10 mandate-0"],
    ),
    Example(
        "another version does not count",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-10"], "acceptances": ["Ann 2026.1 2026-10-11"]},
        state="broken",
        words="caf: on 2026-11-10 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2026-11-10",
        mend="Ask the holder for caf to accept the undertaking of version 2027.1",
        breaches=["2026-11-10.. mandate-0"],
    ),
    Example(
        "nor the acceptance of somebody else",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-10"], "acceptances": ["Bea 2027.1 2026-10-11"]},
        state="broken",
        words="caf: on 2026-11-10 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2026-11-10",
        mend="Ask the holder for caf to accept the undertaking of version 2027.1",
        breaches=["2026-11-10.. mandate-0"],
    ),
    Example(
        "a mandate that ended before the time was over owes nothing",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-10..2026-11-09"], "acceptances": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one that lasted a day more did, and nothing mends it",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-10..2026-11-10"], "acceptances": []},
        state="broken",
        words="caf: on 2026-11-10 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2026-11-10",
        breaches=["2026-11-10..2026-11-10 mandate-0"],
    ),
    Example(
        "one that ends today is past mending",
        on="2026-11-20",
        facts={"mandates": ["caf Ann 2026-10-10..2026-11-20"], "acceptances": []},
        state="broken",
        words="caf: on 2026-11-10 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2026-11-10",
        breaches=["2026-11-10..2026-11-20 mandate-0"],
    ),
    Example(
        "one that ends tomorrow is not",
        on="2026-11-20",
        facts={"mandates": ["caf Ann 2026-10-10..2026-11-21"], "acceptances": []},
        state="broken",
        words="caf: on 2026-11-10 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2026-11-10",
        mend="Ask the holder for caf to accept the undertaking of version 2027.1",
        breaches=["2026-11-10..2026-11-21 mandate-0"],
    ),
    Example(
        "a mandate of before the season concerns nobody now, but somebody sat",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2025-10-10..2026-08-31"], "acceptances": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a seat that nobody ever held concerns nobody",
        on="2027-04-06",
        facts={"acceptances": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a seat that ended before the season does not count",
        on="2027-04-06",
        facts={
            "seats": ["old club state 2025-09-01..2026-08-31"],
            "mandates": ["old Ann 2025-09-01"],
            "acceptances": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one that ended on its first day does",
        on="2026-09-01",
        facts={
            "seats": ["old club state 2025-09-01..2026-09-01"],
            "mandates": ["old Ann 2025-09-01"],
            "acceptances": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a mandate counts in the days of its seat",
        on="2026-12-01",
        facts={
            "seats": ["new club state 2026-11-01"],
            "mandates": ["new Ann 2025-09-01"],
            "acceptances": [],
        },
        state="at_risk",
        words="new: a holder is to accept version 2027.1 before 2026-12-02",
        evidence=["seat new 2025-09-01"],
        next_break="2026-12-02",
        mend="Ask the holder for new to accept the undertaking of version 2027.1",
        breaches=["2026-12-02.. mandate-0"],
    ),
    Example(
        "nobody keeps acceptances",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-10"]},
        state="unknown",
        words="Nobody has recorded who accepted the discretion undertaking",
    ),
    Example(
        "without a seat nobody is concerned either",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "the clock starts when the rule does",
        on="2027-01-31",
        rule="""\
check = "acceptance"
within_days = { "2027-01-01" = 30 }
""",
        facts={"mandates": ["caf Ann 2026-10-10"], "acceptances": []},
        state="at_risk",
        words="caf: a holder is to accept version 2027.1 before 2027-02-01",
        evidence=["seat caf 2026-10-10"],
        next_break="2027-02-01",
        mend="Ask the holder for caf to accept the undertaking of version 2027.1",
        breaches=["2027-02-01.. mandate-0"],
    ),
    Example(
        "a seat never held beside one that was",
        on="2027-04-06",
        facts={
            "seats": ["st club state 2025-09-01"],
            "mandates": ["caf Ann 2025-10-10..2026-08-31"],
            "acceptances": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a mandate that begins when its seat has ended owes nothing",
        on="2027-04-06",
        facts={
            "seats": ["old club state 2025-09-01..2026-10-31"],
            "mandates": ["caf Ann 2026-10-10", "old Bea 2026-11-05"],
            "acceptances": ["Ann 2027.1 2026-10-10"],
        },
        state="kept",
        words="Everybody who sits in club has accepted version 2027.1",
        evidence=["seat caf", "seat old"],
    ),
    Example(
        "accepted after the mandate ended it was missing until its end",
        on="2027-04-06",
        facts={
            "mandates": ["caf Ann 2026-10-10..2026-11-20"],
            "acceptances": ["Ann 2027.1 2026-12-01"],
        },
        state="broken",
        words="caf: on 2026-11-10 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2026-11-10",
        breaches=["2026-11-10..2026-11-20 mandate-0"],
    ),
    Example(
        "an exception lifts it, and it counts again after",
        on="2027-04-06",
        facts={
            "mandates": ["caf Ann 2026-10-10"],
            "acceptances": [],
            "exceptions": ["E-1 club d 2026-11-01..2026-12-31"],
        },
        state="broken",
        words="caf: on 2027-01-01 a holder has not accepted version 2027.1",
        evidence=["seat caf 2026-10-10"],
        broken_on="2027-01-01",
        mend="Ask the holder for caf to accept the undertaking of version 2027.1",
        breaches=["2027-01-01.. mandate-0"],
    ),
)
def test_acceptance(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_mandates_of_before_the_season_weigh_nothing() -> None:
    facts = FACTS | {"mandates": ["caf Ann 2025-09-01..2026-08-31", "caf Bea 2026-09-01"]}
    accepted = facts | {"acceptances": ["Bea 2027.1 2026-09-02"]}
    assert "mandates mandate-0" not in used(RULE, accepted, "2027-04-06")
    assert "mandates mandate-1" in used(RULE, accepted, "2027-04-06")


def test_the_clock_starts_when_the_version_comes_into_force() -> None:
    charter = replace(ruled(RULE), in_force=date(2027, 1, 1))
    record = record_of(FACTS | {"mandates": ["caf Ann 2026-10-10"], "acceptances": []})
    (verdict,) = evaluate(charter, record, on=date(2027, 1, 31)).verdicts
    assert (verdict.state, verdict.next_break) == (State.AT_RISK, date(2027, 2, 1))


def test_a_walk_from_day_to_day_says_the_same() -> None:
    for seed in range(tried(120)):
        draw = Draw(seed)
        sat = sitting(draw)
        accepted = {f"p{n}": draw.day(FIRST, sat.on) for n in range(draw.randrange(4))}
        told = [f"{person} 2027.1 {day}" for person, day in accepted.items()]
        facts = {**sat.facts, "acceptances": told}
        found = judged('check = "acceptance"\nwithin_days = 30', {}, facts, str(sat.on))
        assert found["state"] == sat.accepted(accepted, 30), seed
