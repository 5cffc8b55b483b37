"""`programme_published`: the programme is published in time for its season (CLUB-19)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "programme_published"
within_days = 19
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "published on the last day it may be",
        on="2026-09-20",
        facts={"programmes": ["p 2027 published_on=2026-09-20"]},
        state="kept",
        words="The programme of 2027 is published",
        evidence=["programme p 2026-09-20"],
        next_break="2027-09-21",
        mend="Publish the programme of 2028 by 2027-09-20",
        breaches=["2027-09-21.. 2028"],
    ),
    Example(
        "not yet, the eve of the day it is due",
        on="2026-09-20",
        facts={"programmes": ["p 2027"]},
        state="at_risk",
        words="The programme of 2027 is to be published by 2026-09-20",
        evidence=["programme p"],
        next_break="2026-09-21",
        mend="Publish the programme of 2027 by 2026-09-20",
        breaches=["2026-09-21.. 2027", "2027-09-21.. 2028"],
    ),
    Example(
        "not yet, the day it is due",
        on="2026-09-21",
        facts={"programmes": ["p 2027"]},
        state="broken",
        words="The programme of 2027 was not published by 2026-09-20",
        evidence=["programme p"],
        next_break="2027-09-21",
        broken_on="2026-09-21",
        mend="Publish the programme of 2027 as soon as possible",
        breaches=["2026-09-21.. 2027", "2027-09-21.. 2028"],
    ),
    Example(
        "published late, it was late",
        on="2026-10-05",
        facts={"programmes": ["p 2027 published_on=2026-10-05"]},
        state="broken",
        words=(
            "The programme of 2027 was published on 2026-10-05, and should have been by 2026-09-20"
        ),
        evidence=["programme p 2026-10-05"],
        next_break="2027-09-21",
        broken_on="2026-09-21",
        breaches=["2026-09-21..2026-10-05 2027", "2027-09-21.. 2028"],
    ),
    Example(
        "a day of publication to come is not one yet",
        on="2026-10-04",
        facts={"programmes": ["p 2027 published_on=2026-10-05"]},
        state="broken",
        words="The programme of 2027 was not published by 2026-09-20",
        evidence=["programme p 2026-10-05"],
        next_break="2027-09-21",
        broken_on="2026-09-21",
        mend="Publish the programme of 2027 as soon as possible",
        breaches=["2026-09-21..2026-10-05 2027", "2027-09-21.. 2028"],
    ),
    Example(
        "the programme of another season does not count",
        on="2026-10-05",
        facts={"programmes": ["p 2026 published_on=2025-08-01"]},
        state="broken",
        words="The programme of 2027 was not published by 2026-09-20",
        next_break="2027-09-21",
        broken_on="2026-09-21",
        mend="Publish the programme of 2027 as soon as possible",
        breaches=["2026-09-21.. 2027", "2027-09-21.. 2028"],
    ),
    Example(
        "that of the next one is looked for",
        on="2027-08-25",
        facts={"programmes": ["p 2027 published_on=2026-08-01"]},
        state="at_risk",
        words="The programme of 2028 is to be published by 2027-09-20",
        next_break="2027-09-21",
        mend="Publish the programme of 2028 by 2027-09-20",
        breaches=["2027-09-21.. 2028"],
    ),
    Example(
        "nobody keeps it",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="Nobody has recorded when the programme is published",
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-04-06",
        rule="""\
check = "programme_published"
within_days = { "2026-09-02" = 19 }
""",
        facts={"programmes": []},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-09-21",
        mend="Publish the programme of 2028 by 2027-09-20",
        breaches=["2027-09-21.. 2028"],
    ),
    Example(
        "those of this season and of the next are proofs, not that of the last one",
        on="2027-04-06",
        facts={
            "programmes": [
                "o 2026 published_on=2025-08-01",
                "p 2027 published_on=2026-08-20",
                "q 2028 published_on=2027-04-01",
            ]
        },
        state="kept",
        words="The programme of 2027 is published",
        evidence=["programme p 2026-08-20", "programme q 2027-04-01"],
    ),
    Example(
        "the season in which a network begins is not held to it, be it on its first day",
        on="2026-10-05",
        alone=True,
        facts={"bodies": ["club club 2026-09-01"], "programmes": ["p 2027"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-09-21",
        mend="Publish the programme of 2028 by 2027-09-20",
        breaches=["2027-09-21.. 2028"],
    ),
    Example(
        "to be published in it, it is not yet",
        on="2026-10-05",
        alone=True,
        facts={
            "bodies": ["club club 2026-09-01"],
            "programmes": ["p 2027 published_on=2026-10-06"],
        },
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-09-21",
        mend="Publish the programme of 2028 by 2027-09-20",
        breaches=["2027-09-21.. 2028"],
    ),
    Example(
        "of those of a year, the first that was published counts",
        on="2026-10-05",
        facts={
            "programmes": [
                "p 2027",
                "q 2027 published_on=2026-09-10",
                "r 2027 published_on=2026-10-05",
            ]
        },
        state="kept",
        words="The programme of 2027 is published",
        evidence=["programme p", "programme q 2026-09-10", "programme r 2026-10-05"],
        next_break="2027-09-21",
        mend="Publish the programme of 2028 by 2027-09-20",
        breaches=["2027-09-21.. 2028"],
    ),
)
def test_programme_published(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
