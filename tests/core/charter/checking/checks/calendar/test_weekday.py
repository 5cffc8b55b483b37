"""`weekday`: meetings on the agreed days of the week (CLUB-08)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "weekday"
weekdays = { "2026-10-01" = ["tuesday"] }
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "a Tuesday, past or to come, is kept",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02", "m1 club session 2027-05-04"]},
        state="kept",
        words="Every meeting of club is on a day that was agreed",
        evidence=["meeting m0 2027-03-02", "meeting m1 2027-05-04"],
    ),
    Example(
        "a Wednesday of the season breaks it",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-03"]},
        state="broken",
        words="m0 was on 2027-03-03, a day of the week that was not agreed",
        evidence=["meeting m0 2027-03-03"],
        broken_on="2027-03-03",
        breaches=["2027-03-03..2027-03-03 m0"],
    ),
    Example(
        "a Wednesday today breaks it, and is too late to move",
        on="2027-04-07",
        facts={"meetings": ["m0 club session 2027-04-07"]},
        state="broken",
        words="m0 is on 2027-04-07, a day of the week that was not agreed",
        evidence=["meeting m0 2027-04-07"],
        broken_on="2027-04-07",
        breaches=["2027-04-07..2027-04-07 m0"],
    ),
    Example(
        "a Wednesday tomorrow is foreseen",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-07"]},
        state="at_risk",
        words="m0 is to be on 2027-04-07, a day of the week that was not agreed",
        evidence=["meeting m0 2027-04-07"],
        next_break="2027-04-07",
        mend="Move m0 of 2027-04-07 to a day of the week that was agreed",
        breaches=["2027-04-07..2027-04-07 m0 drawn"],
    ),
    Example(
        "a Wednesday before the parameter begins is free",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-09-30"]},
        state="kept",
        words="Every meeting of club is on a day that was agreed",
        evidence=["meeting m0 2026-09-30"],
    ),
    Example(
        "the first Wednesday once it has begun breaks it",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-10-07"]},
        state="broken",
        words="m0 was on 2026-10-07, a day of the week that was not agreed",
        evidence=["meeting m0 2026-10-07"],
        broken_on="2026-10-07",
        breaches=["2026-10-07..2026-10-07 m0"],
    ),
    Example(
        "a meeting of the season before is not judged",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-08-26"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a cancelled one never counts",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-03 cancelled"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
)
def test_weekday(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
