"""`seat_contributes`: each standing seat brings something in a season (CLUB-13)."""

from __future__ import annotations

from tests.core.charter.checking.checks.drawn import Draw
from tests.core.charter.checking.checks.seats.seats_by_days import sitting, topics_of
from tests.core.charter.judging import Example, examples, judged, judgement_of, used
from tests.effort import examples as tried

RULE = """\
check = "seat_contributes"
kinds = ["topics", "relays", "guests"]
minimum = 1
"""
FACTS = {
    "bodies": ["club club 2025-09-01"],
    "seats": ["caf club caf 2025-09-01"],
    "mandates": ["caf Ann 2025-09-01"],
    "topics": [],
    "relays": [],
    "guests": [],
}


@examples(
    Example(
        "a topic on the season's first day is enough",
        on="2027-08-31",
        facts={"topics": ["t club 2026-09-01 seat=caf"]},
        state="kept",
        words="Every seat of club that was to bring something has done so",
        evidence=["seat caf"],
        next_break="2028-08-31",
        mend="Ask caf for its contribution by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "one on its last day too",
        on="2027-08-31",
        facts={"topics": ["t club 2027-08-31 seat=caf"]},
        state="kept",
        words="Every seat of club that was to bring something has done so",
        evidence=["seat caf"],
        next_break="2028-08-31",
        mend="Ask caf for its contribution by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "one of its eve is not",
        on="2027-08-31",
        facts={"topics": ["t club 2026-08-31 seat=caf"]},
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "nothing by the last day breaks it",
        on="2027-08-31",
        facts={},
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "the day before it is foreseen",
        on="2027-08-30",
        facts={},
        state="at_risk",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2027-08-31",
        mend="Ask caf for its contribution by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "in spring there is time",
        on="2027-04-06",
        facts={},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Ask caf for its contribution by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "a relay counts",
        on="2027-08-31",
        facts={"relays": ["r caf minutes-1 2027-03-01"]},
        state="kept",
        words="Every seat of club that was to bring something has done so",
        evidence=["seat caf"],
        next_break="2028-08-31",
        mend="Ask caf for its contribution by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "a guest counts on the meeting's day",
        on="2027-08-31",
        facts={"guests": ["g m0 actor seat=caf"], "meetings": ["m0 club session 2027-03-01"]},
        state="kept",
        words="Every seat of club that was to bring something has done so",
        evidence=["seat caf"],
        next_break="2028-08-31",
        mend="Ask caf for its contribution by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "not of a meeting of another season",
        on="2027-08-31",
        facts={"guests": ["g m0 actor seat=caf"], "meetings": ["m0 club session 2026-08-31"]},
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "nor of one that was cancelled",
        on="2027-08-31",
        facts={
            "guests": ["g m0 actor seat=caf"],
            "meetings": ["m0 club session 2027-03-01 cancelled"],
        },
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "what another seat brings does not count",
        on="2027-08-31",
        facts={"topics": ["t club 2026-10-01 seat=ars"]},
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "what no seat brings either",
        on="2027-08-31",
        facts={"topics": ["t club 2026-10-01"]},
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "who came after the first day owes nothing",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2026-09-02"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "who left before the last day neither",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01..2027-08-30"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf"],
    ),
    Example(
        "two holders one after the other owe it",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01..2027-01-01", "caf Bea 2027-02-01"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "a seat that ends before the last day owes nothing",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01..2027-08-30"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a body that ends in the season owes until its last day",
        on="2027-07-01",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01..2027-06-30"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        broken_on="2027-07-01",
        breaches=["2027-07-01..2027-07-01 caf"],
    ),
    Example(
        "a light seat owes nothing",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01 light"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a seat that ended before the season concerns nobody",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01..2026-08-31"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one that ended on its first day concerns somebody",
        on="2026-09-01",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01..2026-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "unless everything is kept, too little is unknown",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": [],
            "guests": [],
        },
        state="unknown",
        words="Nobody has recorded all that the seats of club bring",
    ),
    Example(
        "but what is there may be enough",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": ["t club 2026-10-01 seat=caf"],
            "guests": [],
        },
        state="kept",
        words="Every seat of club that was to bring something has done so",
        evidence=["seat caf"],
    ),
    Example(
        "where nobody owes anything it stays unknown",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2026-09-02"],
            "topics": [],
            "guests": [],
        },
        state="unknown",
        words="Nobody has recorded all that the seats of club bring",
    ),
    Example(
        "two are asked, one is too little",
        on="2027-08-31",
        rule="""\
check = "seat_contributes"
kinds = ["topics", "relays", "guests"]
minimum = 2
""",
        facts={"topics": ["t club 2026-10-01 seat=caf"]},
        state="broken",
        words="caf: 1 contribution of 2 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-08-31",
        rule="""\
check = "seat_contributes"
kinds = ["topics", "relays", "guests"]
minimum = { "2027-09-01" = 1 }
""",
        facts={},
        state="not_concerned",
        words="This article is not in force yet",
    ),
    Example(
        "one of two seats brought its part, the other may have",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01", "ars club state 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01", "ars Bea 2025-09-01"],
            "topics": ["t club 2026-10-01 seat=caf"],
            "guests": [],
        },
        state="unknown",
        words="Nobody has recorded all that the seats of club bring",
        evidence=["seat caf"],
    ),
    Example(
        "each seat is told in each season",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club state 2025-09-01"],
            "mandates": ["a Ann 2025-09-01", "b Bea 2025-09-01"],
            "topics": [],
            "relays": [],
            "experience_reports": [],
            "guests": [],
            "watch_items": [],
            "tools": [],
            "practice_sheets": [],
            "deliverables": [],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Ask a for its contribution by 2027-08-31",
        breaches=[
            "2027-08-31..2027-08-31 a",
            "2027-08-31..2027-08-31 b",
            "2028-08-31..2028-08-31 a",
            "2028-08-31..2028-08-31 b",
        ],
    ),
    Example(
        "what was brought the season before is no proof now",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": ["t0 club 2026-03-10 seat=caf", "t1 club 2026-10-10 seat=ars"],
            "relays": [],
            "guests": [],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Ask caf for its contribution by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "a seat that came with the season and brought enough keeps it, whatever nobody keeps",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01"],
            "topics": ["t0 club 2026-10-10 seat=caf"],
        },
        state="kept",
        words="Every seat of club that was to bring something has done so",
        evidence=["seat caf"],
    ),
    Example(
        "without seats nobody is concerned, whatever nobody keeps",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"], "topics": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "the number asked is that of the season's last day",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "seat_contributes"
kinds = ["topics"]
minimum = { "2025-01-01" = 1, "2027-06-01" = 2 }
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "topics": ["t0 club 2026-10-10 seat=caf"],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Ask caf for its contribution by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "a seat that will end owes until then",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01..2027-12-31"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Ask caf for its contribution by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf"],
    ),
    Example(
        "somebody who came for less than half of the season owes nothing",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2027-03-03"],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2028-08-31",
        mend="Ask caf for its contribution by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "two holders at once are one day each",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": [
                "caf Ann 2027-03-03",
                "caf Bea 2027-03-03",
                "caf Cid 2026-09-01..2026-09-01",
            ],
            "topics": [],
            "relays": [],
            "guests": [],
        },
        state="broken",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "what is planned later is not done yet",
        on="2027-08-01",
        facts={"topics": ["t club 2027-08-20 seat=caf"]},
        state="at_risk",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2027-08-31",
        mend="Ask caf for its contribution by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "what is put down to a seat that nobody held that day is of nobody",
        on="2027-08-01",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01..2027-01-31", "caf Bea 2027-02-02"],
            "topics": ["t club 2027-02-01 seat=caf"],
            "relays": [],
            "guests": [],
        },
        state="at_risk",
        words="caf: 0 contributions of 1 since 2026-09-01",
        evidence=["seat caf"],
        next_break="2027-08-31",
        mend="Ask caf for its contribution by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 caf", "2028-08-31..2028-08-31 caf"],
    ),
    Example(
        "half of the season is enough to owe, be it little of the body's life",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2026-09-01..2027-08-31"],
            "topics": [],
        },
        state="unknown",
        words="Nobody has recorded all that the seats of club bring",
    ),
    Example(
        "what will be asked in later seasons is not asked in this one",
        on="2027-04-06",
        rule="""\
check = "seat_contributes"
kinds = ["topics"]
minimum = { "2025-01-01" = 1, "2027-09-01" = 2 }
""",
        facts={"topics": ["t club 2026-10-10 seat=caf"]},
        state="kept",
        words="Every seat of club that was to bring something has done so",
        evidence=["seat caf"],
        next_break="2028-08-31",
        mend="Ask caf for its contribution by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 caf"],
    ),
)
def test_seat_contributes(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_a_season_that_has_begun_is_told_otherwise_than_the_next() -> None:
    told = [str(breach.words) for breach in judgement_of(RULE, FACTS, "2026-09-01").breaches]
    assert told == [
        "caf: 0 contributions of 1 since 2026-09-01",
        "caf: 1 contribution expected from 2027-09-01 to 2028-08-31",
    ]


def test_seats_of_before_the_season_are_not_read() -> None:
    facts = FACTS | {"seats": ["old club caf 2025-09-01..2026-08-31", *FACTS["seats"]]}
    read = [fact for fact in used(RULE, facts, "2027-04-06") if "seats" in fact]
    assert read == ["seats caf"]


def test_a_walk_from_day_to_day_says_the_same() -> None:
    rule = 'check = "seat_contributes"\nkinds = ["topics"]'
    for seed in range(tried(120)):
        draw = Draw(seed)
        sat = sitting(draw)
        topics = topics_of(draw, sat)
        told = [f"t{n} club {day} seat={seat}" for n, (seat, day) in enumerate(topics)]
        found = judged(rule, {}, {**sat.facts, "topics": told}, str(sat.on))
        assert found["state"] == sat.contributions(topics), seed
