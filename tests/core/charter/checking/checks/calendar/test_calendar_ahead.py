"""`calendar_ahead`: meetings of a season dated before it begins (CLUB-07)."""

from __future__ import annotations

from tests.core.charter.checking.checks.calendar.dates_by_hand import invented
from tests.core.charter.judging import Example, examples, judged
from tests.effort import examples as tried

RULE = """\
check = "calendar_ahead"
minimum = 2
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "two dated the day before the season are enough",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 dated=2026-08-31",
                "m1 club session 2027-03-02 dated=2026-08-31",
            ]
        },
        state="kept",
        words="The calendar of club was set before its season began",
        evidence=["meeting m0 2026-10-01", "meeting m1 2027-03-02"],
        next_break="2027-09-01",
        mend="Date the meetings of club before 2027-09-01",
        breaches=["2027-09-01..2027-09-01"],
    ),
    Example(
        "dated on its first day they are late",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 dated=2026-09-01",
                "m1 club session 2027-03-02 dated=2026-09-01",
            ]
        },
        state="broken",
        words="club: 0 of 2 dates were set before the season that begins on 2026-09-01",
        evidence=["meeting m0 2026-10-01", "meeting m1 2027-03-02"],
        next_break="2027-09-01",
        broken_on="2026-09-01",
        breaches=[
            "2026-09-01..2026-09-01",
            "2026-09-01..2026-09-01 m0",
            "2026-09-01..2026-09-01 m1",
            "2027-09-01..2027-09-01",
        ],
    ),
    Example(
        "one is too few",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-10-01 dated=2026-08-31"]},
        state="broken",
        words="club: 1 of 2 dates were set before the season that begins on 2026-09-01",
        next_break="2027-09-01",
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01", "2027-09-01..2027-09-01"],
    ),
    Example(
        "the next season has its two, the third is the next break",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 dated=2026-08-31",
                "m1 club session 2027-03-02 dated=2026-08-31",
                "n1 club session 2027-10-05 dated=2027-01-05",
                "n2 club session 2028-08-31 dated=2027-08-31",
            ]
        },
        state="kept",
        words="The calendar of club was set before its season began",
        evidence=[
            "meeting m0 2026-10-01",
            "meeting m1 2027-03-02",
            "meeting n1 2027-10-05",
            "meeting n2 2028-08-31",
        ],
        next_break="2028-09-01",
        mend="Date the meetings of club before 2028-09-01",
        breaches=["2028-09-01..2028-09-01"],
    ),
    Example(
        "a date of next season given on its first day is late, and drawn",
        on="2027-08-20",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 dated=2026-08-31",
                "m1 club session 2027-03-02 dated=2026-08-31",
                "n1 club session 2027-10-05 dated=2027-09-01",
            ]
        },
        state="at_risk",
        words="club: 0 of 2 dates are set for the season that begins on 2027-09-01",
        evidence=["meeting n1 2027-10-05"],
        next_break="2027-09-01",
        mend="Date the meetings of club before 2027-09-01",
        breaches=["2027-09-01..2027-09-01", "2027-09-01..2027-09-01 n1 drawn"],
    ),
    Example(
        "no meeting at all is unknown",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="No meeting of club is known yet",
        next_break="2027-09-01",
        mend="Date the meetings of club before 2027-09-01",
        breaches=["2027-09-01..2027-09-01"],
    ),
    Example(
        "a meeting of before is enough to know of the calendar",
        on="2027-04-06",
        facts={"meetings": ["old club session 2026-03-03"]},
        state="broken",
        words="club: 0 of 2 dates were set before the season that begins on 2026-09-01",
        next_break="2027-09-01",
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01", "2027-09-01..2027-09-01"],
    ),
    Example(
        "the first season of a body is not held to it",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["new club 2026-09-01"],
            "meetings": ["m0 new session 2026-10-01 dated=2026-09-20"],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-09-01",
        mend="Date the meetings of new before 2027-09-01",
        breaches=["2027-09-01..2027-09-01"],
    ),
    Example(
        "a body of the eve is",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["new club 2026-08-31"],
            "meetings": ["m0 new session 2026-10-01 dated=2026-09-20"],
        },
        state="broken",
        words="new: 0 of 2 dates were set before the season that begins on 2026-09-01",
        evidence=["meeting m0 2026-10-01"],
        next_break="2027-09-01",
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01", "2026-09-20..2026-09-20 m0", "2027-09-01..2027-09-01"],
    ),
    Example(
        "a body that ends with its season is asked nothing of the next one",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["new club 2025-09-01..2027-08-31"],
            "meetings": [
                "m0 new session 2026-10-01 dated=2026-08-31",
                "m1 new session 2026-10-02 dated=2026-08-31",
            ],
        },
        state="kept",
        words="The calendar of new was set before its season began",
        evidence=["meeting m0 2026-10-01", "meeting m1 2026-10-02"],
    ),
    Example(
        "one that lives a day more is",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["new club 2025-09-01..2027-09-01"],
            "meetings": [
                "m0 new session 2026-10-01 dated=2026-08-31",
                "m1 new session 2026-10-02 dated=2026-08-31",
            ],
        },
        state="kept",
        words="The calendar of new was set before its season began",
        evidence=["meeting m0 2026-10-01", "meeting m1 2026-10-02"],
        next_break="2027-09-01",
        mend="Date the meetings of new before 2027-09-01",
        breaches=["2027-09-01..2027-09-01"],
    ),
    Example(
        "twelve months to the day is enough",
        on="2027-04-06",
        rule="""\
