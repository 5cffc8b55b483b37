"""`meeting_season`: meetings inside a stretch of the year, or outside some."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "meeting_season"
days = ["11-15..01-15"]
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "the day before the stretch breaks it",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-11-14"]},
        state="broken",
        words="m0 was on 2026-11-14, a time of year that was not agreed",
        evidence=["meeting m0 2026-11-14"],
        broken_on="2026-11-14",
        breaches=["2026-11-14..2026-11-14 m0"],
    ),
    Example(
        "its first day is in",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-11-15"]},
        state="kept",
        words="Every meeting of club is at an agreed time of year",
        evidence=["meeting m0 2026-11-15"],
    ),
    Example(
        "its last day is in, after the new year",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-01-15"]},
        state="kept",
        words="Every meeting of club is at an agreed time of year",
        evidence=["meeting m0 2027-01-15"],
    ),
    Example(
        "the day after it breaks it",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-01-16"]},
        state="broken",
        words="m0 was on 2027-01-16, a time of year that was not agreed",
        evidence=["meeting m0 2027-01-16"],
        broken_on="2027-01-16",
        breaches=["2027-01-16..2027-01-16 m0"],
    ),
    Example(
        "a day to come outside is foreseen",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-05-04"]},
        state="at_risk",
        words="m0 is to be on 2027-05-04, a time of year that was not agreed",
        evidence=["meeting m0 2027-05-04"],
        next_break="2027-05-04",
        mend="Move m0 of 2027-05-04 to a time of year that was agreed",
        breaches=["2027-05-04..2027-05-04 m0 drawn"],
    ),
    Example(
        "today outside is broken, without a mend",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-06"]},
        state="broken",
        words="m0 is on 2027-04-06, a time of year that was not agreed",
        evidence=["meeting m0 2027-04-06"],
        broken_on="2027-04-06",
        breaches=["2027-04-06..2027-04-06 m0"],
    ),
    Example(
        "a meeting of the season before is not judged",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-08-31"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "the last day of a stretch inside a year is in",
        on="2027-04-06",
        rule="""\
check = "meeting_season"
days = ["02-01..03-31"]
""",
        facts={"meetings": ["m0 club session 2027-03-31"]},
        state="kept",
        words="Every meeting of club is at an agreed time of year",
        evidence=["meeting m0 2027-03-31"],
    ),
    Example(
        "the day before it is out",
        on="2027-04-06",
        rule="""\
check = "meeting_season"
days = ["02-01..03-31"]
""",
        facts={"meetings": ["m0 club session 2027-01-31"]},
        state="broken",
        words="m0 was on 2027-01-31, a time of year that was not agreed",
        evidence=["meeting m0 2027-01-31"],
        broken_on="2027-01-31",
        breaches=["2027-01-31..2027-01-31 m0"],
    ),
    Example(
        "the day after it is out",
        on="2027-04-06",
        rule="""\
check = "meeting_season"
days = ["02-01..03-31"]
""",
        facts={"meetings": ["m0 club session 2027-04-01"]},
        state="broken",
        words="m0 was on 2027-04-01, a time of year that was not agreed",
        evidence=["meeting m0 2027-04-01"],
        broken_on="2027-04-01",
        breaches=["2027-04-01..2027-04-01 m0"],
    ),
    Example(
        "a stretch of one year says nothing of another",
        on="2027-04-06",
        rule="""\
check = "meeting_season"
days = ["2027-12-01..2027-12-31"]
""",
        facts={"meetings": ["m0 club session 2026-12-20"]},
        state="broken",
        words="m0 was on 2026-12-20, a time of year that was not agreed",
        evidence=["meeting m0 2026-12-20"],
        broken_on="2026-12-20",
        breaches=["2026-12-20..2026-12-20 m0"],
    ),
    Example(
        "the first day of a stretch of one year is in",
        on="2027-12-01",
        rule="""\
check = "meeting_season"
days = ["2027-12-01..2027-12-31"]
""",
        facts={"meetings": ["m0 club session 2027-12-01"]},
        state="kept",
        words="Every meeting of club is at an agreed time of year",
        evidence=["meeting m0 2027-12-01"],
    ),
    Example(
        "a blackout takes its first day",
        on="2027-04-06",
        rule="""\
check = "blackout"
days = ["11-15..01-15"]
""",
        facts={"meetings": ["m0 club session 2026-11-15"]},
        state="broken",
        words="m0 was on 2026-11-15, a time of year that is left free",
        evidence=["meeting m0 2026-11-15"],
        broken_on="2026-11-15",
        breaches=["2026-11-15..2026-11-15 m0"],
    ),
    Example(
        "a blackout leaves the day after it",
        on="2027-04-06",
        rule="""\
check = "blackout"
days = ["11-15..01-15"]
""",
        facts={"meetings": ["m0 club session 2027-01-16"]},
        state="kept",
        words="No meeting of club is at a time of year that is left free",
        evidence=["meeting m0 2027-01-16"],
    ),
    Example(
        "before its value begins everything is free",
        on="2027-04-06",
        rule="""\
check = "blackout"
days = { "2026-12-01" = ["11-15..01-15"] }
""",
        facts={"meetings": ["m0 club session 2026-11-20"]},
        state="kept",
        words="No meeting of club is at a time of year that is left free",
        evidence=["meeting m0 2026-11-20"],
    ),
    Example(
        "one of several stretches is enough",
        on="2027-04-06",
        rule="""\
check = "meeting_season"
days = ["10-01..10-31", "03-01..03-31"]
""",
        facts={"meetings": ["m0 club session 2026-10-06", "m1 club session 2027-03-02"]},
        state="kept",
        words="Every meeting of club is at an agreed time of year",
        evidence=["meeting m0 2026-10-06", "meeting m1 2027-03-02"],
    ),
    Example(
        "a stretch of one day holds no other",
        on="2027-04-06",
        rule="""\
check = "meeting_season"
days = ["10-06..10-06"]
""",
        facts={"meetings": ["m0 club session 2026-10-06", "m1 club session 2026-10-07"]},
        state="broken",
        words="m1 was on 2026-10-07, a time of year that was not agreed",
        evidence=["meeting m1 2026-10-07"],
        broken_on="2026-10-07",
        breaches=["2026-10-07..2026-10-07 m1"],
    ),
)
def test_meeting_season(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
