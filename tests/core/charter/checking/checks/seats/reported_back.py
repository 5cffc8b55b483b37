"""`follows_by_minutes`: the report-back meetings."""

from __future__ import annotations

from tests.core.charter.judging import Example

REPORTED_BACK = (
    Example(
        "a report-back meeting missed is a fault",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club report_back 2027-03-02 recorded"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="broken",
        words="far came to no report-back meeting of club",
        evidence=["seat far", "meeting m0 2027-03-02"],
        broken_on="2027-03-02",
        mend="Invite far to the next report-back meeting of club",
        breaches=["2027-03-02..2027-08-31 far report-back"],
    ),
    Example(
        "today's counts once recorded",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club report_back 2027-04-06 recorded"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="broken",
        words="far came to no report-back meeting of club",
        evidence=["seat far", "meeting m0 2027-04-06"],
        broken_on="2027-04-06",
        mend="Invite far to the next report-back meeting of club",
        breaches=["2027-04-06..2027-08-31 far report-back"],
    ),
    Example(
        "with another to come it may still be mended",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club report_back 2027-03-02 recorded",
                "x club report_back 2027-04-30",
            ],
            "minutes": [],
            "minutes_readings": [],
        },
        state="at_risk",
        words="far came to no report-back meeting of club",
        evidence=["seat far", "meeting m0 2027-03-02"],
        next_break="2027-04-30",
        mend="Invite far to the next report-back meeting of club",
        breaches=["2027-04-30..2027-08-31 far report-back"],
    ),
    Example(
        "coming to one is enough",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club report_back 2027-02-02 recorded",
                "m1 club report_back 2027-03-02 recorded",
            ],
            "attendances": ["m0 far Bea"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="kept",
        words="Those who follow club from afar come to report-back meetings",
        evidence=["seat far"],
    ),
    Example(
        "a meeting that nobody recorded leaves it unknown",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club report_back 2027-03-02"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="unknown",
        words="Nobody has recorded who came to m0 of 2027-03-02",
        evidence=["seat far"],
    ),
    Example(
        "one of another season neither",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club report_back 2026-08-31 recorded"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one held while nobody held the seat neither",
        on="2027-06-01",
        facts={
            "meetings": ["m0 club report_back 2027-05-02 recorded"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without a kind named nobody reports back",
        on="2027-04-06",
        rule='check = "follows_by_minutes"',
        facts={
            "meetings": ["m0 club session 2027-03-02 recorded"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a delay not in force on that day asks nothing",
        on="2027-04-06",
        rule="""\
check = "follows_by_minutes"
within_days = { "2026-10-11" = 60 }
""",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nor a share",
        on="2027-04-06",
        rule="""\
check = "follows_by_minutes"
percent = { "2026-10-11" = 50 }
""",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "two of three are less than 67 percent",
        on="2027-04-06",
        rule="""\
check = "follows_by_minutes"
meetings = ["session"]
within_days = 60
percent = 67
report_back = ["report_back"]
""",
        facts={
            "meetings": [
                "m0 club session 2026-10-01",
                "m1 club session 2026-11-01",
                "m2 club session 2026-12-01",
            ],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2026-11-10",
                "n2 m2 adopted circulated_on=2026-12-10",
            ],
            "minutes_readings": ["n0 far 2026-11-01", "n1 far 2026-12-01"],
        },
        state="broken",
        words="far read 2 of 3 minutes of club in time = 66 %, and 67 % are needed",
        evidence=["seat far"],
        broken_on="2027-02-09",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2027-02-09..2027-08-31 far minutes"],
    ),
    Example(
        "a report-back meeting of today does not put off the fault",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club report_back 2027-03-02 recorded",
                "x club report_back 2027-04-06",
            ],
            "minutes": [],
            "minutes_readings": [],
        },
        state="broken",
        words="far came to no report-back meeting of club",
        evidence=["seat far", "meeting m0 2027-03-02"],
        broken_on="2027-03-02",
        mend="Invite far to the next report-back meeting of club",
        breaches=["2027-03-02..2027-08-31 far report-back"],
    ),
    Example(
        "one that nobody recorded changes nothing for who came to another",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club report_back 2027-02-02 recorded",
                "m1 club report_back 2027-03-02",
            ],
            "attendances": ["m0 far Bea"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="kept",
        words="Those who follow club from afar come to report-back meetings",
        evidence=["seat far"],
    ),
    Example(
        "who missed one may have come to that one",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club report_back 2027-02-02 recorded",
                "m1 club report_back 2027-03-02",
            ],
            "minutes": [],
            "minutes_readings": [],
        },
        state="unknown",
        words="Nobody has recorded who came to m1 of 2027-03-02",
        evidence=["seat far"],
    ),
    Example(
        "what is unknown of one seat is, whatever is known of the others",
        on="2027-04-06",
        facts={
            "seats": [
                "been club caf 2025-09-01..2027-02-28 light",
                "aged club caf 2025-09-01..2026-12-31 light",
            ],
            "mandates": ["been Ann 2025-09-01", "aged Cem 2025-09-01"],
            "meetings": [
                "m0 club report_back 2027-02-02 recorded",
                "m1 club report_back 2027-03-02",
            ],
            "attendances": ["m0 been Ann"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="unknown",
        words="Nobody has recorded who came to m1 of 2027-03-02",
        evidence=["seat aged", "seat been", "seat far"],
    ),
)