check = "calendar_ahead"
counting = "twelve_months"
""",
        facts={"meetings": ["m0 club session 2027-03-02 dated=2026-03-02"]},
        state="kept",
        words="The calendar of club was set before its season began",
        evidence=["meeting m0 2027-03-02"],
    ),
    Example(
        "a day less is not",
        on="2027-04-06",
        rule="""\
check = "calendar_ahead"
counting = "twelve_months"
""",
        facts={"meetings": ["m0 club session 2027-03-02 dated=2026-03-03"]},
        state="broken",
        words="m0 of 2027-03-02 was only dated on 2026-03-03, less than a year before",
        evidence=["meeting m0 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m0"],
    ),
    Example(
        "short notice of a meeting to come is drawn",
        on="2027-04-06",
        rule="""\
check = "calendar_ahead"
counting = "twelve_months"
""",
        facts={"meetings": ["m0 club session 2028-03-02 dated=2027-03-03"]},
        state="at_risk",
        words="m0 of 2028-03-02 was only dated on 2027-03-03, less than a year before",
        evidence=["meeting m0 2028-03-02"],
        next_break="2028-03-02",
        breaches=["2028-03-02..2028-03-02 m0 drawn"],
    ),
    Example(
        "a meeting of the season before is not judged",
        on="2027-04-06",
        rule="""\
check = "calendar_ahead"
counting = "twelve_months"
""",
        facts={"meetings": ["m0 club session 2026-08-31 dated=2026-08-30"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "before its value begins no season is asked for dates",
        on="2027-04-06",
        rule="""\
check = "calendar_ahead"
minimum = { "2026-09-02" = 2 }
""",
        facts={"meetings": ["m0 club session 2026-10-01 dated=2026-08-31"]},
        state="kept",
        words="The calendar of club was set before its season began",
        evidence=["meeting m0 2026-10-01"],
        next_break="2027-09-01",
        mend="Date the meetings of club before 2027-09-01",
        breaches=["2027-09-01..2027-09-01"],
    ),
    Example(
        "from its first day it is",
        on="2027-04-06",
        rule="""\
