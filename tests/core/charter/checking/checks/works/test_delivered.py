"""`delivered`: what a group is to produce is delivered, then circulated (CLUB-10, CLUB-18)."""

from __future__ import annotations

from tests.core.charter.checking.checks.drawn import Draw
from tests.core.charter.checking.checks.works.works_by_days import promised
from tests.core.charter.judging import Example, examples, judged
from tests.effort import examples as tried

RULE = """\
check = "delivered"
within_days = 5
circulated_within_days = 30
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "delivered on the last day it is in time",
        on="2027-04-06",
        facts={
            "deliverables": [
                "x club circulated due_on=2027-02-01 delivered_on=2027-02-06 "
                "circulated_on=2027-03-08"
            ]
        },
        state="kept",
        words="The deliverables of club come when they are due",
        evidence=["deliverable x 2027-02-06"],
    ),
    Example(
        "a day later it was late",
        on="2027-04-06",
        facts={
            "deliverables": [
                "x club circulated due_on=2027-02-01 delivered_on=2027-02-07 "
                "circulated_on=2027-03-08"
            ]
        },
        state="broken",
        words="“x” was due on 2027-02-06, and was delivered on 2027-02-07",
        evidence=["deliverable x 2027-02-01"],
        broken_on="2027-02-07",
        breaches=["2027-02-07..2027-02-07 x"],
    ),
    Example(
        "circulated a day late it was kept back",
        on="2027-04-06",
        facts={
            "deliverables": [
                "x club circulated due_on=2027-02-01 delivered_on=2027-02-06 "
                "circulated_on=2027-03-09"
            ]
        },
        state="broken",
        words="“x” was to be circulated by 2027-03-08, and was on 2027-03-09",
        evidence=["deliverable x 2027-02-01"],
        broken_on="2027-03-09",
        breaches=["2027-03-09..2027-03-09 x"],
    ),
    Example(
        "not delivered on the last day",
        on="2027-02-06",
        facts={"deliverables": ["x club drafting due_on=2027-02-01"]},
        state="at_risk",
        words="“x” is to be delivered by 2027-02-06",
        evidence=["deliverable x 2027-02-01"],
        next_break="2027-02-07",
        mend="Deliver “x” by 2027-02-06",
        breaches=["2027-02-07.. x"],
    ),
    Example(
        "not delivered the day after",
        on="2027-02-07",
        facts={"deliverables": ["x club drafting due_on=2027-02-01"]},
        state="broken",
        words="“x” was due on 2027-02-06",
        evidence=["deliverable x 2027-02-01"],
        broken_on="2027-02-07",
        mend="Deliver “x” as soon as possible",
        breaches=["2027-02-07.. x"],
    ),
    Example(
        "delivered and not circulated on the last day",
        on="2027-03-08",
        facts={"deliverables": ["x club approved due_on=2027-02-01 delivered_on=2027-02-06"]},
        state="at_risk",
        words="“x” is to be circulated by 2027-03-08",
        evidence=["deliverable x 2027-02-01"],
        next_break="2027-03-09",
        mend="Circulate “x” by 2027-03-08",
        breaches=["2027-03-09.. x"],
    ),
    Example(
        "nor the day after",
        on="2027-03-09",
        facts={"deliverables": ["x club approved due_on=2027-02-01 delivered_on=2027-02-06"]},
        state="broken",
        words="“x” was to be circulated by 2027-03-08",
        evidence=["deliverable x 2027-02-01"],
        broken_on="2027-03-09",
        mend="Circulate “x” as soon as possible",
        breaches=["2027-03-09.. x"],
    ),
    Example(
        "without a rule on it circulation is not judged",
        on="2027-04-06",
        rule="""\
