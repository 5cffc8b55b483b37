"""`referrals_answered`: a question sent up gets its answer (ITC-08)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "referrals_answered"
within_days = 60
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "answered on the last day it is in time",
        on="2027-04-06",
        facts={"referrals": ["q club 2027-01-01 answered_on=2027-03-02"]},
        state="kept",
        words="No question of club waits too long for its answer",
        evidence=["referral q 2027-01-01"],
    ),
    Example(
        "a day later it was late",
        on="2027-04-06",
        facts={"referrals": ["q club 2027-01-01 answered_on=2027-03-03"]},
        state="broken",
        words="“q” was answered on 2027-03-03, and should have been by 2027-03-02",
        evidence=["referral q 2027-01-01"],
        broken_on="2027-03-03",
        breaches=["2027-03-03..2027-03-03 q"],
    ),
    Example(
        "waiting on the last day",
        on="2027-03-02",
        facts={"referrals": ["q club 2027-01-01"]},
        state="at_risk",
        words="“q” is to be answered by 2027-03-02",
        evidence=["referral q 2027-01-01"],
        next_break="2027-03-03",
        mend="Answer “q” by 2027-03-02",
        breaches=["2027-03-03.. q"],
    ),
    Example(
        "waiting the day after",
        on="2027-03-03",
        facts={"referrals": ["q club 2027-01-01"]},
        state="broken",
        words="“q” was not answered by 2027-03-02",
        evidence=["referral q 2027-01-01"],
        broken_on="2027-03-03",
        mend="Answer “q” as soon as possible",
        breaches=["2027-03-03.. q"],
    ),
    Example(
        "waiting since before the season it counts on its first day",
        on="2027-04-06",
        facts={"referrals": ["q club 2026-01-01"]},
        state="broken",
        words="“q” was not answered by 2026-03-02",
        evidence=["referral q 2026-01-01"],
        broken_on="2026-09-01",
        mend="Answer “q” as soon as possible",
        breaches=["2026-09-01.. q"],
    ),
    Example(
        "answered on the season's eve it is history",
        on="2027-04-06",
        facts={"referrals": ["q club 2026-01-01 answered_on=2026-08-31"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "answered on its first day, its fault was before",
        on="2027-04-06",
        facts={"referrals": ["q club 2026-01-01 answered_on=2026-09-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
        breaches=["2026-03-03..2026-09-01 q"],
    ),
    Example(
        "a question that another body sent is not its",
        on="2027-04-06",
        facts={"referrals": ["q other 2026-10-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without question nobody is concerned",
        on="2027-04-06",
        facts={"referrals": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nobody keeps questions",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="Nobody has recorded the questions that club sends up",
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-04-06",
        rule="""\
check = "referrals_answered"
within_days = { "2027-01-02" = 60 }
""",
        facts={"referrals": ["q club 2027-01-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "waiting, its answer not due yet",
        on="2027-01-01",
        facts={"referrals": ["q club 2027-01-01"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-03-03",
        mend="Answer “q” by 2027-03-02",
        breaches=["2027-03-03.. q"],
    ),
    Example(
        "a question of the weeks to come is nobody's yet",
        on="2027-04-06",
        facts={"referrals": ["q club 2027-04-30"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-06-30",
        mend="Answer “q” by 2027-06-29",
        breaches=["2027-06-30.. q"],
    ),
    Example(
        "an answer of before the question is a slip",
        on="2027-04-06",
        facts={"referrals": ["q club 2027-01-01 answered_on=2026-12-31"]},
        state="unknown",
        words="“q” is said to be answered on 2026-12-31, before it was sent on 2027-01-01",
        evidence=["referral q 2027-01-01"],
    ),
    Example(
        "an answer of the same day is one",
        on="2027-04-06",
        facts={"referrals": ["q club 2027-01-01 answered_on=2027-01-01"]},
        state="kept",
        words="No question of club waits too long for its answer",
        evidence=["referral q 2027-01-01"],
    ),
    Example(
        "each question is told by its title",
        on="2027-04-06",
        facts={
            "referrals": [
                "r1 club 2026-01-10 to=tech title=Rents",
                "r2 club 2026-02-10 to=tech title=Jobs",
            ]
        },
        state="broken",
        words="“Rents” was not answered by 2026-03-11",
        evidence=["referral r1 2026-01-10", "referral r2 2026-02-10"],
        broken_on="2026-09-01",
        mend="Answer “Rents” as soon as possible",
        breaches=["2026-09-01.. r1", "2026-09-01.. r2"],
    ),
    Example(
        "a slip of before the season is one too",
        on="2027-04-06",
        facts={"referrals": ["q club 2026-10-01 answered_on=2026-08-31"]},
        state="unknown",
        words="“q” is said to be answered on 2026-08-31, before it was sent on 2026-10-01",
        evidence=["referral q 2026-10-01"],
    ),
    Example(
        "an answer to come is none yet",
        on="2027-01-01",
        facts={"referrals": ["q club 2027-01-01 answered_on=2027-01-02"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-03-03",
        mend="Answer “q” by 2027-03-02",
        breaches=["2027-03-03.. q"],
    ),
)
def test_referrals_answered(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