check = "calendar_ahead"
minimum = { "2026-09-01" = 2 }
""",
        facts={"meetings": ["m0 club session 2026-10-01 dated=2026-08-31"]},
        state="broken",
        words="club: 1 of 2 dates were set before the season that begins on 2026-09-01",
        next_break="2027-09-01",
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01", "2027-09-01..2027-09-01"],
    ),
    Example(
        "a body that begins with the next season is not held to it yet",
        on="2027-08-20",
        alone=True,
        facts={
            "bodies": ["new club 2027-09-01"],
            "meetings": ["m0 new session 2027-10-01 dated=2027-08-01"],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2028-09-01",
        mend="Date the meetings of new before 2028-09-01",
        breaches=["2028-09-01..2028-09-01"],
    ),
    Example(
        "each meeting known too late is told",
        on="2027-04-06",
        rule="""\
check = "calendar_ahead"
counting = "twelve_months"
""",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 dated=2026-09-01",
                "m1 club session 2027-03-02 dated=2026-12-01",
            ]
        },
        state="broken",
        words="m0 of 2026-10-01 was only dated on 2026-09-01, less than a year before",
        evidence=["meeting m0 2026-10-01", "meeting m1 2027-03-02"],
        broken_on="2026-10-01",
        breaches=["2026-10-01..2026-10-01 m0", "2027-03-02..2027-03-02 m1"],
    ),
    Example(
        "the season in which a body begins is not held to it, the next one is",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["new club 2027-10-01"],
            "meetings": ["m0 new session 2027-11-02 dated=2027-01-01"],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2028-09-01",
        mend="Date the meetings of new before 2028-09-01",
        breaches=["2028-09-01..2028-09-01"],
    ),
    Example(
        "one dated today for later is at fault today, and drawn no more",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 dated=2026-08-31",
                "m1 club session 2027-03-02 dated=2026-08-31",
                "m2 club session 2027-05-11 dated=2027-04-06",
            ]
        },
        state="broken",
        words="m2 of 2027-05-11 was only dated on 2027-04-06, after the season had begun",
        evidence=["meeting m2 2027-05-11"],
        next_break="2027-09-01",
        broken_on="2027-04-06",
        breaches=["2027-04-06..2027-04-06 m2", "2027-09-01..2027-09-01"],
    ),
    Example(
        "one to be dated tomorrow is drawn",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 dated=2026-08-31",
                "m1 club session 2027-03-02 dated=2026-08-31",
                "m2 club session 2027-05-11 dated=2027-04-07",
            ]
        },
        state="at_risk",
        words="m2 of 2027-05-11 was only dated on 2027-04-07, after the season had begun",
        evidence=["meeting m2 2027-05-11"],
        next_break="2027-04-07",
        breaches=["2027-04-07..2027-04-07 m2 drawn", "2027-09-01..2027-09-01"],
    ),
    Example(
        "of the next season's meetings only those dated before it are enough",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 dated=2026-08-31",
                "m1 club session 2027-03-02 dated=2026-08-31",
                "m2 club session 2027-10-05 dated=2027-01-05",
                "m3 club session 2028-03-07 dated=2027-10-05",
            ]
        },
        state="at_risk",
        words="m3 of 2028-03-07 was only dated on 2027-10-05, after the season had begun",
        evidence=["meeting m3 2028-03-07"],
        next_break="2027-09-01",
        breaches=["2027-09-01..2027-09-01", "2027-10-05..2027-10-05 m3 drawn"],
    ),
    Example(
        "no meeting at all in the first season of a body is nothing yet",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["new club 2026-09-01"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-09-01",
        mend="Date the meetings of new before 2027-09-01",
        breaches=["2027-09-01..2027-09-01"],
    ),
    Example(
        "on its first day the season has begun",
        on="2026-09-01",
        facts={"meetings": ["m0 club session 2026-10-01 dated=2026-08-31"]},
        state="broken",
        words="club: 1 of 2 dates were set before the season that begins on 2026-09-01",
        next_break="2027-09-01",
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01", "2027-09-01..2027-09-01"],
    ),
)
def test_calendar_ahead(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_what_was_dated_on_the_eve_says_the_same() -> None:
    for seed in range(tried(400)):
        calendar, minimum = invented(seed), seed % 3 + 1
        rule = RULE.replace("2", str(minimum))
        state = judged(rule, {}, calendar.facts, str(calendar.on))["state"]
        assert (state == "broken") is calendar.broken(minimum), seed
