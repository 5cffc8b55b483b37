"""`evaluation_approved`: an evaluation is conducted by one body and approved by another
(ITC-15)."""

from __future__ import annotations

import pytest

from tests.core.charter.every_check import ruled
from tests.core.charter.judging import Example, examples
from tourdetable.core.charter.terms.errors import CharterErrors

RULE = """\
check = "evaluation_approved"
conducted_by = ["evaluation_board"]
approved_by = ["technical_committee"]
within_days = 30
"""
FACTS = {"bodies": ["board evaluation_board 2020-01-01", "tech technical_committee 2020-01-01"]}


@examples(
    Example(
        "approved on the last day it is in time",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-01-01 approved_by=tech approved_on=2027-01-31"]
        },
        state="kept",
        words="The evaluation is conducted by one body and approved by another",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "a day later it was late",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-01-01 approved_by=tech approved_on=2027-02-01"]
        },
        state="broken",
        words="“c” was approved on 2027-02-01, and should have been by 2027-01-31",
        evidence=["campaign c 2027-01-01"],
        broken_on="2027-02-01",
        breaches=["2027-02-01..2027-02-01 c"],
    ),
    Example(
        "not approved on the last day",
        on="2027-01-31",
        facts={"campaigns": ["c board 2026-10-01..2027-01-01"]},
        state="at_risk",
        words="“c” is to be approved by 2027-01-31",
        evidence=["campaign c 2027-01-01"],
        next_break="2027-02-01",
        mend="Have “c” approved by 2027-01-31",
        breaches=["2027-02-01.. c"],
    ),
    Example(
        "not approved the day after",
        on="2027-02-01",
        facts={"campaigns": ["c board 2026-10-01..2027-01-01"]},
        state="broken",
        words="“c” was not approved by 2027-01-31",
        evidence=["campaign c 2027-01-01"],
        broken_on="2027-02-01",
        mend="Have “c” approved as soon as possible",
        breaches=["2027-02-01.. c"],
    ),
    Example(
        "while it is conducted nothing is asked",
        on="2027-04-06",
        facts={"campaigns": ["c board 2026-10-01"]},
        state="kept",
        words="The evaluation is conducted by the body agreed; its approval is to come",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "conducted by another body",
        on="2027-04-06",
        facts={"campaigns": ["c tech 2026-10-01"]},
        state="broken",
        words="“c” is conducted by another body than agreed",
        evidence=["campaign c 2026-10-01"],
        broken_on="2026-10-01",
        breaches=["2026-10-01..2026-10-01 c conduct"],
    ),
    Example(
        "approved by another body",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-01-01 approved_by=board approved_on=2027-01-05"]
        },
        state="broken",
        words="“c” was approved by another body than agreed",
        evidence=["campaign c 2026-10-01", "campaign c 2027-01-01"],
        broken_on="2027-01-05",
        mend="Have “c” approved as soon as possible",
        breaches=["2027-01-05..2027-01-05 c approval", "2027-02-01.. c"],
    ),
    Example(
        "approved by a body that is not known",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-01-01 approved_by=zzz approved_on=2027-01-05"]
        },
        state="broken",
        words="“c” was approved by another body than agreed",
        evidence=["campaign c 2026-10-01", "campaign c 2027-01-01"],
        broken_on="2027-01-05",
        mend="Have “c” approved as soon as possible",
        breaches=["2027-01-05..2027-01-05 c approval", "2027-02-01.. c"],
    ),
    Example(
        "approved by nobody said",
        on="2027-04-06",
        facts={"campaigns": ["c board 2026-10-01..2027-01-01 approved_on=2027-01-05"]},
        state="broken",
        words="“c” was approved by another body than agreed",
        evidence=["campaign c 2026-10-01", "campaign c 2027-01-01"],
        broken_on="2027-01-05",
        mend="Have “c” approved as soon as possible",
        breaches=["2027-01-05..2027-01-05 c approval", "2027-02-01.. c"],
    ),
    Example(
        "a period that ends without evaluation",
        on="2027-04-06",
        facts={"campaigns": [], "agreements": ["a 2024-01-01..2027-04-06"]},
        state="at_risk",
        words="“a” is to be evaluated by 2027-04-06",
        next_break="2027-04-07",
        mend="Conduct the evaluation of “a” by 2027-04-06",
        breaches=["2027-04-07.. a"],
    ),
    Example(
        "the day before, it may still be conducted",
        on="2027-04-06",
        facts={"campaigns": [], "agreements": ["a 2024-01-01..2027-04-07"]},
        state="at_risk",
        words="“a” is to be evaluated by 2027-04-07",
        next_break="2027-04-08",
        mend="Conduct the evaluation of “a” by 2027-04-07",
        breaches=["2027-04-08.. a"],
    ),
    Example(
        "a report on the period's last day is in it",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-03-01 approved_by=tech approved_on=2027-03-02"],
            "agreements": ["a 2024-01-01..2027-03-01"],
        },
        state="kept",
        words="The evaluation is conducted by one body and approved by another",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "a day later it is not",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-03-02 approved_by=tech approved_on=2027-03-03"],
            "agreements": ["a 2024-01-01..2027-03-01"],
        },
        state="broken",
        words="“a” ended on 2027-03-01; its evaluation was only given on 2027-03-02",
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 a"],
    ),
    Example(
        "a report on its first day is in it",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-01-01 approved_by=tech approved_on=2027-01-02"],
            "agreements": ["a 2027-01-01..2027-03-01"],
        },
        state="kept",
        words="The evaluation is conducted by one body and approved by another",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "a day before it is not",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2026-12-31 approved_by=tech approved_on=2027-01-02"],
            "agreements": ["a 2027-01-01..2027-03-01"],
        },
        state="broken",
        words="“a” ended on 2027-03-01 without evaluation",
        broken_on="2027-03-02",
        mend="Conduct the evaluation of “a” as soon as possible",
        breaches=["2027-03-02.. a"],
    ),
    Example(
        "the report on another period says nothing of one that ended before",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-01-01 approved_by=tech approved_on=2027-01-05"],
            "agreements": ["a 2023-01-01..2026-09-15 title=Old", "b 2026-09-16..2030-12-31"],
        },
        state="broken",
        words="“Old” ended on 2026-09-15 without evaluation",
        broken_on="2026-09-16",
        mend="Conduct the evaluation of “Old” as soon as possible",
        breaches=["2026-09-16.. a"],
    ),
    Example(
        "what it evaluates counts, not when it was conducted, from the first of these days",
        on="2027-04-06",
        facts={
            "campaigns": [
                "c board 2026-10-01..2027-01-01 approved_by=tech approved_on=2027-01-05 "
                "first=2026-09-15 last=2026-12-31"
            ],
            "agreements": ["a 2023-01-01..2026-09-15 title=Old", "b 2026-09-16..2030-12-31"],
        },
        state="broken",
        words="“Old” ended on 2026-09-15; its evaluation was only given on 2027-01-01",
        broken_on="2026-09-16",
        breaches=["2026-09-16..2027-01-01 a"],
    ),
    Example(
        "to the last of them",
        on="2027-04-06",
        facts={
            "campaigns": [
                "c board 2026-10-01..2027-01-01 approved_by=tech approved_on=2027-01-05 "
                "first=2026-01-01 last=2026-09-15"
            ],
            "agreements": ["b 2026-09-16..2027-03-31 title=New"],
        },
        state="broken",
        words="“New” ended on 2027-03-31 without evaluation",
        broken_on="2027-04-01",
        mend="Conduct the evaluation of “New” as soon as possible",
        breaches=["2027-04-01.. b"],
    ),
    Example(
        "a period whose assessment was adopted is evaluated, were the next one not signed",
        on="2027-04-06",
        facts={"campaigns": [], "agreements": ["a 2024-01-01..2027-03-31 adopted_on=2027-03-31"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "as the next one says, late in a season that is over",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01 title=Study"],
            "agreements": [
                "a 2018-01-01..2021-12-31",
                "b 2024-01-01..2029-12-31 assessed_on=2023-11-20",
            ],
        },
        state="kept",
        words="The evaluation is conducted by the body agreed; its approval is to come",
        evidence=["campaign c 2026-10-01"],
        next_break="2030-01-01",
        mend="Conduct the evaluation of “b” by 2029-12-31",
        breaches=["2022-01-01..2023-11-20 a", "2030-01-01.. b"],
    ),
    Example(
        "an evaluation still conducted is no report",
        on="2027-04-06",
        facts={"campaigns": ["c board 2026-10-01"], "agreements": ["a 2024-01-01..2027-03-01"]},
        state="broken",
        words="“a” ended on 2027-03-01 without evaluation",
        broken_on="2027-03-02",
        mend="Conduct the evaluation of “a” as soon as possible",
        breaches=["2027-03-02.. a"],
    ),
    Example(
        "neither evaluation nor period is known",
        on="2027-04-06",
        facts={"campaigns": []},
        state="unknown",
        words="No evaluation and no period of the agreement is known",
    ),
    Example(
        "a period alone is enough to know",
        on="2027-04-06",
        facts={"campaigns": [], "agreements": ["a 2024-01-01..2029-03-01"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2029-03-02",
        mend="Conduct the evaluation of “a” by 2029-03-01",
        breaches=["2029-03-02.. a"],
    ),
    Example(
        "nobody keeps evaluations",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="Nobody has recorded the evaluations",
    ),
    Example(
        "before the value begins no approval is asked",
        on="2027-04-06",
        rule="""\
check = "evaluation_approved"
conducted_by = ["evaluation_board"]
approved_by = ["technical_committee"]
within_days = { "2027-01-02" = 30 }
""",
        facts={"campaigns": ["c board 2026-10-01..2027-01-01"]},
        state="kept",
        words="The evaluation is conducted by the body agreed; its approval is to come",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "each evaluation and each period is judged",
        on="2027-04-06",
        facts={
            "campaigns": ["c1 tech 2024-10-01 title=First", "c2 tech 2026-10-01 title=Second"],
            "agreements": [
                "a 2024-01-01..2026-12-31 title=Old",
                "b 2027-01-01..2027-03-31 title=New",
            ],
        },
        state="broken",
        words="“Second” is conducted by another body than agreed",
        evidence=["campaign c2 2026-10-01"],
        broken_on="2026-10-01",
        mend="Conduct the evaluation of “Old” as soon as possible",
        breaches=[
            "2024-10-01..2024-10-01 c1 conduct",
            "2026-10-01..2026-10-01 c2 conduct",
            "2027-01-01.. a",
            "2027-04-01.. b",
        ],
    ),
    Example(
        "the time for approval is that of the day of the report",
        on="2027-04-06",
        rule="""\
check = "evaluation_approved"
conducted_by = ["evaluation_board"]
approved_by = ["technical_committee"]
within_days = { "2020-01-01" = 30, "2027-01-01" = 60 }
""",
        facts={"campaigns": ["c board 2026-10-01..2027-01-01 title=Study"]},
        state="broken",
        words="“Study” was not approved by 2027-03-02",
        evidence=["campaign c 2027-01-01"],
        broken_on="2027-03-03",
        mend="Have “Study” approved as soon as possible",
        breaches=["2027-03-03.. c"],
    ),
    Example(
        "approved on a day that nobody wrote, it is unknown whether in time",
        on="2027-04-06",
        facts={"campaigns": ["c board 2025-10-01..2026-01-01 approved_by=tech title=Study"]},
        state="unknown",
        words="Nobody has recorded the day “Study” was approved",
        evidence=["campaign c 2025-10-01"],
    ),
    Example(
        "as long as it would be in time whatever its day, it is kept",
        on="2027-04-06",
        facts={"campaigns": ["c board 2026-10-01..2027-04-01 approved_by=tech title=Study"]},
        state="kept",
        words="The evaluation is conducted by one body and approved by another",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "one that is approved is told, beside one that is conducted",
        on="2027-04-06",
        facts={
            "campaigns": [
                "c1 board 2025-10-01..2026-10-01 approved_by=tech approved_on=2026-10-02",
                "c2 board 2026-11-01",
            ]
        },
        state="kept",
        words="The evaluation is conducted by one body and approved by another",
        evidence=["campaign c1 2025-10-01", "campaign c2 2026-11-01"],
    ),
    Example(
        "one that begins today is conducted",
        on="2027-04-06",
        facts={"campaigns": ["c board 2027-04-06"]},
        state="kept",
        words="The evaluation is conducted by the body agreed; its approval is to come",
        evidence=["campaign c 2027-04-06"],
    ),
    Example(
        "one that begins tomorrow is not yet",
        on="2027-04-06",
        facts={"campaigns": ["c board 2027-04-07"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "approved today it is approved",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-04-01 approved_by=tech approved_on=2027-04-06"]
        },
        state="kept",
        words="The evaluation is conducted by one body and approved by another",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "a report is not approved before it is there: it is unknown until corrected",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2026-10-01..2027-01-01 approved_by=tech approved_on=2026-12-31"]
        },
        state="unknown",
        words="“c” is said to be approved on 2026-12-31, before its report of 2027-01-01",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "nor while it is conducted",
        on="2027-04-06",
        facts={"campaigns": ["c board 2026-10-01 approved_by=tech approved_on=2027-01-05"]},
        state="unknown",
        words="“c” is said to be approved on 2027-01-05, its report is not there",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "such a day is of no weight for a report that waits: another body approved it",
        on="2027-04-06",
        facts={
            "campaigns": ["c board 2025-10-01..2026-08-15 approved_by=board approved_on=2026-08-01"]
        },
        state="broken",
        words="“c” was not approved by 2026-09-14",
        evidence=["campaign c 2026-08-15"],
        broken_on="2026-09-15",
        mend="Have “c” approved as soon as possible",
        breaches=["2026-08-01..2026-08-01 c approval", "2026-09-15.. c"],
    ),
    Example(
        "who is to approve it is known before its report is there",
        on="2027-04-06",
        facts={"campaigns": ["c board 2026-10-01 approved_by=tech"]},
        state="kept",
        words="The evaluation is conducted by the body agreed; its approval is to come",
        evidence=["campaign c 2026-10-01"],
    ),
    Example(
        "each evaluation is to say the day of its approval",
        on="2027-04-06",
        facts={
            "campaigns": [
                "c1 board 2025-10-01..2026-10-01 approved_by=tech approved_on=2026-10-02",
                "c2 board 2025-11-01..2026-11-01 approved_by=tech",
            ]
        },
        state="unknown",
        words="Nobody has recorded the day “c2” was approved",
        evidence=["campaign c1 2025-10-01", "campaign c2 2025-11-01"],
    ),
    Example(
        "on its last day an approval is in time whatever its day",
        on="2026-11-01",
        facts={"campaigns": ["c board 2025-10-01..2026-10-02 approved_by=tech"]},
        state="kept",
        words="The evaluation is conducted by one body and approved by another",
        evidence=["campaign c 2025-10-01"],
    ),
    Example(
        "the first of two reports evaluates a period",
        on="2027-04-06",
        facts={
            "campaigns": [
                "c1 board 2025-10-01..2026-10-01 approved_by=tech approved_on=2026-10-02",
                "c2 board 2026-11-01..2027-03-15 approved_by=tech approved_on=2027-03-16",
            ],
            "agreements": ["a 2024-01-01..2027-03-01"],
        },
        state="kept",
        words="The evaluation is conducted by one body and approved by another",
        evidence=["campaign c1 2025-10-01", "campaign c2 2026-11-01"],
    ),
)
def test_evaluation_approved(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_nobody_approves_what_they_conduct() -> None:
    with pytest.raises(CharterErrors) as refused:
        ruled(RULE.replace("technical_committee", "evaluation_board"))
    (error,) = refused.value.errors
    assert (str(error.problem), str(error.remedy)) == (
        "the same kind of body conducts and approves",
        "name other kinds in `approved_by`",
    )
