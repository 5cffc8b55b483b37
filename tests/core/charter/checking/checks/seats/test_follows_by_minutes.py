"""`follows_by_minutes`: a seat that cannot come follows through the minutes (ITC-13)."""

from __future__ import annotations

from tests.core.charter.checking.checks.seats.reported_back import REPORTED_BACK
from tests.core.charter.judging import Example, examples, judgement_of, proofs, used

RULE = """\
check = "follows_by_minutes"
meetings = ["session"]
within_days = 60
percent = 50
report_back = ["report_back"]
"""
FACTS = {
    "bodies": ["club club 2025-09-01"],
    "seats": ["far club state 2025-09-01 light"],
    "mandates": ["far Bea 2025-09-01..2027-05-01"],
}


@examples(
    Example(
        "read on the last day it is in time",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": ["n0 far 2026-12-09"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat far"],
    ),
    Example(
        "read a day late is not read",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": ["n0 far 2026-12-10"],
        },
        state="broken",
        words="far read 0 of 1 minutes of club in time = 0 %, and 50 % are needed",
        evidence=["seat far"],
        broken_on="2026-12-10",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2026-12-10..2027-08-31 far minutes"],
    ),
    Example(
        "on the last day it may still be read",
        on="2026-12-09",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="at_risk",
        words="far is to read minutes of club by 2026-12-09",
        evidence=["seat far"],
        next_break="2026-12-10",
        mend="Ask far to read the minutes of club by 2026-12-09",
        breaches=["2026-12-10..2027-08-31 far minutes"],
    ),
    Example(
        "the next day it is too late",
        on="2026-12-10",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="broken",
        words="far read 0 of 1 minutes of club in time = 0 %, and 50 % are needed",
        evidence=["seat far"],
        broken_on="2026-12-10",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2026-12-10..2027-08-31 far minutes"],
    ),
    Example(
        "half of them is enough",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2026-11-10",
            ],
            "minutes_readings": ["n0 far 2026-11-01"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat far"],
    ),
    Example(
        "a third is not",
        on="2027-04-06",
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
            "minutes_readings": ["n0 far 2026-11-01"],
        },
        state="broken",
        words="far read 1 of 3 minutes of club in time = 33 %, and 50 % are needed",
        evidence=["seat far"],
        broken_on="2027-02-09",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2027-02-09..2027-08-31 far minutes"],
    ),
    Example(
        "minutes late on the season's eve are history",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-06-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-07-01"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "those late on its first day count",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-06-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-07-02"],
            "minutes_readings": [],
        },
        state="broken",
        words="far read 0 of 1 minutes of club in time = 0 %, and 50 % are needed",
        evidence=["seat far"],
        broken_on="2026-09-01",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2026-09-01..2027-08-31 far minutes"],
    ),
    Example(
        "each season has its own share",
        on="2027-08-25",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2027-04-20"],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2027-04-30",
            ],
            "minutes_readings": ["n0 far 2026-11-01"],
            "mandates": ["far Cem 2027-05-02"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat far"],
    ),
    Example(
        "minutes circulated while nobody held the seat are not its",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2025-09-01 light"],
            "mandates": ["far Bea 2026-10-11"],
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nor those of a meeting before the seat",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2026-10-02 light"],
            "mandates": ["far Bea 2025-09-01..2027-05-01"],
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a meeting on its first day is",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2026-10-01 light"],
            "mandates": ["far Bea 2025-09-01..2027-05-01"],
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="broken",
        words="far read 0 of 1 minutes of club in time = 0 %, and 50 % are needed",
        evidence=["seat far"],
        broken_on="2026-12-10",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2026-12-10..2027-08-31 far minutes"],
    ),
    Example(
        "superseded minutes are not read",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 superseded circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nor those of another kind of meeting",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club gathering 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nor those that were not circulated",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a standing seat is not asked",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2025-09-01"],
            "mandates": ["far Bea 2025-09-01..2027-05-01"],
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nor a seat that nobody holds",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2025-09-01 light"],
            "mandates": [],
            "minutes": [],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nor one that ended before the season",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2025-09-01..2026-08-31 light"],
            "mandates": ["far Bea 2025-09-01..2027-05-01"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one that ended on its first day is",
        on="2026-09-01",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2025-09-01..2026-09-01 light"],
            "mandates": ["far Bea 2025-09-01..2027-05-01"],
            "minutes": [],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nobody keeps readings",
        on="2027-04-06",
        facts={"minutes": []},
        state="unknown",
        words="Nobody has recorded who reads the minutes of club",
    ),
    Example(
        "nobody keeps minutes",
        on="2027-04-06",
        facts={"minutes_readings": []},
        state="unknown",
        words="Nobody has recorded who reads the minutes of club",
    ),
    Example(
        "minutes are not circulated before their meeting: it is unknown until corrected",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2026-10-31",
            ],
            "minutes_readings": ["n0 far 2026-11-01"],
        },
        state="unknown",
        words="The minutes of m1 are said to be circulated on 2026-10-31, "
        "before the meeting of 2026-11-01",
        evidence=["seat far"],
    ),
    Example(
        "such minutes are no fault of those who did not read them",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-09-30"],
            "minutes_readings": [],
        },
        state="unknown",
        words="The minutes of m0 are said to be circulated on 2026-09-30, "
        "before the meeting of 2026-10-01",
        evidence=["seat far"],
    ),
    Example(
        "nor read before it, by whichever seat",
        on="2027-04-06",
        facts={
            "seats": ["near club caf 2025-09-01 light"],
            "mandates": ["near Ann 2025-09-01"],
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": ["n0 far 2026-11-01", "n0 near 2026-09-30"],
        },
        state="unknown",
        words="near is said to have read the minutes of m0 on 2026-09-30, "
        "before the meeting of 2026-10-01",
        evidence=["seat far", "seat near"],
    ),
    Example(
        "each reading is looked at",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": ["n0 far 2026-08-31", "n0 far 2026-11-01"],
        },
        state="unknown",
        words="far is said to have read the minutes of m0 on 2026-08-31, "
        "before the meeting of 2026-10-01",
        evidence=["seat far"],
    ),
    Example(
        "a seat that ended before minutes were late is not at fault",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2025-09-01..2026-08-31 light"],
            "mandates": ["far Bea 2025-09-01"],
            "meetings": ["m0 club session 2026-06-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-07-02"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nobody who holds a light seat is concerned where there is none, whatever nobody keeps",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["far club state 2025-09-01 light"],
            "mandates": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "read in time, it is kept from the day it would be too late",
        on="2026-12-10",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2026-11-10",
            ],
            "minutes_readings": ["n0 far 2026-11-01", "n1 far 2026-12-01"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat far"],
    ),
    Example(
        "what is to be read tomorrow is not read yet",
        on="2026-12-08",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
            "minutes_readings": ["n0 far 2026-12-09"],
        },
        state="at_risk",
        words="far is to read minutes of club by 2026-12-09",
        evidence=["seat far"],
        next_break="2026-12-10",
        mend="Ask far to read the minutes of club by 2026-12-09",
        breaches=["2026-12-10..2027-08-31 far minutes"],
    ),
    Example(
        "what is read of minutes whose time is not over makes nothing good yet",
        on="2027-01-09",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2026-11-10",
            ],
            "minutes_readings": ["n1 far 2026-11-15"],
        },
        state="broken",
        words="far read 0 of 1 minutes of club in time = 0 %, and 50 % are needed",
        evidence=["seat far"],
        broken_on="2026-12-10",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2026-12-10..2027-08-31 far minutes"],
    ),
    Example(
        "it does the day it is over",
        on="2027-01-10",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2026-11-10",
            ],
            "minutes_readings": ["n1 far 2026-11-15"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat far"],
    ),
    Example(
        "the last time the share was enough counts",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01",
                "m1 club session 2026-10-15",
                "m2 club session 2026-11-01",
                "m3 club session 2026-11-15",
            ],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2026-10-20",
                "n2 m2 adopted circulated_on=2026-11-10",
                "n3 m3 adopted circulated_on=2026-11-20",
            ],
            "minutes_readings": ["n0 far 2026-10-15", "n3 far 2026-12-01"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat far"],
    ),
    Example(
        "minutes circulated together are one share",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01",
                "m1 club session 2026-10-15",
                "m2 club session 2026-11-01",
                "m3 club session 2026-11-15",
            ],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-11-20",
                "n1 m1 adopted circulated_on=2026-11-20",
                "n2 m2 adopted circulated_on=2026-11-20",
            ],
            "minutes_readings": ["n0 far 2026-12-01"],
        },
        state="broken",
        words="far read 1 of 3 minutes of club in time = 33 %, and 50 % are needed",
        evidence=["seat far"],
        broken_on="2027-01-20",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2027-01-20..2027-08-31 far minutes"],
    ),
    Example(
        "only minutes whose time is over count, even when later ones had less of it",
        on="2027-04-06",
        rule="""\
check = "follows_by_minutes"
meetings = ["session"]
within_days = { "2020-01-01" = 60, "2026-11-01" = 10 }
percent = { "2020-01-01" = 50, "2026-11-01" = 40 }
""",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "minutes": [
                "n0 m0 adopted circulated_on=2026-10-10",
                "n1 m1 adopted circulated_on=2026-11-10",
            ],
            "minutes_readings": ["n1 far 2026-11-15"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat far"],
    ),
    Example(
        "the share asked is that of the day they were circulated, the last when late together",
        on="2027-04-06",
        rule="""\
check = "follows_by_minutes"
meetings = ["session"]
within_days = { "2020-01-01" = 60, "2026-11-01" = 29 }
percent = { "2020-01-01" = 50, "2026-11-01" = 51 }
""",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "minutes": [
                "n0 m1 adopted circulated_on=2026-11-10",
                "n1 m0 adopted circulated_on=2026-10-10",
            ],
            "minutes_readings": ["n1 far 2026-11-01"],
        },
        state="broken",
        words="far read 1 of 2 minutes of club in time = 50 %, and 51 % are needed",
        evidence=["seat far"],
        broken_on="2026-12-10",
        mend="Ask far to read the next minutes of club in time",
        breaches=["2026-12-10..2027-08-31 far minutes"],
    ),
    *REPORTED_BACK,
    Example(
        "without a light seat nobody is concerned, even when nobody keeps minutes",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01"],
            "mandates": ["a Ann 2025-09-01"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "each light seat is judged on all minutes",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01 light", "b club state 2025-09-01 light"],
            "mandates": ["a Ann 2025-09-01", "b Bea 2025-09-01"],
            "meetings": [
                "m0 club session 2026-10-06",
                "m1 club session 2026-11-03",
                "m2 club session 2026-12-01",
            ],
            "minutes": [
                "n0 m0 circulated circulated_on=2026-10-10",
                "n1 m1 circulated circulated_on=2026-11-10",
                "n2 m2 circulated circulated_on=2026-12-10",
            ],
            "minutes_readings": ["n0 a 2026-10-11", "n1 a 2026-11-11", "n2 b 2026-12-11"],
        },
        state="broken",
        words="b read 0 of 1 minutes of club in time = 0 %, and 50 % are needed",
        evidence=["seat b"],
        broken_on="2026-12-10",
        mend="Ask b to read the next minutes of club in time",
        breaches=[
            "2026-12-10..2027-08-31 b minutes",
            "2027-01-10..2027-08-31 b minutes",
            "2027-02-09..2027-08-31 b minutes",
        ],
    ),
    Example(
        "minutes count in the order of their circulation",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "follows_by_minutes"
meetings = ["session"]
within_days = 60
percent = 50
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01 light"],
            "mandates": ["a Ann 2025-09-01"],
            "meetings": ["m0 club session 2026-10-06", "m1 club session 2026-11-03"],
            "minutes": [
                "n9 m0 circulated circulated_on=2026-10-10",
                "n1 m1 circulated circulated_on=2026-11-10",
            ],
            "minutes_readings": ["n9 a 2026-10-11"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat a"],
    ),
    Example(
        "minutes of before the share was agreed do not count",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "follows_by_minutes"
meetings = ["session"]
within_days = 60
percent = { "2026-11-01" = 60 }
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01 light"],
            "mandates": ["a Ann 2025-09-01"],
            "meetings": ["m0 club session 2026-10-06", "m1 club session 2026-11-03"],
            "minutes": [
                "n0 m0 circulated circulated_on=2026-10-10",
                "n1 m1 circulated circulated_on=2026-11-10",
            ],
            "minutes_readings": ["n1 a 2026-11-11"],
        },
        state="kept",
        words="Those who follow club from afar read its minutes",
        evidence=["seat a"],
    ),
    Example(
        "what is read too late in the next season is a fault of that day",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "follows_by_minutes"
meetings = ["session"]
within_days = 60
percent = 50
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01 light"],
            "mandates": ["a Ann 2025-09-01"],
            "meetings": ["m0 club session 2027-07-06"],
            "minutes": ["n0 m0 circulated circulated_on=2027-07-10"],
            "minutes_readings": [],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-09-09",
        mend="Ask a to read the minutes of club by 2027-09-08",
        breaches=["2027-09-09..2027-09-09 a minutes"],
    ),
    Example(
        "a meeting to come is missed by nobody, even when it is written down as recorded",
        on="2027-04-06",
        facts={
            "meetings": ["r club report_back 2027-04-20 recorded"],
            "minutes": [],
            "minutes_readings": [],
            "attendances": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a seat of the next season misses no meeting of this one",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2027-10-01 light"],
            "mandates": ["a Ann 2027-10-01"],
            "meetings": ["r club report_back 2027-03-02 recorded"],
            "minutes": [],
            "minutes_readings": [],
            "attendances": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
)
def test_follows_by_minutes(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_a_share_that_is_enough_is_told_with_its_sum() -> None:
    read = {
        "minutes_readings": ["n0 far 2026-11-01"],
        "minutes": ["n0 m0 adopted circulated_on=2026-10-10"],
    }
    facts = {**FACTS, "meetings": ["m0 club session 2026-10-01"], **read}
    verdict = judgement_of(RULE, facts, "2027-04-06").verdict
    assert (verdict.state, [str(proof.words) for proof in verdict.evidence]) == (
        "kept",
        ["far read 1 of 1 minutes of club in time = 100 %, and 50 % are needed"],
    )


def test_the_sum_is_that_of_the_minutes_whose_time_is_over() -> None:
    facts = {
        **FACTS,
        "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
        "minutes": [
            "n0 m0 adopted circulated_on=2026-10-10",
            "n1 m1 adopted circulated_on=2026-11-10",
        ],
        "minutes_readings": ["n0 far 2026-11-01"],
    }
    one = "far read 1 of 1 minutes of club in time = 100 %, and 50 % are needed"
    assert proofs(RULE, facts, "2026-12-10") == proofs(RULE, facts, "2027-01-09") == [one]
    half = "far read 1 of 2 minutes of club in time = 50 %, and 50 % are needed"
    assert proofs(RULE, facts, "2027-01-10") == [half]


def test_minutes_are_read_only_for_light_seats() -> None:
    facts = {
        "bodies": ["club club 2025-09-01"],
        "meetings": ["m0 club session 2026-10-06"],
        "minutes": ["n0 m0 circulated circulated_on=2026-10-10"],
        "minutes_readings": [],
    }
    assert used(RULE, facts, "2027-04-06") == ["bodies club"]
    light = facts | {"seats": FACTS["seats"], "mandates": FACTS["mandates"]}
    assert "minutes n0" in used(RULE, light, "2027-04-06")
