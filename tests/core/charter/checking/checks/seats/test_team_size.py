"""`team_size`: an office is held by a team of the agreed size (CLUB-18)."""

from __future__ import annotations

import pytest

from tests.core.charter.checking.checks.drawn import Draw
from tests.core.charter.checking.checks.seats.seats_by_days import of_size
from tests.core.charter.every_check import ruled
from tests.core.charter.judging import Example, examples, judged, proofs
from tests.effort import examples as tried
from tourdetable.core.charter.terms.errors import CharterErrors

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
        evidence=["office office-0 2025-09-01", "office office-1 2025-09-01"],
    ),
    Example(
        "one is too few",
        on="2027-04-06",
        facts={},
        state="broken",
        words="club, Lead: 1 person on 2026-09-01, fewer than 2",
        evidence=["office office-0 2025-09-01"],
        broken_on="2026-09-01",
        mend="Name more persons for club: Lead",
        breaches=["2026-09-01.."],
    ),
    Example(
        "three are still a team",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01", "lead Cem club 2025-09-01"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=[
            "office office-0 2025-09-01",
            "office office-1 2025-09-01",
            "office office-2 2025-09-01",
        ],
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
        words="club, Lead: 4 persons on 2026-09-01, more than 3",
        evidence=[
            "office office-0 2025-09-01",
            "office office-1 2025-09-01",
            "office office-2 2025-09-01",
            "office office-3 2025-09-01",
        ],
        broken_on="2026-09-01",
        mend="Name fewer persons for club: Lead",
        breaches=["2026-09-01.. drawn"],
    ),
    Example(
        "a person named twice is one",
        on="2027-04-06",
        facts={"offices": ["lead Ann club 2026-09-01"]},
        state="broken",
        words="club, Lead: 1 person on 2026-09-01, fewer than 2",
        evidence=["office office-0 2025-09-01", "office office-1 2026-09-01"],
        broken_on="2026-09-01",
        mend="Name more persons for club: Lead",
        breaches=["2026-09-01.."],
    ),
    Example(
        "a second one who left is missed the next day",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01..2027-02-01"]},
        state="broken",
        words="club, Lead: 1 person on 2027-02-02, fewer than 2",
        evidence=["office office-0 2025-09-01", "office office-1 2025-09-01"],
        broken_on="2027-02-02",
        mend="Name more persons for club: Lead",
        breaches=["2027-02-02.."],
    ),
    Example(
        "missed until today it is past mending",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01..2027-02-01", "lead Cem club 2027-04-07"]},
        state="broken",
        words="club, Lead: 1 person on 2027-02-02, fewer than 2",
        evidence=[
            "office office-0 2025-09-01",
            "office office-1 2025-09-01",
            "office office-2 2027-04-07",
        ],
        broken_on="2027-02-02",
        breaches=["2027-02-02..2027-04-06"],
    ),
    Example(
        "missed until tomorrow it is not",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01..2027-02-01", "lead Cem club 2027-04-08"]},
        state="broken",
        words="club, Lead: 1 person on 2027-02-02, fewer than 2",
        evidence=[
            "office office-0 2025-09-01",
            "office office-1 2025-09-01",
            "office office-2 2027-04-08",
        ],
        broken_on="2027-02-02",
        mend="Name more persons for club: Lead",
        breaches=["2027-02-02..2027-04-07"],
    ),
    Example(
        "a lack that ended on the season's eve is history",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2026-09-01"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=["office office-0 2025-09-01", "office office-1 2026-09-01"],
    ),
    Example(
        "one that lasts into its first day is not",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2026-09-02"]},
        state="broken",
        words="club, Lead: 1 person on 2026-09-01, fewer than 2",
        evidence=["office office-0 2025-09-01", "office office-1 2026-09-02"],
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01"],
    ),
    Example(
        "who left on the season's eve is no proof any more",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01", "lead Old club 2025-09-01..2026-08-31"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=["office office-0 2025-09-01", "office office-1 2025-09-01"],
    ),
    Example(
        "who left on its first day is",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01", "lead Old club 2025-09-01..2026-09-01"]},
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=[
            "office office-0 2025-09-01",
            "office office-1 2025-09-01",
            "office office-2 2025-09-01",
        ],
    ),
    Example(
        "a departure to come is foreseen",
        on="2027-04-06",
        facts={"offices": ["lead Bea club 2025-09-01..2027-04-20"]},
        state="at_risk",
        words="club, Lead: 1 person from 2027-04-21 on, fewer than 2",
        evidence=["office office-0 2025-09-01", "office office-1 2025-09-01"],
        next_break="2027-04-21",
        mend="Name more persons for club: Lead",
        breaches=["2027-04-21.."],
    ),
    Example(
        "another office does not count",
        on="2027-04-06",
        facts={"offices": ["coordinator Bea club 2025-09-01"]},
        state="broken",
        words="club, Lead: 1 person on 2026-09-01, fewer than 2",
        evidence=["office office-0 2025-09-01"],
        broken_on="2026-09-01",
        mend="Name more persons for club: Lead",
        breaches=["2026-09-01.."],
    ),
    Example(
        "nor that of another body",
        on="2027-04-06",
        facts={"offices": ["lead Bea other 2025-09-01"]},
        state="broken",
        words="club, Lead: 1 person on 2026-09-01, fewer than 2",
        evidence=["office office-0 2025-09-01"],
        broken_on="2026-09-01",
        mend="Name more persons for club: Lead",
        breaches=["2026-09-01.."],
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
        evidence=["office office-1 2025-01-01"],
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
        words="Network, Coordinator: 2 persons on 2026-09-01, more than 1",
        evidence=["office office-1 2025-01-01", "office office-2 2025-01-01"],
        broken_on="2026-09-01",
        mend="Name fewer persons for Network: Coordinator",
        breaches=["2026-09-01.. drawn"],
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
        words="Network, Coordinator: 0 persons on 2026-09-01, fewer than 1",
        broken_on="2026-09-01",
        mend="Name more persons for Network: Coordinator",
        breaches=["2026-09-01.."],
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
        words="club, Lead: 1 person on 2027-04-01, fewer than 2",
        evidence=["office office-0 2025-09-01"],
        broken_on="2027-04-01",
        mend="Name more persons for club: Lead",
        breaches=["2027-04-01.."],
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
        words="club, Lead: 1 person on 2027-03-01, fewer than 2",
        evidence=["office office-0 2025-09-01", "office office-1 2027-03-05"],
        broken_on="2027-03-01",
        breaches=["2027-03-01..2027-03-04"],
    ),
    Example(
        "an office of other kinds of body concerns nobody",
        on="2027-04-06",
        rule="""\
check = "team_size"
office = "host"
""",
        facts={},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "in its own kind it does",
        on="2027-04-06",
        rule="""\
check = "team_size"
office = "host"
""",
        alone=True,
        facts={"bodies": ["itc itc 2025-09-01"]},
        state="broken",
        words="itc, Host: 0 persons on 2026-09-01, fewer than 1",
        broken_on="2026-09-01",
        mend="Name more persons for itc: Host",
        breaches=["2026-09-01.."],
    ),
    Example(
        "before its value begins nobody is asked for",
        on="2027-04-06",
        rule="""\
check = "team_size"
office = "lead"
minimum = { "2027-03-01" = 1 }
""",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"]},
        state="broken",
        words="club, Lead: 0 persons on 2027-03-01, fewer than 1",
        broken_on="2027-03-01",
        mend="Name more persons for club: Lead",
        breaches=["2027-03-01.."],
    ),
    Example(
        "each stretch out of bounds is told, and again after an exception",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "team_size"
office = "lead"
minimum = 1
maximum = 1
""",
        facts={
            "bodies": ["club club 2026-09-01"],
            "offices": [
                "lead Ann club 2026-09-01..2026-10-31",
                "lead Bea club 2026-12-01..2027-01-31",
                "lead Cid club 2027-03-01",
            ],
            "exceptions": ["E-1 club d 2027-02-01..2027-02-10"],
        },
        state="broken",
        words="club, Lead: 0 persons on 2026-11-01, fewer than 1",
        evidence=[
            "office office-0 2026-09-01",
            "office office-1 2026-12-01",
            "office office-2 2027-03-01",
        ],
        broken_on="2026-11-01",
        breaches=["2026-11-01..2026-11-30", "2027-02-11..2027-02-28"],
    ),
    Example(
        "before a most is agreed there may be many",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "team_size"
office = "lead"
minimum = 1
maximum = { "2027-01-01" = 2 }
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "offices": [
                "lead Ann club 2025-09-01",
                "lead Bea club 2025-09-01",
                "lead Cid club 2025-09-01..2026-12-31",
            ],
        },
        state="kept",
        words="The office of Lead is held as agreed for club",
        evidence=[
            "office office-0 2025-09-01",
            "office office-1 2025-09-01",
            "office office-2 2025-09-01",
        ],
    ),
    Example(
        "the holders told are those of its first day",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "team_size"
office = "lead"
minimum = 2
maximum = 3
""",
        facts={"bodies": ["club club 2026-09-01"], "offices": ["lead Ann club 2026-11-01"]},
        state="broken",
        words="club, Lead: 0 persons on 2026-09-01, fewer than 2",
        evidence=["office office-0 2026-11-01"],
        broken_on="2026-09-01",
        mend="Name more persons for club: Lead",
        breaches=["2026-09-01.."],
    ),
    Example(
        "the bounds told are those of its first day",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "team_size"
office = "lead"
minimum = { "2025-01-01" = 1, "2027-01-01" = 2 }
maximum = 3
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "offices": ["lead Ann club 2025-09-01..2026-10-31"],
        },
        state="broken",
        words="club, Lead: 0 persons on 2026-11-01, fewer than 1",
        evidence=["office office-0 2025-09-01"],
        broken_on="2026-11-01",
        mend="Name more persons for club: Lead",
        breaches=["2026-11-01.."],
    ),
    Example(
        "the network begins with its first body, three weeks into the season",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "team_size"
office = "coordinator"
""",
        facts={
            "bodies": ["itc itc 2026-09-22", "club club 2026-11-01"],
            "offices": ["coordinator Ann * 2026-09-22"],
        },
        state="kept",
        words="The office of Coordinator is held as agreed for Network",
        evidence=["office office-0 2026-09-22"],
    ),
    Example(
        "named a day after it, it was missing",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "team_size"
office = "coordinator"
""",
        facts={
            "bodies": ["itc itc 2026-09-22", "club club 2026-11-01"],
            "offices": ["coordinator Ann * 2026-09-23"],
        },
        state="broken",
        words="Network, Coordinator: 0 persons on 2026-09-22, fewer than 1",
        evidence=["office office-0 2026-09-23"],
        broken_on="2026-09-22",
        breaches=["2026-09-22..2026-09-22"],
    ),
    Example(
        "somebody will leave",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "team_size"
office = "coordinator"
""",
        facts={
            "bodies": ["itc itc 2025-09-22"],
            "offices": ["coordinator Ann * 2025-09-22..2027-04-30"],
        },
        state="at_risk",
        words="Network, Coordinator: 0 persons from 2027-05-01 on, fewer than 1",
        evidence=["office office-0 2025-09-22"],
        next_break="2027-05-01",
        mend="Name more persons for Network: Coordinator",
        breaches=["2027-05-01.."],
    ),
)
def test_team_size(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


@pytest.mark.parametrize(
    "bounds",
    ["minimum = 2\nmaximum = 1", 'minimum = { "2020-01-01" = 1, "2027-01-01" = 3 }\nmaximum = 2'],
)
def test_the_fewest_are_no_more_than_the_most(bounds: str) -> None:
    with pytest.raises(CharterErrors) as refused:
        ruled(f'check = "team_size"\noffice = "lead"\n{bounds}')
    (error,) = refused.value.errors
    assert (str(error.problem), str(error.remedy)) == (
        "the minimum is above the maximum",
        "write `minimum` no greater than `maximum`",
    )


@pytest.mark.parametrize(
    "bounds", ["minimum = 2\nmaximum = 2", 'minimum = { "2027-01-01" = 3 }\nmaximum = 3']
)
def test_a_team_may_be_of_one_size(bounds: str) -> None:
    assert ruled(f'check = "team_size"\noffice = "lead"\n{bounds}').articles[0].id == "E-1"


def test_a_holder_is_shown_with_their_days() -> None:
    facts = {
        "bodies": ["club club 2025-09-01"],
        "offices": ["lead Ann club 2025-09-01..2027-08-31", "lead Bea club 2025-09-01"],
    }
    assert proofs(RULE, facts, "2027-04-06") == [
        "Lead, from 2025-09-01 to 2027-08-31",
        "Lead since 2025-09-01",
    ]


def test_a_walk_from_day_to_day_says_the_same() -> None:
    for seed in range(tried(120)):
        draw = Draw(seed)
        on, low = draw.judged(), draw.randrange(1, 3)
        held = [draw.span(f"p{draw.randrange(3)}", "club") for _ in range(draw.randrange(1, 5))]
        offices = [f"lead {one.id} club {one.told}" for one in held]
        facts = {"bodies": ["club club 2025-01-01"], "offices": offices}
        rule = f'check = "team_size"\noffice = "lead"\nminimum = {low}'
        assert judged(rule, {}, facts, str(on))["state"] == of_size(held, on, low), seed
