"""`team_size`: an office is held by a team of the agreed size (CLUB-18)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "team_size"
office = "lead"
minimum = 2
maximum = 3
"""
FACTS = {"bodies": ["club club 2025-09-01"], "offices": ["lead Ann club 2025-09-01"]}


@examples(
    Example(
        "two are a team",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=["office office-0", "office office-1"],
    ),
    Example(
        "one is too few",
        on="2027-04-06",
        facts={},
        state="broken",
        words="club has 1 Lead on 2026-09-01: fewer than 2",
        evidence=["office office-0"],
        broken_on="2026-09-01",
        mend="Name more Lead for club",
    ),
    Example(
        "three are still a team",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01", "lead Cem club 2025-09-01"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=["office office-0", "office office-1", "office office-2"],
    ),
    Example(
        "four are too many",
        on="2027-04-06",
        facts={
            "offices": [
                "lead Bea club 2025-09-01",
                "lead Cem club 2025-09-01",
                "lead Dan club 2025-09-01",
            ]
        },
        state="broken",
        words="club has 4 Lead on 2026-09-01: more than 3",
        evidence=["office office-0", "office office-1", "office office-2", "office office-3"],
        broken_on="2026-09-01",
        mend="Name fewer Lead for club",
    ),
    Example(
        "a person named twice is one",
        on="2027-04-06",
        facts={"offices": ["lead Ann club 2026-09-01"]},
        state="broken",
        words="club has 1 Lead on 2026-09-01: fewer than 2",
        evidence=["office office-0", "office office-1"],
        broken_on="2026-09-01",
        mend="Name more Lead for club",
    ),
    Example(
        "a second one who left is missed the next day",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01..2027-02-01"]},
        state="broken",
        words="club has 1 Lead on 2027-02-02: fewer than 2",
        evidence=["office office-0", "office office-1"],
        broken_on="2027-02-02",
        mend="Name more Lead for club",
    ),
    Example(
        "missed until today it is past mending",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01..2027-02-01", "lead Cem club 2027-04-07"]},
        state="broken",
        words="club has 1 Lead on 2027-02-02: fewer than 2",
        evidence=["office office-0", "office office-1", "office office-2"],
        broken_on="2027-02-02",
    ),
    Example(
        "missed until tomorrow it is not",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01..2027-02-01", "lead Cem club 2027-04-08"]},
        state="broken",
        words="club has 1 Lead on 2027-02-02: fewer than 2",
        evidence=["office office-0", "office office-1", "office office-2"],
        broken_on="2027-02-02",
        mend="Name more Lead for club",
    ),
    Example(
        "a lack that ended on the season's eve is history",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2026-09-01"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=["office office-0", "office office-1"],
    ),
    Example(
        "one that lasts into its first day is not",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2026-09-02"]},
        state="broken",
        words="club has 1 Lead on 2026-09-01: fewer than 2",
        evidence=["office office-0", "office office-1"],
        broken_on="2026-09-01",
    ),
    Example(
        "who left on the season's eve is no proof any more",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01", "lead Old club 2025-09-01..2026-08-31"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=["office office-0", "office office-1"],
    ),
    Example(
        "who left on its first day is",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01", "lead Old club 2025-09-01..2026-09-01"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=["office office-0", "office office-1", "office office-2"],
    ),
    Example(
        "a departure to come is foreseen",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01..2027-04-20"]},
        state="at_risk",
        words="club has 1 Lead on 2027-04-21: fewer than 2",
        evidence=["office office-0", "office office-1"],
        next_break="2027-04-21",
        mend="Name more Lead for club",
    ),
    Example(
        "another office does not count",
        on="2027-04-06",
        facts={"offices": ["coordinator Bea club 2025-09-01"]},
        state="broken",
        words="club has 1 Lead on 2026-09-01: fewer than 2",
        evidence=["office office-0"],
        broken_on="2026-09-01",
        mend="Name more Lead for club",
    ),
    Example(
        "nor that of another body",
        on="2027-04-06",
        facts={"offices": ["lead Bea other 2025-09-01"]},
        state="broken",
        words="club has 1 Lead on 2026-09-01: fewer than 2",
        evidence=["office office-0"],
        broken_on="2026-09-01",
        mend="Name more Lead for club",
    ),
    Example(
        "an office of the network is judged for it alone",
        on="2027-04-06",
        rule="""\
check = "team_size"
office = "coordinator"
minimum = 1
maximum = 1
""",
        facts={"offices": ["coordinator Mo * 2025-01-01"]},
        state="kept",
        words="The office of Coordinator is held as agreed for Network",
        evidence=["office office-1"],
    ),
    Example(
        "two are too many there",
        on="2027-04-06",
        rule="""\
check = "team_size"
office = "coordinator"
minimum = 1
maximum = 1
""",
        facts={"offices": ["coordinator Mo * 2025-01-01", "coordinator Li * 2025-01-01"]},
        state="broken",
        words="Network has 2 Coordinator on 2026-09-01: more than 1",
        evidence=["office office-1", "office office-2"],
        broken_on="2026-09-01",
        mend="Name fewer Coordinator for Network",
    ),
    Example(
        "an office of a body is none of the network",
        on="2027-04-06",
        rule="""\
check = "team_size"
office = "coordinator"
minimum = 1
maximum = 1
""",
        facts={"offices": ["coordinator Mo club 2025-01-01"]},
        state="broken",
        words="Network has 0 Coordinator on 2026-09-01: fewer than 1",
        broken_on="2026-09-01",
        mend="Name more Coordinator for Network",
    ),
    Example(
        "before the values begin anything goes",
        on="2027-04-06",
        rule="""\
check = "team_size"
office = "lead"
minimum = { "2027-04-01" = 2 }
maximum = 3
""",
        facts={},
        state="broken",
        words="club has 1 Lead on 2027-04-01: fewer than 2",
        evidence=["office office-0"],
        broken_on="2027-04-01",
        mend="Name more Lead for club",
    ),
    Example(
        "values that change are each asked in their time",
        on="2027-04-06",
        rule="""\
check = "team_size"
office = "lead"
minimum = { "2020-01-01" = 1, "2027-03-01" = 2 }
maximum = 3
""",
        facts={"offices": ["lead Bea club 2027-03-05"]},
        state="broken",
        words="club has 1 Lead on 2027-03-01: fewer than 2",
        evidence=["office office-0", "office office-1"],
        broken_on="2027-03-01",
    ),
)
def test_team_size(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