check = "delivered"
within_days = 5
""",
        facts={"deliverables": ["x club approved due_on=2027-02-01 delivered_on=2027-02-06"]},
        state="kept",
        words="The deliverables of club come when they are due",
        evidence=["deliverable x 2027-02-06"],
    ),
    Example(
        "approved without a day of delivery is unknown once due",
        on="2027-02-01",
        facts={"deliverables": ["x club approved due_on=2027-02-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "circulated without one too",
        on="2027-02-01",
        facts={"deliverables": ["x club circulated due_on=2027-02-01"]},
        state="unknown",
        words="Nobody has recorded the day “x” was circulated",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "before it is due nothing is missing",
        on="2027-01-31",
        facts={"deliverables": ["x club approved due_on=2027-02-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without a day due nothing is late",
        on="2027-04-06",
        facts={"deliverables": ["x club drafting"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "it is a review that does not make it finished",
        on="2027-02-07",
        facts={"deliverables": ["x club review due_on=2027-02-01"]},
        state="broken",
        words="“x” was due on 2027-02-06",
        evidence=["deliverable x 2027-02-01"],
        broken_on="2027-02-07",
        mend="Deliver “x” as soon as possible",
        breaches=["2027-02-07.. x"],
    ),
    Example(
        "the first due is told first",
        on="2027-04-06",
        facts={
            "deliverables": [
                "b club drafting due_on=2027-02-01",
                "a club drafting due_on=2027-02-02",
                "c club drafting",
            ]
        },
        state="broken",
        words="“b” was due on 2027-02-06",
        evidence=["deliverable b 2027-02-01", "deliverable a 2027-02-02"],
        broken_on="2027-02-07",
        mend="Deliver “b” as soon as possible",
        breaches=["2027-02-07.. b", "2027-02-08.. a"],
    ),
    Example(
        "a group that ended without any is broken",
        on="2027-04-07",
        alone=True,
        facts={"bodies": ["club club 2025-09-01..2027-04-06"], "deliverables": []},
        state="broken",
        words="club ended on 2027-04-06 without any deliverable",
        broken_on="2027-04-06",
        breaches=["2027-04-06..2027-04-06"],
    ),
    Example(
        "the day before it can still agree on one",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01..2027-04-07"], "deliverables": []},
        state="at_risk",
        words="club will end on 2027-04-07 without any deliverable",
        next_break="2027-04-08",
        mend="Agree on what club delivers by 2027-04-07",
        breaches=["2027-04-08..2027-04-08"],
    ),
    Example(
        "a body without an end owes none",
        on="2027-04-06",
        facts={"deliverables": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one that is being drafted may still come on the last day of the group",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01..2027-04-06"], "deliverables": ["x club drafting"]},
        state="at_risk",
        words="club will end on 2027-04-06 without any deliverable",
        next_break="2027-04-07",
        mend="Agree on what club delivers by 2027-04-06",
        breaches=["2027-04-07..2027-04-07"],
    ),
    Example(
        "nobody keeps deliverables",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="Nobody has recorded the deliverables of club",
    ),
    Example(
        "before the value begins nothing is late",
        on="2027-04-06",
        rule="""\
check = "delivered"
within_days = { "2027-02-02" = 5 }
""",
        facts={"deliverables": ["x club drafting due_on=2027-02-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "each deliverable is told, by the time of its own day",
        on="2027-04-06",
        rule="""\
