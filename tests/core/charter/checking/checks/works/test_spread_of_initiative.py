"""`spread_of_initiative`: topics come from many seats, not always the same ones (CLUB-03)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples, judgement_of

RULE = """\
check = "spread_of_initiative"
seats_percent = 50
most_percent = 50
"""
FACTS = {
    "bodies": ["club club 2025-09-01"],
    "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
    "mandates": ["a a1 2025-09-01", "b b1 2025-09-01"],
    "topics": [],
}


@examples(
    Example(
        "half of the seats is enough",
        on="2027-08-31",
        facts={"topics": ["t0 club 2026-10-01 seat=a"]},
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t0 2026-10-01"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "none is too few",
        on="2027-08-31",
        facts={"topics": []},
        state="broken",
        words="club: topics from 0 seats of 2 = 0 %, and 50 % are needed",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 seats", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "the day before it is foreseen",
        on="2027-08-30",
        facts={"topics": []},
        state="at_risk",
        words="club: topics from 0 seats of 2 = 0 %, and 50 % are needed",
        next_break="2027-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 seats", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "a topic of no seat does not count",
        on="2027-08-31",
        facts={"topics": ["t0 club 2026-10-01"]},
        state="broken",
        words="club: topics from 0 seats of 2 = 0 %, and 50 % are needed",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 seats", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "nor one of the season before",
        on="2027-08-31",
        facts={"topics": ["t0 club 2026-08-31 seat=a"]},
        state="broken",
        words="club: topics from 0 seats of 2 = 0 %, and 50 % are needed",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 seats", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "one of its last day does",
        on="2027-08-31",
        facts={"topics": ["t0 club 2027-08-31 seat=a"]},
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t0 2027-08-31"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "half of four topics from one seat is not too many",
        on="2027-08-31",
        facts={
            "topics": [
                "t0 club 2026-10-01 seat=a",
                "t1 club 2026-10-02 seat=a",
                "t2 club 2026-10-03 seat=b",
                "t3 club 2026-10-04 seat=b",
            ]
        },
        state="kept",
        words="club: topics from 2 seats of 2 = 100 %, and 50 % are needed",
        evidence=[
            "topic t0 2026-10-01",
            "topic t1 2026-10-02",
            "topic t2 2026-10-03",
            "topic t3 2026-10-04",
        ],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "three of four are",
        on="2027-08-31",
        facts={
            "topics": [
                "t0 club 2026-10-01 seat=a",
                "t1 club 2026-10-02 seat=a",
                "t2 club 2026-10-03 seat=a",
                "t3 club 2026-10-04 seat=b",
            ]
        },
        state="broken",
        words="club: 3 topics of 4 come from one seat = 75 %, and 50 % is the most",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 most", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "three of three say nothing yet",
        on="2027-08-31",
        facts={
            "topics": [
                "t0 club 2026-10-01 seat=a",
                "t1 club 2026-10-02 seat=a",
                "t2 club 2026-10-03 seat=a",
            ]
        },
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t0 2026-10-01", "topic t1 2026-10-02", "topic t2 2026-10-03"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "topics of no seat are not among the four",
        on="2027-08-31",
        facts={
            "topics": [
                "t0 club 2026-10-01 seat=a",
                "t1 club 2026-10-02 seat=a",
                "t2 club 2026-10-03 seat=a",
                "t3 club 2026-10-04",
            ]
        },
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=[
            "topic t0 2026-10-01",
            "topic t1 2026-10-02",
            "topic t2 2026-10-03",
            "topic t3 2026-10-04",
        ],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "a seat that nobody holds on the last day is not asked",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
            "mandates": ["a a1 2025-09-01", "b b1 2025-09-01", "c c1 2025-09-01..2027-08-30"],
            "topics": ["t0 club 2026-10-01 seat=a"],
        },
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t0 2026-10-01"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "one that somebody holds that day is",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
            "mandates": ["a a1 2025-09-01", "b b1 2025-09-01", "c c1 2025-09-01..2027-08-31"],
            "topics": ["t0 club 2026-10-01 seat=a"],
        },
        state="broken",
        words="club: topics from 1 seat of 3 = 33 %, and 50 % are needed",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 seats", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "a seat that ended the day before is not",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": [
                "a club caf 2025-09-01",
                "b club caf 2025-09-01",
                "c club caf 2025-09-01",
                "z club caf 2025-09-01..2027-08-30",
            ],
            "mandates": ["a a1 2025-09-01", "b b1 2025-09-01", "z z1 2025-09-01"],
            "topics": ["t0 club 2026-10-01 seat=a"],
        },
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t0 2026-10-01"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "a light seat is not",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": [
                "a club caf 2025-09-01",
                "b club caf 2025-09-01",
                "c club caf 2025-09-01",
                "z club caf 2025-09-01 light",
            ],
            "mandates": ["a a1 2025-09-01", "b b1 2025-09-01", "z z1 2025-09-01"],
            "topics": ["t0 club 2026-10-01 seat=a"],
        },
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t0 2026-10-01"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "a body that ends is judged the day after",
        on="2027-07-01",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01..2027-06-30"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
            "mandates": ["a a1 2025-09-01", "b b1 2025-09-01"],
            "topics": [],
        },
        state="broken",
        words="club: topics from 0 seats of 2 = 0 %, and 50 % are needed",
        broken_on="2027-07-01",
        breaches=["2027-07-01..2027-07-01 seats"],
    ),
    Example(
        "without a seat held nobody is concerned",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
            "mandates": [],
            "topics": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "who comes for the next season is concerned already",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
            "mandates": ["a a1 2027-09-01"],
            "topics": [],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "nobody keeps topics",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
            "mandates": ["a a1 2025-09-01", "b b1 2025-09-01"],
        },
        state="unknown",
        words="Nobody has recorded the topics put forward for club",
    ),
    Example(
        "before the values begin nothing is asked",
        on="2027-08-31",
        rule="""\
