"""`urgent_answered`: an urgent topic is taken up quickly (CLUB-09)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples, used

RULE = """\
check = "urgent_answered"
within_days = 60
"""
FACTS = {"bodies": ["club club 2025-09-01"], "seats": ["caf club caf 2025-09-01"]}


@examples(
    Example(
        "taken up on the last day it is in time",
        on="2027-04-06",
        facts={"topics": ["x club 2027-01-01 urgent treated_on=2027-03-02"]},
        state="kept",
        words="Urgent topics of club are taken up in time",
        evidence=["topic x 2027-01-01"],
    ),
    Example(
        "a day later it was late",
        on="2027-04-06",
        facts={"topics": ["x club 2027-01-01 urgent treated_on=2027-03-03"]},
        state="broken",
        words="The urgent topic “x” was taken up on 2027-03-03, and should have been by 2027-03-02",
        evidence=["topic x 2027-01-01"],
        broken_on="2027-03-03",
        breaches=["2027-03-03..2027-03-03 x"],
    ),
    Example(
        "an experience report on it takes it up",
        on="2027-04-06",
        facts={
            "topics": ["x club 2027-01-01 urgent"],
            "experience_reports": ["r caf 2027-03-02 topic=x"],
        },
        state="kept",
        words="Urgent topics of club are taken up in time",
        evidence=["topic x 2027-01-01"],
    ),
    Example(
        "a late one ends the fault",
        on="2027-04-06",
        facts={
            "topics": ["x club 2027-01-01 urgent"],
            "experience_reports": ["r caf 2027-03-03 topic=x"],
        },
        state="broken",
        words="The urgent topic “x” was taken up on 2027-03-03, and should have been by 2027-03-02",
        evidence=["topic x 2027-01-01"],
        broken_on="2027-03-03",
        breaches=["2027-03-03..2027-03-03 x"],
    ),
    Example(
        "the first of both counts",
        on="2027-04-06",
        facts={
            "topics": ["x club 2027-01-01 urgent treated_on=2027-03-20"],
            "experience_reports": ["r caf 2027-03-02 topic=x"],
        },
        state="kept",
        words="Urgent topics of club are taken up in time",
        evidence=["topic x 2027-01-01"],
    ),
    Example(
        "a report on another topic does not",
        on="2027-04-06",
        facts={
            "topics": ["x club 2027-01-01 urgent"],
            "experience_reports": ["r caf 2027-03-02 topic=y"],
        },
        state="broken",
        words="The urgent topic “x” was not taken up by 2027-03-02",
        evidence=["topic x 2027-01-01"],
        broken_on="2027-03-03",
        mend="Take up the urgent topic “x” as soon as possible",
        breaches=["2027-03-03.. x"],
    ),
    Example(
        "nor one of another body's seat",
        on="2027-04-06",
        facts={
            "topics": ["x club 2027-01-01 urgent"],
            "experience_reports": ["r ars 2027-03-02 topic=x"],
            "seats": ["ars other caf 2025-09-01"],
        },
        state="broken",
        words="The urgent topic “x” was not taken up by 2027-03-02",
        evidence=["topic x 2027-01-01"],
        broken_on="2027-03-03",
        mend="Take up the urgent topic “x” as soon as possible",
        breaches=["2027-03-03.. x"],
    ),
    Example(
        "waiting on the last day",
        on="2027-03-02",
        facts={"topics": ["x club 2027-01-01 urgent"]},
        state="at_risk",
        words="The urgent topic “x” is to be taken up by 2027-03-02",
        evidence=["topic x 2027-01-01"],
        next_break="2027-03-03",
        mend="Take up the urgent topic “x” by 2027-03-02",
        breaches=["2027-03-03.. x"],
    ),
    Example(
        "waiting the day after",
        on="2027-03-03",
        facts={"topics": ["x club 2027-01-01 urgent"]},
        state="broken",
        words="The urgent topic “x” was not taken up by 2027-03-02",
        evidence=["topic x 2027-01-01"],
        broken_on="2027-03-03",
        mend="Take up the urgent topic “x” as soon as possible",
        breaches=["2027-03-03.. x"],
    ),
    Example(
        "a topic that is not urgent may wait",
        on="2027-04-06",
        facts={"topics": ["x club 2027-01-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one whose time ran out before the season is history",
        on="2027-04-06",
        facts={"topics": ["x club 2026-07-01 urgent"]},
        state="broken",
        words="The urgent topic “x” was not taken up by 2026-08-30",
        evidence=["topic x 2026-07-01"],
        broken_on="2026-09-01",
        mend="Take up the urgent topic “x” as soon as possible",
        breaches=["2026-09-01.. x"],
    ),
    Example(
        "one whose time runs out on its eve counts on its first day",
        on="2027-04-06",
        facts={"topics": ["x club 2026-07-02 urgent"]},
        state="broken",
        words="The urgent topic “x” was not taken up by 2026-08-31",
        evidence=["topic x 2026-07-02"],
        broken_on="2026-09-01",
        mend="Take up the urgent topic “x” as soon as possible",
        breaches=["2026-09-01.. x"],
    ),
    Example(
        "one of the season's last day counts",
        on="2027-04-06",
        facts={"topics": ["x club 2027-08-31 urgent"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one of the next season does not",
        on="2027-04-06",
        facts={"topics": ["x club 2027-09-01 urgent"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nobody keeps topics",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="Nobody has recorded the topics put forward for club",
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-04-06",
        rule="""\
check = "urgent_answered"
within_days = { "2027-01-02" = 60 }
""",
        facts={"topics": ["x club 2027-01-01 urgent"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "each topic is told, by the time of its own day",
        on="2027-04-06",
        rule="""\