check = "delivered"
within_days = { "2025-01-01" = 5, "2027-01-01" = 20 }
circulated_within_days = 30
""",
        facts={
            "deliverables": [
                "d0 club draft due_on=2026-12-20 title=Guide",
                "d1 club draft due_on=2027-01-10 title=Map",
                "d2 club approved due_on=2027-01-10 delivered_on=2027-01-10 title=Note",
                "d3 club approved due_on=2027-01-11 delivered_on=2027-01-11 title=Sheet",
            ]
        },
        state="broken",
        words="“Guide” was due on 2026-12-25",
        evidence=[
            "deliverable d0 2026-12-20",
            "deliverable d1 2027-01-10",
            "deliverable d2 2027-01-10",
            "deliverable d3 2027-01-11",
        ],
        broken_on="2026-12-26",
        mend="Deliver “Guide” as soon as possible",
        breaches=["2026-12-26.. d0", "2027-01-31.. d1", "2027-02-10.. d2", "2027-02-11.. d3"],
    ),
    Example(
        "the second is the one that is there without its day",
        on="2027-04-06",
        facts={
            "deliverables": [
                "d0 club draft due_on=2027-08-20 title=Guide",
                "d1 club approved due_on=2027-01-10 title=Map",
            ]
        },
        state="unknown",
        words="Nobody has recorded the day “Map” was delivered",
        evidence=["deliverable d1 2027-01-10", "deliverable d0 2027-08-20"],
        next_break="2027-08-26",
        mend="Deliver “Guide” by 2027-08-25",
        breaches=["2027-08-26.. d0"],
    ),
    Example(
        "the first is there with its day, the second without",
        on="2027-04-06",
        facts={
            "deliverables": [
                "d0 club draft due_on=2027-01-05 delivered_on=2027-01-05 circulated_on=2027-01-06",
                "d1 club approved due_on=2027-01-10 title=Map",
            ]
        },
        state="unknown",
        words="Nobody has recorded the day “Map” was delivered",
        evidence=["deliverable d0 2027-01-05", "deliverable d1 2027-01-10"],
    ),
    Example(
        "due before the season and never delivered, it is owed on its first day",
        on="2026-09-01",
        facts={"deliverables": ["x club planned due_on=2026-05-31"]},
        state="broken",
        words="“x” was due on 2026-06-05",
        evidence=["deliverable x 2026-05-31"],
        broken_on="2026-09-01",
        mend="Deliver “x” as soon as possible",
        breaches=["2026-09-01.. x"],
    ),
    Example(
        "delivered late before the season, it is history",
        on="2027-04-06",
        rule='check = "delivered"',
        facts={"deliverables": ["x club approved due_on=2026-05-31 delivered_on=2026-08-31"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
        breaches=["2026-06-01..2026-08-31 x"],
    ),
    Example(
        "delivered late in it, it was due before: history too",
        on="2027-04-06",
        rule='check = "delivered"',
        facts={"deliverables": ["x club approved due_on=2026-05-31 delivered_on=2026-10-31"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
        breaches=["2026-06-01..2026-10-31 x"],
    ),
    Example(
        "circulated by the day it was due, it had been delivered",
        on="2027-04-06",
        facts={"deliverables": ["x club circulated due_on=2027-02-01 circulated_on=2027-02-06"]},
        state="kept",
        words="The deliverables of club come when they are due",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "circulated later, nobody knows when it was delivered",
        on="2027-04-06",
        facts={"deliverables": ["x club circulated due_on=2027-02-01 circulated_on=2027-02-07"]},
        state="unknown",
        words="Nobody has recorded the day “x” was delivered",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "circulated on a day that nobody wrote is unknown",
        on="2027-04-06",
        facts={"deliverables": ["x club circulated due_on=2027-02-01 delivered_on=2027-02-01"]},
        state="unknown",
        words="Nobody has recorded the day “x” was circulated",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "to be delivered tomorrow in time is not done yet",
        on="2027-02-05",
        facts={"deliverables": ["x club planned due_on=2027-02-01 delivered_on=2027-02-06"]},
        state="at_risk",
        words="“x” is to be delivered by 2027-02-06",
        evidence=["deliverable x 2027-02-01"],
        next_break="2027-02-07",
        mend="Deliver “x” by 2027-02-06",
        breaches=["2027-02-07.. x", "2027-03-09.. x"],
    ),
    Example(
        "approved before it is due came in time",
        on="2027-02-06",
        rule='check = "delivered"\nwithin_days = 5',
        facts={"deliverables": ["x club approved due_on=2027-02-01"]},
        state="kept",
        words="The deliverables of club come when they are due",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "a group that ends with one planned for no day ends without any",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["g club 2026-10-01..2027-04-05"], "deliverables": ["x g planned"]},
        state="broken",
        words="g ended on 2027-04-05 without any deliverable",
        broken_on="2027-04-05",
        breaches=["2027-04-05..2027-04-05"],
    ),
    Example(
        "so does one whose work ends, were it to go on living",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["g club 2026-10-01 work=2026-11-01..2027-04-05"],
            "deliverables": ["x g planned"],
        },
        state="broken",
        words="g ended on 2027-04-05 without any deliverable",
        broken_on="2027-04-05",
        breaches=["2027-04-05..2027-04-05"],
    ),
    Example(
        "one that came, were it due on no day, is one",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["g club 2026-10-01..2027-04-05"],
            "deliverables": [
                "x g planned",
                "y g approved delivered_on=2027-04-01 circulated_on=2027-04-01",
            ],
        },
        state="kept",
        words="The deliverables of g come when they are due",
        evidence=["deliverable x", "deliverable y 2027-04-01"],
    ),
    Example(
        "delivered before its group began, on a day to be corrected, neither late nor kept back",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["g club 2026-10-01"],
            "deliverables": ["x g approved due_on=2026-09-10 delivered_on=2026-09-20"],
        },
        state="unknown",
        words="“x” is said to be delivered on 2026-09-20, before g began on 2026-10-01",
        evidence=["deliverable x 2026-09-20"],
    ),
    Example(
        "circulated before its group began too",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["g club 2026-10-01"],
            "deliverables": ["x g circulated due_on=2026-10-10 circulated_on=2026-09-20"],
        },
        state="unknown",
        words="“x” is said to be circulated on 2026-09-20, before g began on 2026-10-01",
        evidence=["deliverable x 2026-10-10"],
    ),
    Example(
        "circulated before it was delivered",
        on="2027-04-06",
        facts={
            "deliverables": [
                "x club circulated due_on=2027-02-01 delivered_on=2027-02-01 "
                "circulated_on=2027-01-31"
            ]
        },
        state="unknown",
        words="“x” is said to be circulated on 2027-01-31, before it was delivered on 2027-02-01",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "where circulation is not judged, that is nothing",
        on="2027-04-06",
        rule='check = "delivered"',
        facts={
            "deliverables": [
                "x club circulated due_on=2027-02-01 delivered_on=2027-02-01 "
                "circulated_on=2027-01-31"
            ]
        },
        state="kept",
        words="The deliverables of club come when they are due",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "nor is a circulation without its day",
        on="2027-04-06",
        rule='check = "delivered"',
        facts={"deliverables": ["x club circulated due_on=2027-02-01 delivered_on=2027-02-01"]},
        state="kept",
        words="The deliverables of club come when they are due",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "circulated in the time there is to deliver, it is from its delivery that it was late",
        on="2027-04-06",
        rule='check = "delivered"\nwithin_days = 5\ncirculated_within_days = 1',
        facts={
            "deliverables": [
                "x club circulated due_on=2027-02-01 delivered_on=2027-02-01 "
                "circulated_on=2027-02-04"
            ]
        },
        state="broken",
        words="“x” was to be circulated by 2027-02-02, and was on 2027-02-04",
        evidence=["deliverable x 2027-02-01"],
        broken_on="2027-02-03",
        breaches=["2027-02-03..2027-02-04 x"],
    ),
    Example(
        "planned for no day, it came when it was circulated",
        on="2027-04-06",
        facts={"deliverables": ["x club circulated circulated_on=2027-02-01"]},
        state="kept",
        words="The deliverables of club come when they are due",
        evidence=["deliverable x"],
    ),
    Example(
        "delivered, whatever its state, a group has one",
        on="2027-04-06",
        alone=True,
        rule='check = "delivered"',
        facts={
            "bodies": ["g club 2026-10-01..2027-04-05"],
            "deliverables": ["x g review delivered_on=2027-03-02"],
        },
        state="kept",
        words="The deliverables of g come when they are due",
        evidence=["deliverable x 2027-03-02"],
    ),
    Example(
        "so does it when one is approved, planned for no day",
        on="2027-04-06",
        alone=True,
        rule='check = "delivered"',
        facts={"bodies": ["g club 2026-10-01..2027-04-05"], "deliverables": ["x g approved"]},
        state="kept",
        words="The deliverables of g come when they are due",
        evidence=["deliverable x"],
    ),
    Example(
        "circulated late, whatever its state, nobody knows when it was delivered",
        on="2027-04-06",
        facts={"deliverables": ["x club review due_on=2027-02-01 circulated_on=2027-02-07"]},
        state="unknown",
        words="Nobody has recorded the day “x” was delivered",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "circulated today it is there",
        on="2027-02-07",
        facts={"deliverables": ["x club review due_on=2027-02-01 circulated_on=2027-02-07"]},
        state="unknown",
        words="Nobody has recorded the day “x” was delivered",
        evidence=["deliverable x 2027-02-01"],
    ),
    Example(
        "to be circulated tomorrow it is not there yet, and late",
        on="2027-02-07",
        facts={"deliverables": ["x club planned due_on=2027-02-01 circulated_on=2027-02-08"]},
        state="broken",
        words="“x” was due on 2027-02-06",
        evidence=["deliverable x 2027-02-01"],
        broken_on="2027-02-07",
        mend="Deliver “x” as soon as possible",
        breaches=["2027-02-07.. x"],
    ),
    Example(
        "nor is it before it is due",
        on="2027-02-01",
        rule='check = "delivered"\nwithin_days = 90',
        facts={"deliverables": ["x club planned due_on=2027-02-01 circulated_on=2027-05-03"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-05-03",
        mend="Deliver “x” by 2027-05-02",
        breaches=["2027-05-03.. x"],
    ),
    Example(
        "planned to be circulated on a day, it is told when the group ends",
        on="2027-04-06",
        alone=True,
        rule='check = "delivered"',
        facts={
            "bodies": ["g club 2026-10-01..2027-04-06"],
            "deliverables": ["x g planned circulated_on=2027-04-07"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "delivered late before the season, its circulation in it keeps nothing",
        on="2027-04-06",
        facts={
            "deliverables": [
                "x club circulated due_on=2026-05-31 delivered_on=2026-08-31 "
                "circulated_on=2026-09-05"
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
        breaches=["2026-06-06..2026-08-31 x"],
    ),
    Example(
        "circulated late before the season, it is history",
        on="2027-04-06",
        facts={
            "deliverables": [
                "x club circulated due_on=2026-05-31 delivered_on=2026-05-31 "
                "circulated_on=2026-07-15"
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
        breaches=["2026-07-01..2026-07-15 x"],
    ),
    Example(
        "to be circulated soon, it is not yet",
        on="2027-02-10",
        rule='check = "delivered"\ncirculated_within_days = 100',
        facts={
            "deliverables": [
                "x club approved due_on=2027-02-01 delivered_on=2027-02-01 circulated_on=2027-02-20"
            ]
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-05-13",
        mend="Circulate “x” by 2027-05-12",
        breaches=["2027-05-13.. x"],
    ),
)
def test_delivered(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_a_walk_from_day_to_day_says_the_same() -> None:
    for seed in range(tried(200)):
        walk = promised(Draw(seed))
        found = judged('check = "delivered"', {}, walk.facts, str(walk.on))
        assert found["state"] == walk.state(), seed
