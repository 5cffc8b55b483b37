"""`maximum_gap`: one meeting in each period of the calendar year."""

from __future__ import annotations

from tests.core.charter.judging import Example

BY_PERIOD = (
    Example(
        "an empty quarter is broken the day after",
        on="2027-04-01",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2026-08-31"],
            "meetings": ["m0 club session 2026-12-10", "m1 club session 2027-05-05"],
        },
        state="broken",
        words="No meeting of club from 2027-01-01 to 2027-03-31",
        evidence=["body club 2026-08-31"],
        next_break="2027-10-01",
        broken_on="2027-04-01",
        breaches=["2027-04-01..2027-04-01", "2027-10-01..2027-10-01"],
    ),
    Example(
        "on its last day it can still be mended",
        on="2027-03-31",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={"bodies": ["club club 2026-08-31"], "meetings": ["m0 club session 2026-12-10"]},
        state="at_risk",
        words="No meeting of club is drawn from 2027-01-01 to 2027-03-31",
        evidence=["body club 2026-08-31"],
        next_break="2027-04-01",
        mend="Hold a meeting of club by 2027-03-31",
        breaches=["2027-04-01..2027-04-01", "2027-07-01..2027-07-01"],
    ),
    Example(
        "a quarter that the body did not wholly live is free",
        on="2027-04-06",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        facts={"meetings": ["m0 club session 2027-01-05"]},
        state="broken",
        words="No meeting of club from 2026-10-01 to 2026-12-31",
        evidence=["body club 2026-09-15"],
        next_break="2027-07-01",
        broken_on="2027-01-01",
        breaches=["2027-01-01..2027-01-01", "2027-07-01..2027-07-01", "2027-10-01..2027-10-01"],
    ),
    Example(
        "one that begins with the body is not",
        on="2027-01-05",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={"bodies": ["club club 2026-10-01"], "meetings": ["m0 club session 2027-01-04"]},
        state="broken",
        words="No meeting of club from 2026-10-01 to 2026-12-31",
        evidence=["body club 2026-10-01"],
        next_break="2027-07-01",
        broken_on="2027-01-01",
        breaches=["2027-01-01..2027-01-01", "2027-07-01..2027-07-01"],
    ),
    Example(
        "the first and the last day of a quarter fill it",
        on="2027-07-01",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2026-08-31"],
            "meetings": [
                "m0 club session 2026-10-01",
                "m1 club session 2027-01-01",
                "m2 club session 2027-06-30",
                "m3 club session 2027-09-30",
            ],
        },
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m2 2027-06-30", "meeting m3 2027-09-30"],
        next_break="2028-01-01",
        mend="Hold a meeting of club by 2027-12-31",
        breaches=["2028-01-01..2028-01-01"],
    ),
    Example(
        "a quarter that ends with the body is free",
        on="2027-03-30",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2026-08-31..2027-03-31"],
            "meetings": ["m0 club session 2026-10-01"],
        },
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m0 2026-10-01"],
    ),
    Example(
        "one that ends a day before it is not",
        on="2027-03-30",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2026-08-31..2027-04-01"],
            "meetings": ["m0 club session 2026-10-01"],
        },
        state="at_risk",
        words="No meeting of club is drawn from 2027-01-01 to 2027-03-31",
        evidence=["body club 2026-08-31"],
        next_break="2027-04-01",
        mend="Hold a meeting of club by 2027-03-31",
        breaches=["2027-04-01..2027-04-01"],
    ),
    Example(
        "an empty quarter between drawn meetings is drawn",
        on="2027-01-10",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2026-08-31"],
            "meetings": [
                "m0 club session 2026-10-01",
                "m1 club session 2027-01-05",
                "m2 club session 2027-08-20",
            ],
        },
        state="at_risk",
        words="No meeting of club is drawn from 2027-04-01 to 2027-06-30",
        evidence=["body club 2026-08-31"],
        next_break="2027-07-01",
        mend="Hold a meeting of club by 2027-06-30",
        breaches=["2027-07-01..2027-07-01 drawn", "2028-01-01..2028-01-01"],
    ),
    Example(
        "the meetings around today are the proof",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-05-15",
                "m4 club session 2027-07-15",
            ]
        },
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m2 2027-03-15", "meeting m3 2027-05-15"],
        next_break="2027-09-16",
        mend="Hold a meeting of club by 2027-09-15",
        breaches=["2027-09-16.."],
    ),
    Example(
        "a body that ends on the season's first day is at fault on it",
        on="2027-09-01",
        alone=True,
        facts={"bodies": ["short club 2027-02-20..2027-09-01"], "meetings": []},
        state="broken",
        words="No meeting after 2027-02-20: more than 2 months on 2027-09-01",
        evidence=["body short 2027-02-20"],
        broken_on="2027-09-01",
        mend="Hold a meeting of short as soon as possible",
        breaches=["2027-04-21..2027-09-01", "2027-09-01..2027-09-01"],
    ),
    Example(
        "periods follow the months then in force",
        on="2027-07-01",
        rule="""\
check = "maximum_gap"
months = { "2018-01-01" = 3, "2027-01-01" = 6 }
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2026-08-31"],
            "meetings": [
                "m0 club session 2026-10-01",
                "m1 club session 2026-12-01",
                "m2 club session 2027-06-30",
            ],
        },
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m2 2027-06-30"],
        next_break="2028-01-01",
        mend="Hold a meeting of club by 2027-12-31",
        breaches=["2028-01-01..2028-01-01", "2028-07-01..2028-07-01"],
    ),
    Example(
        "the last period of a year ends with it",
        on="2027-02-01",
        rule="""\
check = "maximum_gap"
months = 5
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2026-05-31"],
            "meetings": ["m0 club session 2026-09-10", "m1 club session 2027-01-05"],
        },
        state="broken",
        words="No meeting of club from 2026-11-01 to 2026-12-31",
        evidence=["body club 2026-05-31"],
        next_break="2027-11-01",
        broken_on="2027-01-01",
        breaches=["2027-01-01..2027-01-01", "2027-11-01..2027-11-01"],
    ),
    Example(
        "periods of the years before are history",
        on="2027-04-06",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2024-09-01"],
            "meetings": [
                "m0 club session 2026-10-01",
                "m1 club session 2027-01-05",
                "m2 club session 2027-04-02",
            ],
        },
        state="broken",
        words="No meeting of club from 2026-07-01 to 2026-09-30",
        evidence=["body club 2024-09-01"],
        next_break="2027-10-01",
        broken_on="2026-10-01",
        breaches=[
            "2026-04-01..2026-04-01",
            "2026-07-01..2026-07-01",
            "2026-10-01..2026-10-01",
            "2027-10-01..2027-10-01",
        ],
    ),
    Example(
        "an empty period that ends today is no longer drawn",
        on="2027-03-31",
        rule="""\
check = "maximum_gap"
months = 3
counting = "period"
""",
        alone=True,
        facts={
            "bodies": ["club club 2026-08-31"],
            "meetings": ["m0 club session 2026-12-10", "m1 club session 2027-05-05"],
        },
        state="at_risk",
        words="No meeting of club is drawn from 2027-01-01 to 2027-03-31",
        evidence=["body club 2026-08-31"],
        next_break="2027-04-01",
        mend="Hold a meeting of club by 2027-03-31",
        breaches=["2027-04-01..2027-04-01", "2027-10-01..2027-10-01"],
    ),
)
