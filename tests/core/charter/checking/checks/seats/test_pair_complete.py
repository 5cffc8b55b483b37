"""`pair_complete`: each standing seat has all its holders (CLUB-12)."""

from __future__ import annotations

from tests.core.charter.checking.checks.drawn import Draw
from tests.core.charter.checking.checks.seats.seats_by_days import sitting
from tests.core.charter.judging import Example, examples, judged, used
from tests.effort import examples as tried

RULE = """\
check = "pair_complete"
holders = 2
"""
FACTS = {
    "bodies": ["club club 2025-09-01"],
    "seats": ["caf club caf 2025-09-01"],
    "mandates": ["caf Ann 2025-09-01"],
}


@examples(
    Example(
        "two holders every day are a pair",
        on="2027-04-06",
        facts={"mandates": ["caf Bea 2025-09-01"]},
        state="kept",
        words="Every seat of club has all its holders",
        evidence=["seat caf"],
    ),
    Example(
        "one alone has been missing the other since the season began",
        on="2027-04-06",
        facts={},
        state="broken",
        words="caf: 1 holder of 2 on 2026-09-01",
        evidence=["seat caf 2026-09-01"],
        broken_on="2026-09-01",
        mend="Ask caf to name the missing holder of its seat",
        breaches=["2026-09-01.. caf"],
    ),
    Example(
        "a vacancy that began in the season counts from its first day",
        on="2027-04-06",
        facts={"mandates": ["caf Bea 2025-09-01..2027-02-01"]},
        state="broken",
        words="caf: 1 holder of 2 on 2027-02-02",
        evidence=["seat caf 2027-02-02"],
        broken_on="2027-02-02",
        mend="Ask caf to name the missing holder of its seat",
        breaches=["2027-02-02.. caf"],
    ),
    Example(
        "one that ended on the season's eve is history",
        on="2027-04-06",
        facts={"mandates": ["caf Bea 2026-09-01"]},
        state="kept",
        words="Every seat of club has all its holders",
        evidence=["seat caf"],
    ),
    Example(
        "one that lasts into its first day is not",
        on="2027-04-06",
        facts={"mandates": ["caf Bea 2026-09-02"]},
        state="broken",
        words="caf: 1 holder of 2 on 2026-09-01",
        evidence=["seat caf 2026-09-01"],
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01 caf"],
    ),
    Example(
        "a vacancy that ends today is past mending",
        on="2027-04-06",
        facts={"mandates": ["caf Bea 2025-09-01..2027-02-01", "caf Cem 2027-04-07"]},
        state="broken",
        words="caf: 1 holder of 2 on 2027-02-02",
        evidence=["seat caf 2027-02-02"],
        broken_on="2027-02-02",
        breaches=["2027-02-02..2027-04-06 caf"],
    ),
    Example(
        "one that ends tomorrow is not",
        on="2027-04-06",
        facts={"mandates": ["caf Bea 2025-09-01..2027-02-01", "caf Cem 2027-04-08"]},
        state="broken",
        words="caf: 1 holder of 2 on 2027-02-02",
        evidence=["seat caf 2027-02-02"],
        broken_on="2027-02-02",
        mend="Ask caf to name the missing holder of its seat",
        breaches=["2027-02-02..2027-04-07 caf"],
    ),
    Example(
        "a departure to come is foreseen",
        on="2027-04-06",
        facts={"mandates": ["caf Bea 2025-09-01..2027-04-20"]},
        state="at_risk",
        words="caf: only 1 holder of 2 from 2027-04-21 on",
        evidence=["seat caf 2027-04-21"],
        next_break="2027-04-21",
        mend="Ask caf to name the missing holder of its seat",
        breaches=["2027-04-21.. caf"],
    ),
    Example(
        "a third holder changes nothing",
        on="2027-04-06",
        facts={"mandates": ["caf Bea 2025-09-01", "caf Cem 2025-09-01"]},
        state="kept",
        words="Every seat of club has all its holders",
        evidence=["seat caf"],
    ),
    Example(
        "the kind of body says how many by default",
        on="2027-04-06",
        rule='check = "pair_complete"',
        alone=True,
        facts={
            "bodies": ["grp working_group 2025-09-01"],
            "seats": ["one grp caf 2025-09-01"],
            "mandates": ["one Ann 2025-09-01"],
        },
        state="broken",
        words="one: 1 holder of 2 on 2026-09-01",
        evidence=["seat one 2026-09-01"],
        broken_on="2026-09-01",
        mend="Ask one to name the missing holder of its seat",
        breaches=["2026-09-01.. one"],
    ),
    Example(
        "one is usual",
        on="2027-04-06",
        rule='check = "pair_complete"',
        facts={},
        state="kept",
        words="Every seat of club has all its holders",
        evidence=["seat caf"],
    ),
    Example(
        "a light seat needs none",
        on="2027-04-06",
        facts={"seats": ["far club state 2025-09-01 light"], "mandates": ["caf Bea 2025-09-01"]},
        state="kept",
        words="Every seat of club has all its holders",
        evidence=["seat caf"],
    ),
    Example(
        "a seat that ended before the season needs none",
        on="2027-04-06",
        facts={
            "seats": ["old club state 2025-09-01..2026-08-31"],
            "mandates": ["caf Bea 2025-09-01"],
        },
        state="kept",
        words="Every seat of club has all its holders",
        evidence=["seat caf"],
    ),
    Example(
        "one that ended on its first day did",
        on="2027-04-06",
        facts={
            "seats": ["old club state 2025-09-01..2026-09-01"],
            "mandates": ["caf Bea 2025-09-01"],
        },
        state="broken",
        words="old: 0 holders of 2 on 2026-09-01",
        evidence=["seat old 2026-09-01"],
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01 old"],
    ),
    Example(
        "without a seat nobody is concerned",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a value that begins later asks from then on",
        on="2027-04-06",
        rule="""\
check = "pair_complete"
holders = { "2025-01-01" = 1, "2027-03-01" = 2 }
""",
        facts={},
        state="broken",
        words="caf: 1 holder of 2 on 2027-03-01",
        evidence=["seat caf 2027-03-01"],
        broken_on="2027-03-01",
        mend="Ask caf to name the missing holder of its seat",
        breaches=["2027-03-01.. caf"],
    ),
    Example(
        "each vacancy of each seat is told",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "pair_complete"
holders = 1
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club state 2025-09-01"],
            "mandates": [
                "a Ann 2025-09-01..2026-09-30",
                "a Ann 2026-11-01..2026-12-31",
                "a Ann 2027-02-01",
                "b Bea 2025-09-01..2026-10-31",
            ],
            "exceptions": ["E-1 club d 2026-10-15..2026-11-30"],
        },
        state="broken",
        words="a: 0 holders of 1 on 2026-10-01",
        evidence=["seat a 2026-10-01", "seat b 2026-12-01", "seat a 2027-01-01"],
        broken_on="2026-10-01",
        mend="Ask b to name the missing holder of its seat",
        breaches=["2026-10-01..2026-10-31 a", "2026-12-01.. b", "2027-01-01..2027-01-31 a"],
    ),
    Example(
        "a seat is vacant from its own first day on",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "pair_complete"
holders = 1
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2026-11-01", "b club state 2026-11-01"],
            "mandates": ["a Ann 2026-11-01", "b Bea 2026-11-10"],
        },
        state="broken",
        words="b: 0 holders of 1 on 2026-11-01",
        evidence=["seat b 2026-11-01"],
        broken_on="2026-11-01",
        breaches=["2026-11-01..2026-11-09 b"],
    ),
    Example(
        "the holders wanted are those of the first day",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "pair_complete"
holders = { "2025-01-01" = 1, "2027-01-01" = 2 }
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2026-10-01"],
            "mandates": [],
        },
        state="broken",
        words="a: 0 holders of 1 on 2026-10-01",
        evidence=["seat a 2026-10-01"],
        broken_on="2026-10-01",
        mend="Ask a to name the missing holder of its seat",
        breaches=["2026-10-01.. a"],
    ),
)
def test_pair_complete(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_who_held_a_seat_before_the_season_is_not_read() -> None:
    facts = {
        "bodies": ["club club 2025-09-01"],
        "seats": ["a club caf 2025-09-01"],
        "mandates": ["a Ann 2025-09-01..2026-08-31", "a Bea 2026-09-01"],
    }
    read = [fact for fact in used(RULE, facts, "2027-04-06") if "mandates" in fact]
    assert read == ["mandates mandate-1"]


def test_a_walk_from_day_to_day_says_the_same() -> None:
    for seed in range(tried(120)):
        sat = sitting(Draw(seed))
        found = judged('check = "pair_complete"\nholders = 2', {}, sat.facts, str(sat.on))
        assert found["state"] == sat.pairs(), seed
