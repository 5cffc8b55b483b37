"""`meetings_in_season`: at least so many meetings in a season (CLUB-09)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "meetings_in_season"
meetings = ["session"]
minimum = 2
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "two that are over are enough",
        on="2027-08-31",
        facts={
            "meetings": [
                "m0 club session 2026-09-01",
                "m1 club session 2027-08-30",
                "m2 club session 2027-09-01",
                "m3 club session 2028-08-31",
            ]
        },
        state="kept",
        words="club holds enough of these meetings",
        evidence=["meeting m0 2026-09-01", "meeting m1 2027-08-30"],
    ),
    Example(
        "drawn for the last day, which is today, they are enough, and not held yet",
        on="2027-08-31",
        facts={
            "meetings": [
                "m0 club session 2026-09-01",
                "m1 club session 2027-08-31",
                "m2 club session 2027-09-01",
                "m3 club session 2028-08-31",
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one is too few when the season ends",
        on="2027-08-31",
        facts={"meetings": ["m0 club session 2026-09-01"]},
        state="broken",
        words="club: 1 of 2 meetings drawn until 2027-08-31",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31", "2028-08-31..2028-08-31"],
    ),
    Example(
        "the day before it is foreseen",
        on="2027-08-30",
        facts={"meetings": ["m0 club session 2026-09-01"]},
        state="at_risk",
        words="club: 1 of 2 meetings drawn until 2027-08-31",
        next_break="2027-08-31",
        mend="Draw a meeting of this kind for club by 2027-08-31",
        breaches=["2027-08-31..2027-08-31", "2028-08-31..2028-08-31"],
    ),
    Example(
        "other kinds and cancelled ones do not count",
        on="2027-04-06",
        facts={"meetings": ["m0 club gathering 2026-09-02", "c club session 2027-01-05 cancelled"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Draw a meeting of this kind for club by 2027-08-31",
        breaches=["2027-08-31..2027-08-31", "2028-08-31..2028-08-31"],
    ),
    Example(
        "a body that ends a day before its season owes on its own last day",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["short club 2025-09-01..2027-08-30"],
            "meetings": ["m0 short session 2027-01-05"],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Draw a meeting of this kind for short by 2027-08-30",
        breaches=["2027-08-31..2027-08-31"],
    ),
    Example(
        "one that begins a day late owes too",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["short club 2026-09-02..2027-08-31"],
            "meetings": ["m0 short session 2027-01-05"],
        },
        state="broken",
        words="short: 1 of 2 meetings drawn until 2027-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31"],
    ),
    Example(
        "one of the whole season does",
        on="2027-08-31",
        alone=True,
        facts={
            "bodies": ["short club 2026-09-01..2027-08-31"],
            "meetings": ["m0 short session 2027-01-05"],
        },
        state="broken",
        words="short: 1 of 2 meetings drawn until 2027-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31"],
    ),
    Example(
        "without meeting nor half of a season nobody is concerned",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["short club 2026-11-02..2027-04-30"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-08-31",
        rule="""\
check = "meetings_in_season"
meetings = ["session"]
minimum = { "2027-09-01" = 2 }
""",
        facts={"meetings": ["m0 club session 2026-09-01"]},
        state="not_concerned",
        words="This article is not in force yet",
    ),
    Example(
        "the number asked is that of the season's last day",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "meetings_in_season"
minimum = { "2025-01-01" = 1, "2027-01-01" = 2 }
""",
        facts={"bodies": ["club club 2025-09-01"], "meetings": ["m0 club session 2026-10-06"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Draw a meeting of this kind for club by 2027-08-31",
        breaches=["2027-08-31..2027-08-31", "2028-08-31..2028-08-31"],
    ),
    Example(
        "what is asked from the next season on is not yet",
        on="2027-04-06",
        rule="""\
check = "meetings_in_season"
minimum = { "2025-01-01" = 1, "2027-09-01" = 2 }
""",
        facts={"meetings": ["m0 club session 2026-10-06"]},
        state="kept",
        words="club holds enough of these meetings",
        evidence=["meeting m0 2026-10-06"],
        next_break="2028-08-31",
        mend="Draw a meeting of this kind for club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31"],
    ),
)
def test_meetings_in_season(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
