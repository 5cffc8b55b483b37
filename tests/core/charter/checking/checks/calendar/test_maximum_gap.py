"""`maximum_gap`: no more than so many months between two meetings (ITC-14)."""

from __future__ import annotations

from tests.core.charter.checking.checks.calendar.by_period import BY_PERIOD
from tests.core.charter.checking.checks.calendar.clock_by_days import invented
from tests.core.charter.judging import Example, examples, judged, proofs
from tests.effort import examples as tried

RULE = """\
check = "maximum_gap"
months = 2
"""
FACTS = {"bodies": ["club club 2026-09-15"]}


@examples(
    Example(
        "two months to the day are kept",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-05-15",
            ]
        },
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m2 2027-03-15", "meeting m3 2027-05-15"],
        next_break="2027-07-16",
        mend="Hold a meeting of club by 2027-07-15",
        breaches=["2027-07-16.."],
    ),
    Example(
        "a day more breaks it",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-16",
                "m2 club session 2027-03-15",
                "m3 club session 2027-05-15",
            ]
        },
        state="broken",
        words="No meeting between 2026-11-15 and 2027-01-16: more than 2 months",
        evidence=["meeting m0 2026-11-15", "meeting m1 2027-01-16"],
        next_break="2027-07-16",
        broken_on="2027-01-16",
        mend="This gap is past: hold the next meetings of club within 2 months",
        breaches=["2027-01-16..2027-01-16", "2027-07-16.."],
    ),
    Example(
        "the clock starts at the installation",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2026-11-16",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-05-15",
            ]
        },
        state="broken",
        words="No meeting between 2026-09-15 and 2026-11-16: more than 2 months",
        evidence=["body club 2026-09-15", "meeting m0 2026-11-16"],
        next_break="2027-07-16",
        broken_on="2026-11-16",
        mend="This gap is past: hold the next meetings of club within 2 months",
        breaches=["2026-11-16..2026-11-16", "2027-07-16.."],
    ),
    Example(
        "without a next meeting the clock runs out",
        on="2027-03-20",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
            ]
        },
        state="at_risk",
        words="No meeting is drawn after 2027-03-15: more than 2 months on 2027-05-16",
        evidence=["meeting m2 2027-03-15"],
        next_break="2027-05-16",
        mend="Hold a meeting of club by 2027-05-15",
        breaches=["2027-05-16.."],
    ),
    Example(
        "it has run out, and the wait lasts",
        on="2027-05-16",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
            ]
        },
        state="broken",
        words="No meeting after 2027-03-15: more than 2 months on 2027-05-16",
        evidence=["meeting m2 2027-03-15"],
        broken_on="2027-05-16",
        mend="Hold a meeting of club as soon as possible",
        breaches=["2027-05-16.."],
    ),
    Example(
        "a meeting drawn too far is drawn",
        on="2027-03-20",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-08-20",
            ]
        },
        state="at_risk",
        words="No meeting is drawn between 2027-03-15 and 2027-08-20: more than 2 months",
        evidence=["meeting m2 2027-03-15", "meeting m3 2027-08-20"],
        next_break="2027-05-16",
        mend="Hold a meeting of club by 2027-05-15",
        breaches=["2027-05-16..2027-08-20 drawn", "2027-10-21.."],
    ),
    Example(
        "a meeting today ends the wait",
        on="2027-05-20",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-05-20",
            ]
        },
        state="broken",
        words="No meeting between 2027-03-15 and 2027-05-20: more than 2 months",
        evidence=["meeting m2 2027-03-15", "meeting m3 2027-05-20"],
        next_break="2027-07-21",
        broken_on="2027-05-16",
        mend="This gap is past: hold the next meetings of club within 2 months",
        breaches=["2027-05-16..2027-05-20", "2027-07-21.."],
    ),
    Example(
        "a wait that began before the season is at fault on its first day",
        on="2027-09-02",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
            ]
        },
        state="broken",
        words="No meeting after 2027-03-15: more than 2 months on 2027-09-01",
        evidence=["meeting m2 2027-03-15"],
        broken_on="2027-09-01",
        mend="Hold a meeting of club as soon as possible",
        breaches=["2027-05-16..", "2027-09-01.."],
    ),
    Example(
        "not when a meeting ended it before",
        on="2027-09-12",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-08-20",
            ]
        },
        state="at_risk",
        words="No meeting is drawn after 2027-08-20: more than 2 months on 2027-10-21",
        evidence=["meeting m3 2027-08-20"],
        next_break="2027-10-21",
        mend="Hold a meeting of club by 2027-10-20",
        breaches=["2027-05-16..2027-08-20", "2027-10-21.."],
    ),
    Example(
        "nor when the meeting that ends it is today, the season's second day",
        on="2027-09-02",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-09-02",
            ]
        },
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m3 2027-09-02"],
        next_break="2027-11-03",
        mend="Hold a meeting of club by 2027-11-02",
        breaches=["2027-05-16..2027-09-02", "2027-11-03.."],
    ),
    Example(
        "one that ends on its first day is not over on its eve",
        on="2027-09-01",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-09-02",
            ]
        },
        state="broken",
        words="No meeting between 2027-03-15 and 2027-09-02: more than 2 months",
        evidence=["meeting m2 2027-03-15", "meeting m3 2027-09-02"],
        next_break="2027-11-03",
        broken_on="2027-09-01",
        mend="Hold a meeting of club as soon as possible",
        breaches=["2027-05-16..2027-09-02 drawn", "2027-09-01..2027-09-02 drawn", "2027-11-03.."],
    ),
    Example(
        "meetings outside the body's life do not count",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["short club 2027-02-01..2027-04-02"],
            "meetings": ["m0 short session 2027-06-01"],
        },
        state="broken",
        words="No meeting after 2027-02-01: more than 2 months on 2027-04-02",
        evidence=["body short 2027-02-01"],
        broken_on="2027-04-02",
        mend="Hold a meeting of short as soon as possible",
        breaches=["2027-04-02..2027-04-02"],
    ),
    Example(
        "a body that ends before the clock has nothing to mend",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["short club 2027-02-20..2027-04-20"], "meetings": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "an exception stops the clock and starts it again at its end",
        on="2027-05-01",
        facts={
            "meetings": ["m0 club session 2026-11-15", "m1 club session 2027-01-15"],
            "exceptions": ["E-1 club D-1 2027-03-01..2027-04-10"],
        },
        state="at_risk",
        words="No meeting is drawn after 2027-01-15: more than 2 months on 2027-06-11",
        evidence=["meeting m1 2027-01-15"],
        next_break="2027-06-11",
        mend="Hold a meeting of club by 2027-06-10",
        breaches=["2027-06-11.."],
    ),
    Example(
        "it lifts only the days that it covers",
        on="2027-05-01",
        facts={
            "meetings": ["m0 club session 2026-11-15", "m1 club session 2027-01-15"],
            "exceptions": ["E-1 club D-1 2027-03-17..2027-04-10"],
        },
        state="broken",
        words="No meeting after 2027-01-15: more than 2 months on 2027-03-16",
        evidence=["meeting m1 2027-01-15"],
        broken_on="2027-03-16",
        mend="Hold a meeting of club as soon as possible",
        breaches=["2027-03-16.."],
    ),
    Example(
        "a rule that begins later starts the clock",
        on="2027-05-01",
        rule="""\
check = "maximum_gap"
months = { "2027-02-20" = 2 }
""",
        facts={"meetings": ["m0 club session 2027-04-20"]},
        state="at_risk",
        words="No meeting is drawn after 2027-04-20: more than 2 months on 2027-06-21",
        evidence=["meeting m0 2027-04-20"],
        next_break="2027-06-21",
        mend="Hold a meeting of club by 2027-06-20",
        breaches=["2027-06-21.."],
    ),
    Example(
        "a gap is judged by the months then in force",
        on="2027-05-01",
        rule="""\
check = "maximum_gap"
months = { "2018-01-01" = 2, "2027-03-01" = 4 }
""",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-01-15",
                "m2 club session 2027-04-15",
            ]
        },
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m2 2027-04-15"],
        next_break="2027-08-16",
        mend="Hold a meeting of club by 2027-08-15",
        breaches=["2027-08-16.."],
    ),
    Example(
        "what mends a gap that is past is what the text says today",
        on="2027-05-01",
        rule="""\
check = "maximum_gap"
months = { "2018-01-01" = 2, "2027-03-01" = 1 }
""",
        facts={
            "meetings": [
                "m0 club session 2026-11-15",
                "m1 club session 2027-02-15",
                "m2 club session 2027-03-15",
                "m3 club session 2027-04-15",
            ]
        },
        state="broken",
        words="No meeting between 2026-11-15 and 2027-02-15: more than 2 months",
        evidence=["meeting m0 2026-11-15", "meeting m1 2027-02-15"],
        next_break="2027-05-16",
        broken_on="2027-01-16",
        mend="This gap is past: hold the next meetings of club within 1 month",
        breaches=["2027-01-16..2027-02-15", "2027-05-16.."],
    ),
    Example(
        "meetings of before the value leave its clock alone",
        on="2027-04-06",
        rule="""\
check = "maximum_gap"
months = { "2027-03-01" = 2 }
""",
        facts={"meetings": ["m0 club session 2027-01-15", "m1 club session 2027-04-20"]},
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m0 2027-01-15", "meeting m1 2027-04-20"],
        next_break="2027-06-21",
        mend="Hold a meeting of club by 2027-06-20",
        breaches=["2027-06-21.."],
    ),
    Example(
        "an exception without end lifts it for good",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-10-01"], "exceptions": ["E-1 club d 2026-11-01"]},
        state="kept",
        words="Decision d lifts this article from 2026-11-01 to 9999-12-31",
        evidence=["meeting m0 2026-10-01"],
        exception="d",
    ),
    Example(
        "by periods, a value begins with the first whole one after it",
        on="2027-02-09",
        alone=True,
        rule="""\
check = "maximum_gap"
counting = "period"
months = { "2026-11-15" = 2 }
""",
        facts={"bodies": ["club club 2025-09-01"], "meetings": ["m0 club session 2027-02-02"]},
        state="kept",
        words="The meetings of club follow each other as agreed",
        evidence=["meeting m0 2027-02-02"],
        next_break="2027-05-01",
        mend="Hold a meeting of club by 2027-04-30",
        breaches=["2027-05-01..2027-05-01"],
    ),
    Example(
        "by periods, one that has begun is drawn once the next meeting is after it",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "maximum_gap"
counting = "period"
months = 2
""",
        facts={
            "bodies": ["club club 2027-01-01"],
            "meetings": ["m0 club session 2027-01-12", "m1 club session 2027-05-11"],
        },
        state="at_risk",
        words="No meeting of club is drawn from 2027-03-01 to 2027-04-30",
        evidence=["body club 2027-01-01"],
        next_break="2027-05-01",
        mend="Hold a meeting of club by 2027-04-30",
        breaches=["2027-05-01..2027-05-01 drawn", "2027-09-01..2027-09-01"],
    ),
    Example(
        "lifted before any meeting, the installation is the proof",
        on="2027-04-06",
        facts={"meetings": [], "exceptions": ["E-1 club d 2026-11-01"]},
        state="kept",
        words="Decision d lifts this article from 2026-11-01 to 9999-12-31",
        evidence=["body club 2026-09-15"],
        exception="d",
    ),
    Example(
        "an exception covers its first day",
        on="2027-05-01",
        facts={
            "meetings": ["m0 club session 2026-11-15", "m1 club session 2027-01-15"],
            "exceptions": ["E-1 club D-1 2027-03-16..2027-04-10"],
        },
        state="at_risk",
        words="No meeting is drawn after 2027-01-15: more than 2 months on 2027-06-11",
        evidence=["meeting m1 2027-01-15"],
        next_break="2027-06-11",
        mend="Hold a meeting of club by 2027-06-10",
        breaches=["2027-06-11.."],
    ),
    Example(
        "one later than the season's first day does not lift that day, nor start the clock again",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "meetings": ["m0 club session 2025-10-15"],
            "exceptions": ["E-1 club D-1 2026-10-01..2026-12-01"],
        },
        state="broken",
        words="No meeting after 2025-10-15: more than 2 months on 2026-09-01",
        evidence=["meeting m0 2025-10-15"],
        broken_on="2026-09-01",
        mend="Hold a meeting of club as soon as possible",
        breaches=["2025-12-16..", "2026-09-01.."],
    ),
    Example(
        "one whose last day is the season's first lifts it, and starts the clock again",
        on="2026-09-02",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "meetings": ["m0 club session 2025-10-15"],
            "exceptions": ["E-1 club D-1 2026-08-01..2026-09-01"],
        },
        state="kept",
        words="Decision D-1 lifts this article from 2026-08-01 to 2026-09-01",
        evidence=["meeting m0 2025-10-15"],
        next_break="2026-11-02",
        mend="Hold a meeting of club by 2026-11-01",
        exception="D-1",
        breaches=["2025-12-16..", "2026-11-02.."],
    ),
    Example(
        "a clock that runs out on the season's first day is at fault once",
        on="2027-04-06",
        alone=True,
        rule='check = "maximum_gap"\nmonths = 1',
        facts={"bodies": ["club club 2026-07-31"], "meetings": []},
        state="broken",
        words="No meeting after 2026-07-31: more than 1 month on 2026-09-01",
        evidence=["body club 2026-07-31"],
        broken_on="2026-09-01",
        mend="Hold a meeting of club as soon as possible",
        breaches=["2026-09-01.."],
    ),
    Example(
        "by periods, an exception of its last days lifts a whole one",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "maximum_gap"
counting = "period"
months = 2
""",
        facts={
            "bodies": ["club club 2026-09-01"],
            "meetings": [
                "m0 club session 2026-09-08",
                "m1 club session 2026-11-10",
                "m2 club session 2027-03-09",
            ],
            "exceptions": ["E-1 club D-1 2027-02-01..2027-02-28"],
        },
        state="kept",
        words="Decision D-1 lifts this article from 2027-02-01 to 2027-02-28",
        evidence=["meeting m2 2027-03-09"],
        next_break="2027-07-01",
        mend="Hold a meeting of club by 2027-06-30",
        exception="D-1",
        breaches=["2027-07-01..2027-07-01"],
    ),
    *BY_PERIOD,
)
def test_maximum_gap(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_without_meetings_the_installation_is_shown_with_its_day() -> None:
    facts = {"bodies": ["club club 2027-03-02..2028-08-31"], "meetings": []}
    assert proofs(RULE, facts, "2027-04-06") == ["club, installed on 2027-03-02"]


def test_a_walk_from_day_to_day_says_the_same() -> None:
    for seed in range(tried(400)):
        walk = invented(seed)
        months = seed % 3 + 1
        found = judged(RULE.replace("2", str(months)), {}, walk.facts, str(walk.on))
        drawn = any("drawn" in breach for breach in found["breaches"])
        state = found["state"] if found["state"] in ("broken", "at_risk") else "faultless"
        expected = walk.state(months)
        assert state == expected or (drawn and (state, expected) == ("at_risk", "faultless")), seed
