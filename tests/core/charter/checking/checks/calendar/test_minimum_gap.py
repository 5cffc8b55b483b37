"""`minimum_gap`: no less than so many days between two meetings."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "minimum_gap"
days = { "2026-10-01" = 30 }
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "thirty days are enough",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-01-01", "m1 club session 2027-01-31"]},
        state="kept",
        words="The meetings of club leave each other time",
        evidence=["meeting m0 2027-01-01", "meeting m1 2027-01-31"],
    ),
    Example(
        "twenty-nine are not",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-01-01", "m1 club session 2027-01-30"]},
        state="broken",
        words="Meetings on 2027-01-01 and 2027-01-30: fewer days apart than the 30 agreed",
        evidence=["meeting m0 2027-01-01", "meeting m1 2027-01-30"],
        broken_on="2027-01-30",
        breaches=["2027-01-30..2027-01-30 m1"],
    ),
    Example(
        "a meeting to come may still move",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-01", "m1 club session 2027-04-30"]},
        state="at_risk",
        words="Meetings on 2027-04-01 and 2027-04-30: fewer days apart than the 30 agreed",
        evidence=["meeting m0 2027-04-01", "meeting m1 2027-04-30"],
        next_break="2027-04-30",
        mend="Move m1 to 2027-05-01 or later",
        breaches=["2027-04-30..2027-04-30 m1 drawn"],
    ),
    Example(
        "today it is too late",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-01", "m1 club session 2027-04-06"]},
        state="broken",
        words="Meetings on 2027-04-01 and 2027-04-06: fewer days apart than the 30 agreed",
        evidence=["meeting m0 2027-04-01", "meeting m1 2027-04-06"],
        broken_on="2027-04-06",
        breaches=["2027-04-06..2027-04-06 m1"],
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-09-29", "m1 club session 2026-09-30"]},
        state="kept",
        words="The meetings of club leave each other time",
        evidence=["meeting m0 2026-09-29", "meeting m1 2026-09-30"],
    ),
    Example(
        "the last meeting of the season before counts",
        on="2027-04-06",
        rule="""\
check = "minimum_gap"
days = 30
""",
        facts={
            "meetings": [
                "m0 club session 2026-07-01",
                "m1 club session 2026-08-31",
                "m2 club session 2026-09-05",
            ]
        },
        state="broken",
        words="Meetings on 2026-08-31 and 2026-09-05: fewer days apart than the 30 agreed",
        evidence=["meeting m1 2026-08-31", "meeting m2 2026-09-05"],
        broken_on="2026-09-05",
        breaches=["2026-09-05..2026-09-05 m2"],
    ),
    Example(
        "a gap before the season is history",
        on="2027-04-06",
        rule="""\
check = "minimum_gap"
days = 30
""",
        facts={"meetings": ["m0 club session 2026-08-20", "m1 club session 2026-08-31"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "meetings outside the body's life do not count",
        on="2027-04-06",
        rule="""\
check = "minimum_gap"
days = 30
""",
        facts={"meetings": ["m0 club session 2025-08-31", "m1 club session 2025-09-02"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a meeting of next season is no evidence yet",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-01-01", "m1 club session 2027-09-01"]},
        state="kept",
        words="The meetings of club leave each other time",
        evidence=["meeting m0 2027-01-01"],
    ),
    Example(
        "a meeting on the season's first day is counted once",
        on="2026-09-10",
        rule="""\
check = "minimum_gap"
days = 30
""",
        facts={"meetings": ["m0 club session 2026-09-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "each two meetings are told",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "minimum_gap"
days = 14
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "meetings": [
                "m0 club session 2026-10-06",
                "m1 club session 2026-10-08",
                "m2 club session 2026-10-10",
            ],
        },
        state="broken",
        words="Meetings on 2026-10-06 and 2026-10-08: fewer days apart than the 14 agreed",
        evidence=["meeting m0 2026-10-06", "meeting m1 2026-10-08", "meeting m2 2026-10-10"],
        broken_on="2026-10-08",
        breaches=["2026-10-08..2026-10-08 m1", "2026-10-10..2026-10-10 m2"],
    ),
    Example(
        "a body that never met is not concerned",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "minimum_gap"
days = 14
""",
        facts={"bodies": ["club club 2025-09-01"], "meetings": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
)
def test_minimum_gap(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
