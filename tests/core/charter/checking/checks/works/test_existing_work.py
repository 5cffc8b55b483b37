"""`existing_work`: each topic says what already exists on it (CLUB-06)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "existing_work"
within_days = 30
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "one that does is kept",
        on="2027-04-06",
        facts={"topics": ["x club 2027-01-05 existing_work=yes"]},
        state="kept",
        words="Every topic of club says what already exists, or need not any more",
        evidence=["topic x 2027-01-05"],
    ),
    Example(
        "one that does not, the day after its time",
        on="2027-02-05",
        facts={"topics": ["x club 2027-01-05 existing_work=no"]},
        state="broken",
        words="“x” does not say what already exists",
        evidence=["topic x 2027-01-05"],
        broken_on="2027-02-05",
        mend="Write under “x” who already works on it, and what works",
        breaches=["2027-02-05.. x"],
    ),
    Example(
        "on its last day it is foreseen",
        on="2027-02-04",
        facts={"topics": ["x club 2027-01-05 existing_work=no"]},
        state="at_risk",
        words="“x” does not say what already exists",
        evidence=["topic x 2027-01-05"],
        next_break="2027-02-05",
        mend="Write under “x” by 2027-02-04 who already works on it, and what works",
        breaches=["2027-02-05.. x"],
    ),
    Example(
        "one of which nobody knows is unknown",
        on="2027-04-06",
        facts={"topics": ["x club 2027-01-05"]},
        state="unknown",
        words="Nobody has recorded whether “x” says what already exists",
        evidence=["topic x 2027-01-05"],
    ),
    Example(
        "one whose time ran out before the season is history",
        on="2027-04-06",
        facts={"topics": ["x club 2026-07-31 existing_work=no"]},
        state="broken",
        words="“x” does not say what already exists",
        evidence=["topic x 2026-07-31"],
        broken_on="2026-09-01",
        mend="Write under “x” who already works on it, and what works",
        breaches=["2026-09-01.. x"],
    ),
    Example(
        "one whose time runs out on its first day counts",
        on="2027-04-06",
        facts={"topics": ["x club 2026-08-01 existing_work=no"]},
        state="broken",
        words="“x” does not say what already exists",
        evidence=["topic x 2026-08-01"],
        broken_on="2026-09-01",
        mend="Write under “x” who already works on it, and what works",
        breaches=["2026-09-01.. x"],
    ),
    Example(
        "one of the season's last day counts",
        on="2027-04-06",
        facts={"topics": ["x club 2027-08-31 existing_work=yes"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one of the next season does not",
        on="2027-04-06",
        facts={"topics": ["x club 2027-09-01 existing_work=no"]},
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
check = "existing_work"
within_days = { "2027-01-06" = 30 }
""",
        facts={"topics": ["x club 2027-01-05 existing_work=no"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "each topic is told, by the time of its own day",
        on="2027-04-06",
        rule="""\
check = "existing_work"
within_days = { "2025-01-01" = 30, "2027-01-01" = 60 }
""",
        facts={
            "topics": [
                "t0 club 2026-12-20 existing_work=no title=Rents",
                "t1 club 2027-01-10 existing_work=no title=Jobs",
            ]
        },
        state="broken",
        words="“Rents” does not say what already exists",
        evidence=["topic t0 2026-12-20", "topic t1 2027-01-10"],
        broken_on="2027-01-20",
        mend="Write under “Rents” who already works on it, and what works",
        breaches=["2027-01-20.. t0", "2027-03-12.. t1"],
    ),
    Example(
        "the second is the one of which nobody knows",
        on="2027-04-06",
        facts={
            "topics": [
                "t0 club 2026-12-20 existing_work=yes title=Rents",
                "t1 club 2027-01-10 title=Jobs",
            ]
        },
        state="unknown",
        words="Nobody has recorded whether “Jobs” says what already exists",
        evidence=["topic t0 2026-12-20", "topic t1 2027-01-10"],
    ),
    Example(
        "one of the season's first day that does is kept",
        on="2027-04-06",
        facts={"topics": ["x club 2026-09-01 existing_work=yes"]},
        state="kept",
        words="Every topic of club says what already exists, or need not any more",
        evidence=["topic x 2026-09-01"],
    ),
    Example(
        "one of its eve keeps nothing in it",
        on="2027-04-06",
        facts={"topics": ["x club 2026-08-31 existing_work=yes"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one of today that does is kept",
        on="2027-04-06",
        facts={"topics": ["x club 2027-04-06 existing_work=yes"]},
        state="kept",
        words="Every topic of club says what already exists, or need not any more",
        evidence=["topic x 2027-04-06"],
    ),
)
def test_existing_work(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