check = "urgent_answered"
within_days = { "2025-01-01" = 30, "2027-01-01" = 60 }
""",
        facts={
            "topics": [
                "t0 club 2026-12-20 urgent title=Rents",
                "t1 club 2027-01-10 urgent title=Jobs",
            ],
            "experience_reports": [],
        },
        state="broken",
        words="The urgent topic “Rents” was not taken up by 2027-01-19",
        evidence=["topic t0 2026-12-20", "topic t1 2027-01-10"],
        broken_on="2027-01-20",
        mend="Take up the urgent topic “Rents” as soon as possible",
        breaches=["2027-01-20.. t0", "2027-03-12.. t1"],
    ),
    Example(
        "the first of several reports counts, in whichever order they are kept",
        on="2027-04-06",
        facts={
            "topics": ["t0 club 2027-01-10 urgent title=Rents"],
            "experience_reports": ["e0 caf 2027-03-20 topic=t0", "e1 caf 2027-03-15 topic=t0"],
        },
        state="broken",
        words="The urgent topic “Rents” was taken up on 2027-03-15, "
        "and should have been by 2027-03-11",
        evidence=["topic t0 2027-01-10"],
        broken_on="2027-03-12",
        breaches=["2027-03-12..2027-03-15 t0"],
    ),
    Example(
        "without reports kept only the topic can tell",
        on="2027-04-06",
        facts={"topics": ["t0 club 2027-01-10 urgent treated_on=2027-02-01"]},
        state="kept",
        words="Urgent topics of club are taken up in time",
        evidence=["topic t0 2027-01-10"],
    ),
    Example(
        "put forward and taken up today",
        on="2027-04-06",
        facts={"topics": ["x club 2027-04-06 urgent treated_on=2027-04-06"]},
        state="kept",
        words="Urgent topics of club are taken up in time",
        evidence=["topic x 2027-04-06"],
    ),
    Example(
        "to be taken up tomorrow it is not yet",
        on="2027-04-06",
        facts={"topics": ["x club 2027-04-06 urgent treated_on=2027-04-07"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-06-06",
        mend="Take up the urgent topic “x” by 2027-06-05",
        breaches=["2027-06-06.. x"],
    ),
    Example(
        "said to be taken up before it was put forward",
        on="2027-04-06",
        facts={
            "topics": ["x club 2027-01-10 urgent treated_on=2027-01-08"],
            "experience_reports": ["r caf 2027-01-09 topic=x"],
        },
        state="unknown",
        words="The urgent topic “x” is said to be taken up on 2027-01-08, "
        "before it was put forward on 2027-01-10",
        evidence=["topic x 2027-01-10"],
    ),
    Example(
        "what came before it was put forward is no answer, what came after was late",
        on="2027-04-06",
        facts={
            "topics": ["x club 2027-01-10 urgent treated_on=2027-01-09"],
            "experience_reports": ["r caf 2027-03-12 topic=x"],
        },
        state="broken",
        words="The urgent topic “x” was taken up on 2027-03-12, and should have been by 2027-03-11",
        evidence=["topic x 2027-01-10"],
        broken_on="2027-03-12",
        breaches=["2027-03-12..2027-03-12 x"],
    ),
    Example(
        "what came on the day it was put forward is one",
        on="2027-04-06",
        facts={
            "topics": ["x club 2027-01-10 urgent treated_on=2027-01-10"],
            "experience_reports": ["r caf 2027-01-09 topic=x"],
        },
        state="kept",
        words="Urgent topics of club are taken up in time",
        evidence=["topic x 2027-01-10"],
    ),
    Example(
        "late before the season and taken up in it: history",
        on="2027-04-06",
        facts={"topics": ["x club 2026-06-01 urgent treated_on=2026-09-10"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
        breaches=["2026-08-01..2026-09-10 x"],
    ),
    Example(
        "on its first day too",
        on="2027-04-06",
        facts={"topics": ["x club 2026-07-01 urgent treated_on=2026-09-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
        breaches=["2026-08-31..2026-09-01 x"],
    ),
    Example(
        "taken up in the last season, in which it would have been late, it keeps nothing in this",
        on="2027-04-06",
        facts={"topics": ["x club 2026-07-01 urgent treated_on=2026-07-10"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "it would have been late on the first day of this one: it keeps it",
        on="2027-04-06",
        facts={"topics": ["x club 2026-07-02 urgent treated_on=2026-08-31"]},
        state="kept",
        words="Urgent topics of club are taken up in time",
        evidence=["topic x 2026-07-02"],
    ),
    Example(
        "taken up before the season, before the value began",
        on="2027-04-06",
        rule='check = "urgent_answered"\nwithin_days = { "2026-08-01" = 60 }',
        facts={"topics": ["x club 2026-07-01 urgent treated_on=2026-07-10"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
)
def test_urgent_answered(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_the_seat_of_a_report_is_read_with_it() -> None:
    facts = FACTS | {
        "topics": ["t0 club 2027-01-10 urgent"],
        "experience_reports": ["e0 caf 2027-02-01 topic=t0"],
    }
    assert "seats caf" in used(RULE, facts, "2027-04-06")


def test_the_seats_of_all_reports_are_read() -> None:
    facts = FACTS | {
        "seats": ["caf club caf 2025-09-01", "ars club health_agency 2025-09-01"],
        "topics": ["t0 club 2027-01-10 urgent"],
        "experience_reports": ["e0 caf 2027-02-01 topic=t0", "e1 ars 2027-02-02 topic=t0"],
    }
    read = [fact for fact in used(RULE, facts, "2027-04-06") if "seats" in fact]
    assert sorted(read) == ["seats ars", "seats caf"]
