"""`agreement_in_force`: a framework agreement is in force, one period after the other (ITC-01)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples, proofs

RULE = """\
check = "agreement_in_force"
assessed = true
"""
FACTS = {}


@examples(
    Example(
        "one period after the other, assessed the day it begins",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-12-31",
                "two 2027-01-01..2029-12-31 assessed_on=2027-01-01",
            ]
        },
        state="kept",
        words="The agreement of Network is in force",
        evidence=["agreement one 2024-01-01", "agreement two 2027-01-01"],
        next_break="2030-01-01",
        mend="Sign the next period of the agreement of Network before 2030-01-01",
        breaches=["2030-01-01.."],
    ),
    Example(
        "assessed a day later it began without",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-12-31",
                "two 2027-01-01..2029-12-31 assessed_on=2027-01-02",
            ]
        },
        state="broken",
        words="“two” began on 2027-01-01; the period before was only assessed on 2027-01-02",
        evidence=["agreement two 2027-01-01"],
        next_break="2030-01-01",
        broken_on="2027-01-02",
        breaches=["2027-01-02..2027-01-02 two", "2030-01-01.."],
    ),
    Example(
        "not assessed at all",
        on="2027-04-06",
        facts={"agreements": ["one 2024-01-01..2026-12-31", "two 2027-01-01..2029-12-31"]},
        state="broken",
        words="“two” began on 2027-01-01 without an assessment of the period before",
        evidence=["agreement two 2027-01-01"],
        next_break="2030-01-01",
        broken_on="2027-01-02",
        mend="Assess the period that ended before “two” began",
        breaches=["2027-01-02.. two", "2030-01-01.."],
    ),
    Example(
        "a period to come without assessment is drawn",
        on="2027-04-06",
        facts={"agreements": ["one 2024-01-01..2027-04-06", "two 2027-04-07..2029-12-31"]},
        state="at_risk",
        words="“two” begins on 2027-04-07: the period before is to be assessed by then",
        evidence=["agreement two 2027-04-07"],
        next_break="2027-04-08",
        mend="Assess the period that ends before “two” begins",
        breaches=["2027-04-08.. two", "2030-01-01.."],
    ),
    Example(
        "one that begins today is not drawn any more",
        on="2027-04-06",
        facts={"agreements": ["one 2024-01-01..2027-04-05", "two 2027-04-06..2029-12-31"]},
        state="at_risk",
        words="“two” begins on 2027-04-06: the period before is to be assessed by then",
        evidence=["agreement two 2027-04-06"],
        next_break="2027-04-07",
        mend="Assess the period that ends before “two” begins",
        breaches=["2027-04-07.. two", "2030-01-01.."],
    ),
    Example(
        "the first period follows none",
        on="2027-04-06",
        facts={"agreements": ["one 2024-01-01..2029-12-31"]},
        state="kept",
        words="The agreement of Network is in force",
        evidence=["agreement one 2024-01-01"],
        next_break="2030-01-01",
        mend="Sign the next period of the agreement of Network before 2030-01-01",
        breaches=["2030-01-01.."],
    ),
    Example(
        "without the rule no assessment is asked",
        on="2027-04-06",
        rule='check = "agreement_in_force"',
        facts={"agreements": ["one 2024-01-01..2026-12-31", "two 2027-01-01..2029-12-31"]},
        state="kept",
        words="The agreement of Network is in force",
        evidence=["agreement one 2024-01-01", "agreement two 2027-01-01"],
        next_break="2030-01-01",
        mend="Sign the next period of the agreement of Network before 2030-01-01",
        breaches=["2030-01-01.."],
    ),
    Example(
        "a bare day between two periods",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-12-30",
                "two 2027-01-01..2029-12-31 assessed_on=2026-12-01",
            ]
        },
        state="broken",
        words="Network had no agreement in force on 2026-12-31",
        next_break="2030-01-01",
        broken_on="2026-12-31",
        breaches=["2026-12-31..2026-12-31", "2030-01-01.."],
    ),
    Example(
        "bare until today it is past signing",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-12-30",
                "two 2027-04-07..2029-12-31 assessed_on=2026-12-01",
            ]
        },
        state="broken",
        words="Network has had no agreement in force since 2026-12-31",
        next_break="2030-01-01",
        broken_on="2026-12-31",
        breaches=["2026-12-31..2027-04-06", "2030-01-01.."],
    ),
    Example(
        "bare until tomorrow it is not",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-12-30",
                "two 2027-04-08..2029-12-31 assessed_on=2026-12-01",
            ]
        },
        state="broken",
        words="Network has had no agreement in force since 2026-12-31",
        next_break="2030-01-01",
        broken_on="2026-12-31",
        mend="Sign the next period of the agreement of Network as soon as possible",
        breaches=["2026-12-31..2027-04-07", "2030-01-01.."],
    ),
    Example(
        "an end to come is to be followed",
        on="2027-04-06",
        facts={"agreements": ["one 2024-01-01..2027-04-20"]},
        state="at_risk",
        words="Network will have no agreement in force on 2027-04-21",
        next_break="2027-04-21",
        mend="Sign the next period of the agreement of Network before 2027-04-21",
        breaches=["2027-04-21.."],
    ),
    Example(
        "an end that was yesterday too",
        on="2027-04-06",
        facts={"agreements": ["one 2024-01-01..2027-04-05"]},
        state="broken",
        words="Network has had no agreement in force since 2027-04-06",
        broken_on="2027-04-06",
        mend="Sign the next period of the agreement of Network as soon as possible",
        breaches=["2027-04-06.."],
    ),
    Example(
        "an end of today is for tomorrow",
        on="2027-04-06",
        facts={"agreements": ["one 2024-01-01..2027-04-06"]},
        state="at_risk",
        words="Network will have no agreement in force on 2027-04-07",
        next_break="2027-04-07",
        mend="Sign the next period of the agreement of Network before 2027-04-07",
        breaches=["2027-04-07.."],
    ),
    Example(
        "before the first period nothing is judged",
        on="2027-04-06",
        facts={"agreements": ["one 2027-04-07..2029-12-31"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2030-01-01",
        mend="Sign the next period of the agreement of Network before 2030-01-01",
        breaches=["2030-01-01.."],
    ),
    Example(
        "from its first day it is",
        on="2027-04-06",
        facts={"agreements": ["one 2027-04-06..2029-12-31"]},
        state="kept",
        words="The agreement of Network is in force",
        evidence=["agreement one 2027-04-06"],
        next_break="2030-01-01",
        mend="Sign the next period of the agreement of Network before 2030-01-01",
        breaches=["2030-01-01.."],
    ),
    Example(
        "a period that ended on the season's eve is no proof any more",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-08-31",
                "two 2026-09-01..2029-12-31 assessed_on=2026-01-01",
            ]
        },
        state="kept",
        words="The agreement of Network is in force",
        evidence=["agreement two 2026-09-01"],
        next_break="2030-01-01",
        mend="Sign the next period of the agreement of Network before 2030-01-01",
        breaches=["2030-01-01.."],
    ),
    Example(
        "one that ended on its first day is",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-09-01",
                "two 2026-09-02..2029-12-31 assessed_on=2026-01-01",
            ]
        },
        state="kept",
        words="The agreement of Network is in force",
        evidence=["agreement one 2024-01-01", "agreement two 2026-09-02"],
        next_break="2030-01-01",
        mend="Sign the next period of the agreement of Network before 2030-01-01",
        breaches=["2030-01-01.."],
    ),
    Example(
        "no period is known",
        on="2027-04-06",
        facts={"agreements": []},
        state="unknown",
        words="No period of the agreement is known",
    ),
    Example(
        "nobody keeps them",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="Nobody has recorded the periods of the agreement",
    ),
    Example(
        "each bare stretch and each period without assessment is told",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2024-12-31",
                "two 2025-01-02..2025-12-31",
                "three 2026-09-10..2026-09-30 title=Third",
                "four 2026-10-05..2029-12-31",
            ]
        },
        state="broken",
        words="Network had no agreement in force from 2026-01-01 to 2026-09-09",
        evidence=["agreement three 2026-09-10", "agreement four 2026-10-05"],
        next_break="2030-01-01",
        broken_on="2026-09-01",
        mend="Assess the period that ended before “Third” began",
        breaches=[
            "2026-09-01..2026-09-09",
            "2026-09-11.. three",
            "2026-10-01..2026-10-04",
            "2026-10-06.. four",
            "2030-01-01..",
        ],
    ),
    Example(
        "an exception lifts a bare stretch, which counts again after",
        on="2027-04-06",
        facts={
            "agreements": ["one 2024-01-01..2026-09-30"],
            "exceptions": ["E-1 * d 2026-09-01..2026-12-31"],
        },
        state="broken",
        words="Network has had no agreement in force since 2026-10-01",
        broken_on="2027-01-01",
        mend="Sign the next period of the agreement of Network as soon as possible",
        breaches=["2027-01-01.."],
    ),
    Example(
        "bare for some days of the season",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-12-31",
                "two 2027-01-10..2029-12-31 assessed_on=2026-12-01",
            ]
        },
        state="broken",
        words="Network had no agreement in force from 2027-01-01 to 2027-01-09",
        next_break="2030-01-01",
        broken_on="2027-01-01",
        breaches=["2027-01-01..2027-01-09", "2030-01-01.."],
    ),
    Example(
        "a period is not assessed before it began: it is unknown until corrected",
        on="2027-04-06",
        facts={
            "agreements": [
                "one 2024-01-01..2026-12-31",
                "two 2027-01-01..2029-12-31 assessed_on=2023-12-31",
            ]
        },
        state="unknown",
        words="“one” is said to be assessed on 2023-12-31, before it began on 2024-01-01",
        evidence=["agreement one 2024-01-01", "agreement two 2027-01-01"],
        next_break="2030-01-01",
        mend="Sign the next period of the agreement of Network before 2030-01-01",
        breaches=["2030-01-01.."],
    ),
)
def test_agreement_in_force(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_a_period_is_shown_with_its_days() -> None:
    facts = {"agreements": ["one 2024-01-01..2029-12-31 title=Framework"]}
    assert proofs(RULE, facts, "2027-04-06") == ["“Framework”, from 2024-01-01 to 2029-12-31"]