check = "spread_of_initiative"
seats_percent = { "2020-01-01" = 10, "2027-09-01" = 90 }
most_percent = { "2020-01-01" = 100, "2027-09-01" = 20 }
""",
        facts={
            "topics": [
                "t0 club 2026-10-01 seat=a",
                "t1 club 2026-10-02 seat=a",
                "t2 club 2026-10-03 seat=a",
                "t3 club 2026-10-04 seat=a",
            ]
        },
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 10 % are needed",
        evidence=[
            "topic t0 2026-10-01",
            "topic t1 2026-10-02",
            "topic t2 2026-10-03",
            "topic t3 2026-10-04",
        ],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "two of three seats are less than 67 percent",
        on="2027-08-31",
        rule="""\
check = "spread_of_initiative"
seats_percent = 67
""",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
            "mandates": ["a a1 2025-09-01", "b b1 2025-09-01", "c c1 2025-09-01"],
            "topics": ["t0 club 2026-10-01 seat=a", "t1 club 2026-10-02 seat=b"],
        },
        state="broken",
        words="club: topics from 2 seats of 3 = 66 %, and 67 % are needed",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 seats", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "each season is told, for both reasons, by the shares of its last day",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "spread_of_initiative"
seats_percent = { "2025-01-01" = 10, "2027-06-01" = 50 }
most_percent = { "2025-01-01" = 100, "2027-06-01" = 50 }
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01", "c club caf 2025-09-01"],
            "mandates": ["a Ann 2025-09-01", "b Bea 2025-09-01", "c Cid 2025-09-01"],
            "topics": [
                "t0 club 2026-10-01 seat=a title=Rents",
                "t1 club 2026-11-01 seat=a title=Rents",
                "t2 club 2026-12-01 seat=a title=Rents",
                "t3 club 2027-01-01 seat=a title=Rents",
                "t4 club 2027-10-01 seat=a title=Rents",
                "t5 club 2027-11-01 seat=a title=Rents",
                "t6 club 2027-12-01 seat=a title=Rents",
                "t7 club 2028-01-01 seat=a title=Rents",
            ],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2027-08-31",
        breaches=[
            "2027-08-31..2027-08-31 most",
            "2027-08-31..2027-08-31 seats",
            "2028-08-31..2028-08-31 seats",
        ],
    ),
    Example(
        "a topic of the season before is no proof",
        on="2027-08-31",
        alone=True,
        facts={
            "mandates": ["a Ann 2025-09-01"],
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01"],
            "topics": ["t0 club 2026-08-31 seat=a", "t1 club 2026-09-01 seat=a"],
        },
        state="kept",
        words="club: topics from 1 seat of 1 = 100 %, and 50 % are needed",
        evidence=["topic t1 2026-09-01"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "a topic of a seat that nobody held that day comes from no seat",
        on="2027-08-31",
        alone=True,
        facts={
            "mandates": ["a Ann 2027-01-02"],
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01"],
            "topics": ["t club 2027-01-01 seat=a"],
        },
        state="broken",
        words="club: topics from 0 seats of 1 = 0 %, and 50 % are needed",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 seats", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "a topic to come is no proof",
        on="2027-04-06",
        facts={"topics": ["t0 club 2026-10-01 seat=a", "t1 club 2027-05-01 seat=b"]},
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t0 2026-10-01"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "a body of less than half of the season owes nothing",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["club club 2027-03-03"],
            "seats": ["a club caf 2027-03-03"],
            "mandates": ["a a1 2027-03-03"],
            "topics": [],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "topics of the season before keep nothing in this one",
        on="2027-04-06",
        facts={"topics": ["t0 club 2026-08-31 seat=a"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 seats", "2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "the sum is that of the season: its topics, the seats held on its last day",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club caf 2025-09-01"],
            "mandates": ["a a1 2025-09-01", "b b1 2025-09-01..2027-12-31"],
            "topics": ["t0 club 2026-08-31 seat=b", "t1 club 2026-10-01 seat=a"],
        },
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t1 2026-10-01"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
    Example(
        "the share it tells is that of the season's last day",
        on="2027-04-06",
        rule="""\
check = "spread_of_initiative"
seats_percent = { "2020-01-01" = 10, "2027-01-01" = 50 }
""",
        facts={"topics": ["t0 club 2026-10-01 seat=a"]},
        state="kept",
        words="club: topics from 1 seat of 2 = 50 %, and 50 % are needed",
        evidence=["topic t0 2026-10-01"],
        next_break="2028-08-31",
        mend="Ask the seats of club that proposed nothing for a topic by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 seats"],
    ),
)
def test_spread_of_initiative(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_a_season_is_told_by_its_sum_from_its_first_day_on() -> None:
    breaches = judgement_of(RULE, FACTS, "2026-09-01").breaches
    assert [str(breach.words) for breach in breaches] == [
        "club: topics from 0 seats of 2 = 0 %, and 50 % are needed",
        "club has from 2027-09-01 to 2028-08-31 to hear topics from enough seats",
    ]
