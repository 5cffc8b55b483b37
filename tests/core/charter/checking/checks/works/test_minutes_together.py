"""`minutes_together`: minutes are written by several, the holder of an office among them
(CLUB-17)."""

from __future__ import annotations

from tests.core.charter.checking.checks.drawn import Draw
from tests.core.charter.checking.checks.works.works_by_days import minuted
from tests.core.charter.judging import Example, examples, judged
from tests.effort import examples as tried

RULE = """\
check = "minutes_together"
meetings = ["session"]
writers = 2
office = "lead"
within_days = 30
"""
FACTS = {"bodies": ["club club 2025-09-01"], "offices": ["lead Ann club 2025-09-01..2027-03-02"]}


@examples(
    Example(
        "two writers, one of the office, are enough",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Ann,Bea"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "one is too few",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Ann"],
        },
        state="broken",
        words="m0: 1 person wrote the minutes, fewer than 2",
        evidence=["minutes n 2027-03-02"],
        broken_on="2027-03-20",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-20..2027-03-20 n"],
    ),
    Example(
        "one named twice is one",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Ann,Ann"],
        },
        state="broken",
        words="m0: 1 person wrote the minutes, fewer than 2",
        evidence=["minutes n 2027-03-02"],
        broken_on="2027-03-20",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-20..2027-03-20 n"],
    ),
    Example(
        "two of whom none holds the office are not enough",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Bea,Cem"],
        },
        state="broken",
        words="m0: nobody of the office Lead wrote the minutes",
        evidence=["minutes n 2027-03-02"],
        broken_on="2027-03-20",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-20..2027-03-20 n"],
    ),
    Example(
        "the office held until the day before is not held",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-03"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Ann,Bea"],
        },
        state="broken",
        words="m0: nobody of the office Lead wrote the minutes",
        evidence=["minutes n 2027-03-03"],
        broken_on="2027-03-20",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-20..2027-03-20 n"],
    ),
    Example(
        "held from that day on it is",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "offices": ["lead Dan club 2027-03-02"],
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Dan,Bea"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "an office of the network will do",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "offices": ["lead Mo * 2025-01-01"],
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Mo,Bea"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "another office will not",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "offices": ["coordinator Mo * 2025-01-01"],
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Mo,Bea"],
        },
        state="broken",
        words="m0: nobody of the office Lead wrote the minutes",
        evidence=["minutes n 2027-03-02"],
        broken_on="2027-03-20",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-20..2027-03-20 n"],
    ),
    Example(
        "without an office asked two are enough",
        on="2027-04-06",
        rule='check = "minutes_together"',
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Bea,Cem"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "a draft is not judged yet",
        on="2027-03-20",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 draft written_by=Bea"],
        },
        state="at_risk",
        words="The minutes of m0 are to be there by 2027-04-01",
        evidence=["meeting m0 2027-03-02"],
        next_break="2027-04-02",
        mend="Finish the minutes of m0 by 2027-04-01",
        breaches=["2027-04-02.. m0"],
    ),
    Example(
        "finished on the last day they are in time",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-04-01 written_by=Ann,Bea"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "a day later they were late",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-04-02 written_by=Ann,Bea"],
        },
        state="broken",
        words="The minutes of m0 were there on 2027-04-02, and were due by 2027-04-01",
        evidence=["meeting m0 2027-03-02"],
        broken_on="2027-04-02",
        breaches=["2027-04-02..2027-04-02 m0"],
    ),
    Example(
        "circulated before they are adopted they are finished",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": [
                "n m0 adopted adopted_on=2027-04-05 circulated_on=2027-04-01 written_by=Ann,Bea"
            ],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "none on the last day",
        on="2027-04-01",
        facts={"meetings": ["m0 club session 2027-03-02"], "minutes": []},
        state="at_risk",
        words="The minutes of m0 are to be there by 2027-04-01",
        evidence=["meeting m0 2027-03-02"],
        next_break="2027-04-02",
        mend="Finish the minutes of m0 by 2027-04-01",
        breaches=["2027-04-02.. m0"],
    ),
    Example(
        "none the day after",
        on="2027-04-02",
        facts={"meetings": ["m0 club session 2027-03-02"], "minutes": []},
        state="broken",
        words="The minutes of m0 were not there by 2027-04-01",
        evidence=["meeting m0 2027-03-02"],
        broken_on="2027-04-02",
        mend="Finish the minutes of m0 as soon as possible",
        breaches=["2027-04-02.. m0"],
    ),
    Example(
        "superseded minutes are none",
        on="2027-04-02",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 superseded adopted_on=2027-03-20 written_by=Ann,Bea"],
        },
        state="broken",
        words="The minutes of m0 were not there by 2027-04-01",
        evidence=["meeting m0 2027-03-02"],
        broken_on="2027-04-02",
        mend="Finish the minutes of m0 as soon as possible",
        breaches=["2027-04-02.. m0"],
    ),
    Example(
        "a meeting of today is held",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-06"], "minutes": []},
        state="at_risk",
        words="The minutes of m0 are to be there by 2027-05-06",
        evidence=["meeting m0 2027-04-06"],
        next_break="2027-05-07",
        mend="Finish the minutes of m0 by 2027-05-06",
        breaches=["2027-05-07.. m0"],
    ),
    Example(
        "one of tomorrow is not",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-07"], "minutes": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a meeting of before the season, late in it, counts",
        on="2026-09-02",
        facts={"meetings": ["m0 club session 2026-08-01"], "minutes": []},
        state="broken",
        words="The minutes of m0 were not there by 2026-08-31",
        evidence=["meeting m0 2026-08-01"],
        broken_on="2026-09-01",
        mend="Finish the minutes of m0 as soon as possible",
        breaches=["2026-09-01.. m0"],
    ),
    Example(
        "late on its eve it is history",
        on="2026-09-02",
        facts={"meetings": ["m0 club session 2026-07-31"], "minutes": []},
        state="broken",
        words="The minutes of m0 were not there by 2026-08-30",
        evidence=["meeting m0 2026-07-31"],
        broken_on="2026-09-01",
        mend="Finish the minutes of m0 as soon as possible",
        breaches=["2026-09-01.. m0"],
    ),
    Example(
        "finished in the season it counts again",
        on="2026-09-05",
        facts={
            "meetings": ["m0 club session 2026-06-01"],
            "minutes": ["n m0 adopted adopted_on=2026-09-01 written_by=Ann"],
        },
        state="broken",
        words="m0: 1 person wrote the minutes, fewer than 2",
        evidence=["minutes n 2026-06-01"],
        broken_on="2026-09-01",
        mend="Have the next minutes of club written together",
        breaches=["2026-07-02..2026-09-01 m0", "2026-09-01..2026-09-01 n"],
    ),
    Example(
        "finished on its eve it does not",
        on="2026-09-05",
        facts={
            "meetings": ["m0 club session 2026-06-01"],
            "minutes": ["n m0 adopted adopted_on=2026-08-31 written_by=Ann"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without a delay a meeting without minutes concerns nobody",
        on="2027-04-06",
        rule='check = "minutes_together"',
        facts={"meetings": ["m0 club session 2027-03-02"], "minutes": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without a delay the meeting's own day counts",
        on="2027-04-06",
        rule='check = "minutes_together"',
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Bea"],
        },
        state="broken",
        words="m0: 1 person wrote the minutes, fewer than 2",
        evidence=["minutes n 2027-03-02"],
        broken_on="2027-03-20",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-20..2027-03-20 n"],
    ),
    Example(
        "nobody keeps minutes",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02"]},
        state="unknown",
        words="Nobody has recorded who writes the minutes of club",
    ),
    Example(
        "without meeting nobody is concerned",
        on="2027-04-06",
        facts={},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "before the value begins one writer is enough",
        on="2027-04-06",
        rule="""\
check = "minutes_together"
writers = { "2027-03-03" = 2 }
""",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Ann"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "without a delay a meeting of the season's eve is history",
        on="2027-04-06",
        rule='check = "minutes_together"',
        facts={
            "meetings": ["m0 club session 2026-08-31"],
            "minutes": ["n m0 adopted adopted_on=2026-08-31 written_by=Bea"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without a delay one of its first day counts",
        on="2027-04-06",
        rule='check = "minutes_together"',
        facts={
            "meetings": ["m0 club session 2026-09-01"],
            "minutes": ["n m0 adopted adopted_on=2026-09-01 written_by=Bea"],
        },
        state="broken",
        words="m0: 1 person wrote the minutes, fewer than 2",
        evidence=["minutes n 2026-09-01"],
        broken_on="2026-09-01",
        mend="Have the next minutes of club written together",
        breaches=["2026-09-01..2026-09-01 n"],
    ),
    Example(
        "those who write are as many as on the day of the meeting",
        on="2027-04-06",
        rule="""\
check = "minutes_together"
meetings = ["session"]
writers = { "2025-01-01" = 1, "2027-01-01" = 2 }
""",
        facts={
            "meetings": ["m0 club session 2026-12-08"],
            "minutes": ["n0 m0 adopted written_by=Ann adopted_on=2027-01-05"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n0 2026-12-08"],
    ),
    Example(
        "all minutes of each meeting are judged, the first ones done make it in time",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-10-06",
                "m1 club session 2026-11-03",
                "m2 club session 2026-12-01",
            ],
            "minutes": [
                "n0 m0 adopted written_by=Ann adopted_on=2026-12-20",
                "n1 m0 adopted written_by=Bea,Cid adopted_on=2026-10-20",
                "n2 m1 adopted written_by=Ann,Bea adopted_on=2026-12-10",
            ],
        },
        state="broken",
        words="m0: nobody of the office Lead wrote the minutes",
        evidence=[
            "minutes n1 2026-10-06",
            "meeting m1 2026-11-03",
            "minutes n0 2026-10-06",
            "meeting m2 2026-12-01",
        ],
        broken_on="2026-10-20",
        mend="Finish the minutes of m2 as soon as possible",
        breaches=[
            "2026-10-20..2026-10-20 n1",
            "2026-12-04..2026-12-10 m1",
            "2026-12-20..2026-12-20 n0",
            "2027-01-01.. m2",
        ],
    ),
    Example(
        "an office held in another body will not do",
        on="2027-04-06",
        facts={
            "bodies": ["other club 2025-09-01"],
            "offices": ["lead Bea other 2025-09-01"],
            "meetings": ["m0 club session 2027-03-09"],
            "minutes": ["n0 m0 adopted written_by=Bea,Cid adopted_on=2027-03-20"],
        },
        state="broken",
        words="m0: nobody of the office Lead wrote the minutes",
        evidence=["minutes n0 2027-03-09"],
        broken_on="2027-03-20",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-20..2027-03-20 n0"],
    ),
    Example(
        "before the value begins no writer is enough too",
        on="2027-04-06",
        rule="""\
check = "minutes_together"
meetings = ["session"]
writers = { "2027-01-01" = 2 }
""",
        facts={
            "meetings": ["m0 club session 2026-12-08"],
            "minutes": ["n0 m0 adopted adopted_on=2026-12-20"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n0 2026-12-08"],
    ),
    Example(
        "adopted by one hand on a day that nobody wrote",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted written_by=Ann"],
        },
        state="broken",
        words="m0: 1 person wrote the minutes, fewer than 2",
        evidence=["minutes n 2027-03-02"],
        broken_on="2027-03-02",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-02..2027-03-02 n"],
    ),
    Example(
        "by two hands, whether it was in time is unknown once the time is over",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted written_by=Ann,Bea"],
        },
        state="unknown",
        words="Nobody has recorded the day the minutes of m0 were adopted",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "until then it is in time",
        on="2027-04-01",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted written_by=Ann,Bea"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "without a delay the day decides of nothing",
        on="2027-04-06",
        rule='check = "minutes_together"\nwriters = 2',
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted written_by=Ann,Bea"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "adopted by nobody that one knows",
        on="2027-04-06",
        rule='check = "minutes_together"\nwriters = 2',
        facts={"meetings": ["m0 club session 2027-03-02"], "minutes": ["n m0 adopted"]},
        state="broken",
        words="m0: nobody is named as having written the minutes",
        evidence=["minutes n 2027-03-02"],
        broken_on="2027-03-02",
        mend="Have the next minutes of club written together",
        breaches=["2027-03-02..2027-03-02 n"],
    ),
    Example(
        "of a meeting of the last season, adopted nobody knows when: history",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-06-02"],
            "minutes": ["n m0 adopted written_by=Ann"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "adopted before the meeting, on a day to be corrected",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-01 written_by=Ann,Bea"],
        },
        state="unknown",
        words="The minutes of m0 are said to be there on 2027-03-01, "
        "before the meeting of 2027-03-02",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "nobody keeps minutes, and the first meeting is today",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-06"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without a delay a draft of the last season is no proof",
        on="2027-04-06",
        rule='check = "minutes_together"',
        facts={
            "meetings": ["m0 club session 2026-06-02", "m1 club session 2027-03-02"],
            "minutes": ["n0 m0 draft", "n1 m1 adopted adopted_on=2027-03-20 written_by=Ann,Bea"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n1 2027-03-02"],
    ),
    Example(
        "adopted today they are finished",
        on="2027-03-20",
        rule='check = "minutes_together"',
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Ann,Bea"],
        },
        state="kept",
        words="The minutes of club are written by several",
        evidence=["minutes n 2027-03-02"],
    ),
    Example(
        "to be adopted tomorrow they are not",
        on="2027-03-19",
        rule='check = "minutes_together"',
        facts={
            "meetings": ["m0 club session 2027-03-02"],
            "minutes": ["n m0 adopted adopted_on=2027-03-20 written_by=Ann,Bea"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "those of the second meeting are adopted, nobody knows when",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-02-02", "m1 club session 2027-03-02"],
            "minutes": [
                "n0 m0 adopted adopted_on=2027-02-20 written_by=Ann,Bea",
                "n1 m1 adopted written_by=Ann,Bea",
            ],
        },
        state="unknown",
        words="Nobody has recorded the day the minutes of m1 were adopted",
        evidence=["minutes n0 2027-02-02", "minutes n1 2027-03-02"],
    ),
)
def test_minutes_together(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_what_is_adopted_is_judged_alike_from_meeting_to_meeting() -> None:
    rule = 'check = "minutes_together"\nmeetings = ["session"]\nwriters = 2\noffice = "lead"'
    for seed in range(tried(200)):
        walk = minuted(Draw(seed))
        found = judged(rule, {}, walk.facts, str(walk.on))
        assert found["state"] == walk.state(), seed
