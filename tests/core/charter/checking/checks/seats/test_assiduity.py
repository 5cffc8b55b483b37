"""`assiduity`: each seat comes regularly while a theme is worked on (ITC-12)."""

from __future__ import annotations

from tests.core.charter.checking.checks.drawn import Draw
from tests.core.charter.checking.checks.seats.seats_by_days import themed
from tests.core.charter.judging import Example, examples, judged, used
from tests.effort import examples as tried

RULE = """\
check = "assiduity"
meetings = ["session"]
percent = 50
from_meetings = 2
"""
FACTS = {
    "bodies": ["club club 2025-09-01"],
    "seats": ["caf club caf 2025-09-01"],
    "mandates": ["caf Ann 2025-09-01..2027-02-01"],
    "themes": ["youth club 2026-10-01..2027-03-31"],
}


@examples(
    Example(
        "half of the meetings is enough",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ],
            "attendances": ["m0 caf Ann"],
        },
        state="kept",
        words="The seats of club come regularly for each theme",
        evidence=["theme youth 2026-10-01", "seat caf"],
    ),
    Example(
        "less than half breaks it when the theme ends",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
                "m2 club session 2026-12-01 recorded",
            ],
            "attendances": ["m0 caf Ann"],
        },
        state="broken",
        words="caf came to 1 meeting of 3 on “youth” = 33 %, and 50 % are needed",
        evidence=["seat caf", "theme youth 2026-10-01"],
        broken_on="2027-04-01",
        breaches=["2027-04-01..2027-04-01 youth caf"],
    ),
    Example(
        "until then it is foreseen",
        on="2027-03-30",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ]
        },
        state="at_risk",
        words="caf came to 0 meetings of 2 on “youth” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme youth 2026-10-01"],
        next_break="2027-04-01",
        mend="Ask caf to send somebody to the next meetings on “youth”",
        breaches=["2027-04-01..2027-04-01 youth caf drawn"],
    ),
    Example(
        "on its last day it is not too late",
        on="2027-03-31",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ]
        },
        state="at_risk",
        words="caf came to 0 meetings of 2 on “youth” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme youth 2026-10-01"],
        next_break="2027-04-01",
        mend="Ask caf to send somebody to the next meetings on “youth”",
        breaches=["2027-04-01..2027-04-01 youth caf drawn"],
    ),
    Example(
        "one meeting says nothing yet",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-10-01 recorded"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "the days before and after the theme do not count",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-09-30 recorded",
                "m1 club session 2026-10-01 recorded",
                "m2 club session 2027-04-01 recorded",
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "its last day does, for who still sits",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2027-03-31 recorded",
            ],
            "mandates": ["caf Bea 2027-02-02"],
        },
        state="broken",
        words="caf came to 0 meetings of 2 on “youth” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme youth 2026-10-01"],
        broken_on="2027-04-01",
        breaches=["2027-04-01..2027-04-01 youth caf"],
    ),
    Example(
        "meetings after the mandate do not count",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2027-02-02 recorded",
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "the mandate's last day does",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2027-02-01 recorded",
            ]
        },
        state="broken",
        words="caf came to 0 meetings of 2 on “youth” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme youth 2026-10-01"],
        broken_on="2027-04-01",
        breaches=["2027-04-01..2027-04-01 youth caf"],
    ),
    Example(
        "somebody who holds no mandate did not come for the seat",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ],
            "attendances": ["m0 caf Zoe", "m1 caf Ann"],
        },
        state="kept",
        words="The seats of club come regularly for each theme",
        evidence=["theme youth 2026-10-01", "seat caf"],
    ),
    Example(
        "nor does anybody of another seat",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ],
            "seats": ["state club state 2025-09-01"],
            "mandates": ["state Bea 2025-09-01"],
            "attendances": ["m0 caf Ann", "m0 state Ann"],
        },
        state="broken",
        words="state came to 0 meetings of 2 on “youth” = 0 %, and 50 % are needed",
        evidence=["seat state", "theme youth 2026-10-01"],
        broken_on="2027-04-01",
        breaches=["2027-04-01..2027-04-01 youth state"],
    ),
    Example(
        "a light seat is not held to it",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ],
            "seats": ["far club state 2025-09-01 light"],
            "mandates": ["far Bea 2025-09-01"],
            "attendances": ["m0 caf Ann", "m1 caf Ann"],
        },
        state="kept",
        words="The seats of club come regularly for each theme",
        evidence=["theme youth 2026-10-01", "seat caf"],
    ),
    Example(
        "a seat counts from its first day",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
                "m2 club session 2026-12-01 recorded",
            ],
            "seats": ["new club state 2026-11-03"],
            "mandates": ["new Bea 2025-09-01"],
            "attendances": ["m0 caf Ann", "m1 caf Ann"],
        },
        state="broken",
        words="new came to 0 meetings of 2 on “youth” = 0 %, and 50 % are needed",
        evidence=["seat new", "theme youth 2026-10-01"],
        broken_on="2027-04-01",
        breaches=["2027-04-01..2027-04-01 youth new"],
    ),
    Example(
        "a meeting without record is unknown",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-10-01"]},
        state="unknown",
        words="Nobody has recorded who came to m0 of 2026-10-01",
        evidence=["theme youth 2026-10-01"],
    ),
    Example(
        "a meeting of today may still be recorded",
        on="2026-10-01",
        facts={"meetings": ["m0 club session 2026-10-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one of today that is recorded counts",
        on="2026-11-03",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ]
        },
        state="at_risk",
        words="caf came to 0 meetings of 2 on “youth” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme youth 2026-10-01"],
        next_break="2027-04-01",
        mend="Ask caf to send somebody to the next meetings on “youth”",
        breaches=["2027-04-01..2027-04-01 youth caf drawn"],
    ),
    Example(
        "a meeting to come does not",
        on="2026-11-02",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "cancelled meetings and other kinds do not count",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded cancelled",
                "m2 club gathering 2026-12-01 recorded",
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a theme that ended before the season is history",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "themes": ["old club 2025-09-01..2026-08-31"],
            "meetings": [
                "m0 club session 2025-10-01 recorded",
                "m1 club session 2025-11-03 recorded",
            ],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one that ended on its first day is judged",
        on="2026-09-02",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "themes": ["old club 2025-09-01..2026-09-01"],
            "meetings": [
                "m0 club session 2025-10-01 recorded",
                "m1 club session 2025-11-03 recorded",
            ],
        },
        state="broken",
        words="caf came to 0 meetings of 2 on “old” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme old 2025-09-01"],
        broken_on="2026-09-02",
        breaches=["2026-09-02..2026-09-02 old caf"],
    ),
    Example(
        "a theme begins on its first day",
        on="2026-10-01",
        facts={},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "on the eve it concerns nobody",
        on="2026-09-30",
        facts={},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without an end a theme is judged when the season ends",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "themes": ["long club 2026-10-01"],
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ],
        },
        state="at_risk",
        words="caf came to 0 meetings of 2 on “long” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme long 2026-10-01"],
        next_break="2027-08-31",
        mend="Ask caf to send somebody to the next meetings on “long”",
        breaches=["2027-08-31..2027-08-31 long caf drawn"],
    ),
    Example(
        "or when the body does",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01..2027-05-31"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "themes": ["long club 2026-10-01"],
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ],
        },
        state="at_risk",
        words="caf came to 0 meetings of 2 on “long” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme long 2026-10-01"],
        next_break="2027-06-01",
        mend="Ask caf to send somebody to the next meetings on “long”",
        breaches=["2027-06-01..2027-06-01 long caf drawn"],
    ),
    Example(
        "nobody keeps themes",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"], "seats": ["caf club caf 2025-09-01"]},
        state="unknown",
        words="Nobody has recorded when the themes of club begin and end",
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-04-06",
        rule="""\
check = "assiduity"
percent = { "2026-10-02" = 50 }
""",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "two of three are less than 67 percent",
        on="2027-04-06",
        rule="""\
check = "assiduity"
meetings = ["session"]
percent = 67
from_meetings = 2
""",
        facts={
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
                "m2 club session 2026-12-01 recorded",
            ],
            "attendances": ["m0 caf Ann", "m1 caf Ann"],
        },
        state="broken",
        words="caf came to 2 meetings of 3 on “youth” = 66 %, and 67 % are needed",
        evidence=["seat caf", "theme youth 2026-10-01"],
        broken_on="2027-04-01",
        breaches=["2027-04-01..2027-04-01 youth caf"],
    ),
    Example(
        "each theme is counted",
        on="2027-04-06",
        facts={
            "themes": ["work club 2026-09-01..2026-12-31 title=Work"],
            "meetings": [
                "m1 club session 2026-10-06 recorded",
                "m2 club session 2026-11-03 recorded",
                "m3 club session 2027-01-05 recorded",
            ],
            "attendances": [],
        },
        state="broken",
        words="caf came to 0 meetings of 2 on “Work” = 0 %, and 50 % are needed",
        evidence=["seat caf", "theme work 2026-09-01", "theme youth 2026-10-01"],
        broken_on="2027-01-01",
        breaches=["2027-01-01..2027-01-01 work caf", "2027-04-01..2027-04-01 youth caf"],
    ),
    Example(
        "a theme of before the body is not its business",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["new club 2026-09-01"], "themes": ["old new 2026-01-01..2026-06-30"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "what nobody recorded today is no absence",
        on="2026-12-01",
        facts={
            "meetings": [
                "m1 club session 2026-10-06 recorded",
                "m2 club session 2026-11-03 recorded",
                "m3 club session 2026-12-01",
            ],
            "attendances": ["m1 caf Ann"],
        },
        state="kept",
        words="The seats of club come regularly for each theme",
        evidence=["theme youth 2026-10-01", "seat caf"],
    ),
    Example(
        "a theme is shown from its first day",
        on="2027-04-06",
        facts={
            "themes": ["new club 2027-04-06..2027-06-30", "later club 2027-04-07..2027-06-30"],
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
            ],
            "attendances": ["m0 caf Ann"],
        },
        state="kept",
        words="The seats of club come regularly for each theme",
        evidence=["theme youth 2026-10-01", "theme new 2027-04-06", "seat caf"],
    ),
    Example(
        "no sum is shown of a seat of which nothing is recorded",
        on="2027-04-06",
        facts={
            "seats": ["new club state 2027-02-02"],
            "mandates": ["new Bea 2027-02-02"],
            "meetings": [
                "m0 club session 2026-10-01 recorded",
                "m1 club session 2026-11-03 recorded",
                "m2 club session 2027-02-09",
                "m3 club session 2027-03-02",
            ],
            "attendances": ["m0 caf Ann", "m1 caf Ann"],
        },
        state="unknown",
        words="Nobody has recorded who came to m2 of 2027-02-09",
        evidence=["theme youth 2026-10-01", "seat caf"],
    ),
)
def test_assiduity(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_only_the_seats_of_a_theme_with_recorded_meetings_are_read() -> None:
    facts = {
        "bodies": ["club club 2025-09-01"],
        "seats": ["caf club caf 2025-09-01", "ars club health_agency 2027-01-01"],
        "mandates": ["caf Ann 2025-09-01", "ars Bea 2027-01-01"],
        "themes": ["youth club 2026-10-01..2026-12-31"],
        "meetings": ["m0 club session 2026-10-01"],
        "attendances": [],
    }
    assert [read for read in used(RULE, facts, "2027-04-06") if "seats" in read] == []
    recorded = facts | {"meetings": ["m0 club session 2026-10-01 recorded"]}
    assert [read for read in used(RULE, recorded, "2027-04-06") if "seats" in read] == ["seats caf"]


def test_a_walk_from_meeting_to_meeting_says_the_same() -> None:
    for seed in range(tried(200)):
        walk, percent = themed(Draw(seed)), (34, 66, 67)[seed % 3]
        rule = f'check = "assiduity"\nmeetings = ["session"]\npercent = {percent}'
        found = judged(rule, {}, walk.facts, str(walk.sat.on))
        assert found["state"] == walk.state(percent), seed
