"""`decision_record`: what was decided is recorded, with its dissensus (CLUB-16, CLUB-18)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples
from tourdetable.core.charter.facts.record import DecisionFact

RULE = """\
check = "decision_record"
meetings = ["session"]
within_days = 15
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "an outcome with its dissensus is a record",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02"], "decisions": ["x m0 consent stated"]},
        state="kept",
        words="Every decision of club is recorded with its dissensus",
        evidence=["decision x 2027-03-02"],
    ),
    Example(
        "without outcome it is broken the day after the time limit",
        on="2027-03-18",
        facts={"meetings": ["m0 club session 2027-03-02"], "decisions": ["x m0 stated"]},
        state="broken",
        words="“x”, put to decision at m0, has no recorded outcome",
        evidence=["decision x 2027-03-02", "meeting m0 2027-03-02"],
        broken_on="2027-03-18",
        mend="Complete the record of “x”: its outcome, and any dissensus",
        breaches=["2027-03-18.. x"],
    ),
    Example(
        "on the limit it is foreseen",
        on="2027-03-17",
        facts={"meetings": ["m0 club session 2027-03-02"], "decisions": ["x m0 stated"]},
        state="at_risk",
        words="“x”, put to decision at m0, has no recorded outcome",
        evidence=["decision x 2027-03-02", "meeting m0 2027-03-02"],
        next_break="2027-03-18",
        mend="Complete the record of “x” by 2027-03-17: its outcome, and any dissensus",
        breaches=["2027-03-18.. x"],
    ),
    Example(
        "an outcome without a word on dissensus is no record",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02"], "decisions": ["x m0 consent"]},
        state="broken",
        words="“x”, decided at m0, says nothing of dissensus",
        evidence=["decision x 2027-03-02", "meeting m0 2027-03-02"],
        broken_on="2027-03-18",
        mend="Complete the record of “x”: its outcome, and any dissensus",
        breaches=["2027-03-18.. x"],
    ),
    Example(
        "on the day after the limit the mend says when it was due",
        on="2027-03-18",
        facts={"meetings": ["m0 club session 2027-03-02"], "decisions": ["x m0 consent"]},
        state="broken",
        words="“x”, decided at m0, says nothing of dissensus",
        evidence=["decision x 2027-03-02", "meeting m0 2027-03-02"],
        broken_on="2027-03-18",
        mend="Complete the record of “x”: its outcome, and any dissensus",
        breaches=["2027-03-18.. x"],
    ),
    Example(
        "on the limit itself it says by when",
        on="2027-03-17",
        facts={"meetings": ["m0 club session 2027-03-02"], "decisions": ["x m0 consent"]},
        state="at_risk",
        words="“x”, decided at m0, says nothing of dissensus",
        evidence=["decision x 2027-03-02", "meeting m0 2027-03-02"],
        next_break="2027-03-18",
        mend="Complete the record of “x” by 2027-03-17: its outcome, and any dissensus",
        breaches=["2027-03-18.. x"],
    ),
    Example(
        "a meeting of today has decided nothing yet",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-06"], "decisions": ["x m0 stated"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one of yesterday has",
        on="2027-04-07",
        facts={"meetings": ["m0 club session 2027-04-06"], "decisions": ["x m0 stated"]},
        state="at_risk",
        words="“x”, put to decision at m0, has no recorded outcome",
        evidence=["decision x 2027-04-06", "meeting m0 2027-04-06"],
        next_break="2027-04-22",
        mend="Complete the record of “x” by 2027-04-21: its outcome, and any dissensus",
        breaches=["2027-04-22.. x"],
    ),
    Example(
        "a limit that ran out before the season is history",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-08-15"], "decisions": ["x m0 stated"]},
        state="broken",
        words="“x”, put to decision at m0, has no recorded outcome",
        evidence=["decision x 2026-08-15", "meeting m0 2026-08-15"],
        broken_on="2026-09-01",
        mend="Complete the record of “x”: its outcome, and any dissensus",
        breaches=["2026-09-01.. x"],
    ),
    Example(
        "one that runs out on its eve counts on its first day",
        on="2026-09-02",
        facts={"meetings": ["m0 club session 2026-08-16"], "decisions": ["x m0 stated"]},
        state="broken",
        words="“x”, put to decision at m0, has no recorded outcome",
        evidence=["decision x 2026-08-16", "meeting m0 2026-08-16"],
        broken_on="2026-09-01",
        mend="Complete the record of “x”: its outcome, and any dissensus",
        breaches=["2026-09-01.. x"],
    ),
    Example(
        "a cancelled meeting decides nothing",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02 cancelled"], "decisions": ["x m0 stated"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nor one of another kind",
        on="2027-04-06",
        facts={"meetings": ["m0 club gathering 2027-03-02"], "decisions": ["x m0 stated"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a decision is of the body that met",
        on="2027-04-06",
        facts={
            "bodies": ["itc itc 2027-05-01"],
            "meetings": ["m0 itc session 2027-03-02"],
            "decisions": ["x m0 stated"],
        },
        state="broken",
        words="“x”, put to decision at m0, has no recorded outcome",
        evidence=["decision x 2027-03-02", "meeting m0 2027-03-02"],
        broken_on="2027-03-18",
        mend="Complete the record of “x”: its outcome, and any dissensus",
        breaches=["2027-03-18.. x"],
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-04-06",
        rule="""\
check = "decision_record"
within_days = { "2027-03-03" = 15 }
""",
        facts={"meetings": ["m0 club session 2027-03-02"], "decisions": ["x m0 stated"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "each decision is told, by the limit of its own day",
        on="2027-04-06",
        rule="""\
check = "decision_record"
within_days = { "2025-01-01" = 15, "2027-01-01" = 30 }
""",
        facts={
            "meetings": ["m0 club session 2026-12-08", "m1 club session 2027-01-12"],
            "decisions": ["d0 m0", "d1 m1 adopted"],
        },
        state="broken",
        words="“d0”, put to decision at m0, has no recorded outcome",
        evidence=[
            "decision d0 2026-12-08",
            "meeting m0 2026-12-08",
            "decision d1 2027-01-12",
            "meeting m1 2027-01-12",
        ],
        broken_on="2026-12-24",
        mend="Complete the record of “d0”: its outcome, and any dissensus",
        breaches=["2026-12-24.. d0", "2027-02-12.. d1"],
    ),
    Example(
        "complete since another season, it is history",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-05-01"], "decisions": ["x m0 consensus stated"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "of the season's first day, it is of the season",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-09-01"], "decisions": ["x m0 consensus stated"]},
        state="kept",
        words="Every decision of club is recorded with its dissensus",
        evidence=["decision x 2026-09-01"],
    ),
)
def test_decision_record(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_a_blank_outcome_is_none() -> None:
    decision = DecisionFact("x", "club", "m0", "x", outcome=" ", dissent_stated=True)
    assert not decision.is_decided
