"""`settled_at_start`: a body settles at its first meeting how its duties are shared (ITC-06)."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from tests.core.charter.cases import record_of
from tests.core.charter.every_check import ruled
from tests.core.charter.judging import Example, examples, used
from tourdetable.core.charter.judge.evaluate import evaluate

RULE = """\
check = "settled_at_start"
duty = ["facilitation", "minutes"]
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "a decision of the first meeting proves it",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-01", "m1 club session 2025-11-01"],
            "decisions": ["x m0 consent settles"],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2025-10-01",
        evidence=["meeting m0 2025-10-01", "decision x 2025-10-01"],
    ),
    Example(
        "one without outcome does not",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-01", "m1 club session 2025-11-01"],
            "decisions": ["x m0"],
        },
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2025-10-01, shared its duties",
        evidence=["meeting m0 2025-10-01"],
    ),
    Example(
        "nor one of the second meeting",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-01", "m1 club session 2025-11-01"],
            "decisions": ["x m1 consent unrelated"],
        },
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2025-10-01, shared its duties",
        evidence=["meeting m0 2025-10-01"],
    ),
    Example(
        "turns taken at the first two meetings prove it",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-01", "m1 club session 2025-11-01"],
            "turns": ["m0 facilitation a", "m1 minutes b"],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2025-10-01",
        evidence=["meeting m0 2025-10-01", "meeting m1 2025-11-01"],
    ),
    Example(
        "of one duty only they do not",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-01", "m1 club session 2025-11-01"],
            "turns": ["m0 facilitation a", "m1 facilitation b"],
        },
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2025-10-01, shared its duties",
        evidence=["meeting m0 2025-10-01"],
    ),
    Example(
        "at the third meeting it is too late",
        on="2027-04-06",
        facts={
            "meetings": [
                "m0 club session 2025-10-01",
                "m1 club session 2025-11-01",
                "m2 club session 2025-12-01",
            ],
            "turns": ["m0 facilitation a", "m2 minutes b"],
        },
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2025-10-01, shared its duties",
        evidence=["meeting m0 2025-10-01"],
    ),
    Example(
        "both at a first and only meeting are enough",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-01"],
            "turns": ["m0 facilitation a", "m0 minutes b"],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2025-10-01",
        evidence=["meeting m0 2025-10-01", "meeting m0 2025-10-01"],
    ),
    Example(
        "on the day of the first meeting nothing is missing of it",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-06"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one of tomorrow is not yet",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-07"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "settled before the installation, it is settled",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-08-31", "m1 club session 2025-10-01"],
            "decisions": ["x m0 consent settles"],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2025-10-01",
        evidence=["meeting m1 2025-10-01", "decision x 2025-08-31"],
    ),
    Example(
        "without meeting nobody is concerned",
        on="2027-04-06",
        facts={},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "of the other duty only they do not",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-07", "m1 club session 2025-11-04"],
            "turns": ["m0 facilitation caf", "m1 facilitation caf"],
            "decisions": [],
        },
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2025-10-07, shared its duties",
        evidence=["meeting m0 2025-10-07"],
    ),
    Example(
        "turns of the second meeting alone prove it too, by that meeting",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-07", "m1 club session 2025-11-04"],
            "turns": ["m1 facilitation caf", "m1 minutes ars"],
            "decisions": [],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2025-10-07",
        evidence=["meeting m0 2025-10-07", "meeting m1 2025-11-04"],
    ),
    Example(
        "one decision is proof enough",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2025-10-07"],
            "decisions": ["d0 m0 adopted settles", "d1 m0 adopted settles"],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2025-10-07",
        evidence=["meeting m0 2025-10-07", "decision d0 2025-10-07"],
    ),
    Example(
        "the first of the decisions that settle it counts, in whichever order they are kept",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "decisions": ["d0 m1 consent settles", "d1 m0 consent settles"],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2026-10-01",
        evidence=["meeting m0 2026-10-01", "decision d1 2026-10-01"],
    ),
    Example(
        "a decision of the second meeting only is late",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "decisions": ["x m1 consent settles"],
        },
        state="broken",
        words="club only settled how its duties are shared on 2026-11-01, "
        "and not at its first meeting, on 2026-10-01",
        evidence=["meeting m0 2026-10-01"],
        broken_on="2026-10-02",
        breaches=["2026-10-02..2026-11-01 m0"],
    ),
    Example(
        "it is not when turns were taken from the start",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2026-11-01"],
            "decisions": ["x m1 consent settles"],
            "turns": ["m0 facilitation a", "m1 minutes b"],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2026-10-01",
        evidence=["meeting m0 2026-10-01", "decision x 2026-11-01", "meeting m1 2026-11-01"],
    ),
    Example(
        "one of a meeting to come settles nothing yet",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01", "m1 club session 2027-05-01"],
            "decisions": ["x m1 consent settles"],
        },
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2026-10-01, shared its duties",
        evidence=["meeting m0 2026-10-01"],
    ),
    Example(
        "what would settle it was not decided",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-10-01"], "decisions": ["x m0 settles"]},
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2026-10-01, shared its duties",
        evidence=["meeting m0 2026-10-01"],
    ),
    Example(
        "a meeting where nothing was decided tells nothing",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-10-01"], "decisions": ["x m0 unrelated"]},
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2026-10-01, shared its duties",
        evidence=["meeting m0 2026-10-01"],
    ),
    Example(
        "nor one of whose decisions one does not say whether it is of this",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "decisions": ["x m0 consent unrelated", "y m0 consent"],
        },
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2026-10-01, shared its duties",
        evidence=["meeting m0 2026-10-01"],
    ),
    Example(
        "one that decided of other things only settled nothing",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2026-10-01"],
            "decisions": ["x m0 consent unrelated", "y m0 unrelated"],
        },
        state="broken",
        words="The first meeting of club, on 2026-10-01, did not settle how its duties are shared",
        evidence=["meeting m0 2026-10-01"],
        broken_on="2026-10-02",
        mend="Decide at the next meeting of club how its duties are shared",
        breaches=["2026-10-02.. m0"],
    ),
    Example(
        "turns of a second meeting that is to come are not taken yet",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02", "m1 club session 2027-04-07"],
            "turns": ["m0 facilitation a", "m1 minutes b"],
        },
        state="unknown",
        words="Nobody has recorded how the first meeting of club, on 2027-03-02, shared its duties",
        evidence=["meeting m0 2027-03-02"],
    ),
    Example(
        "of one of today they are",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02", "m1 club session 2027-04-06"],
            "turns": ["m0 facilitation a", "m1 minutes b"],
        },
        state="kept",
        words="club settled how its duties are shared at its first meeting, on 2027-03-02",
        evidence=["meeting m0 2027-03-02", "meeting m1 2027-04-06"],
    ),
)
def test_settled_at_start(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_a_decision_of_the_first_meeting_leaves_the_second_unread() -> None:
    facts = FACTS | {
        "meetings": ["m0 club session 2025-10-07", "m1 club session 2025-11-04"],
        "decisions": ["d0 m0 adopted settles"],
    }
    read = [fact for fact in used(RULE, facts, "2027-04-06") if "meetings" in fact]
    assert read == ["meetings m0"]


def test_a_decision_is_shown_by_its_title() -> None:
    facts = {"meetings": ["m0 club session 2025-10-07"], "decisions": ["d0 m0 adopted settles"]}
    record = record_of(FACTS | facts)
    titled = replace(record, decisions=(replace(record.decisions[0], title="Sharing"),))
    (verdict,) = evaluate(ruled(RULE), titled, on=date(2027, 4, 6)).verdicts
    shown = [(proof.id, str(proof.words)) for proof in verdict.evidence[1:]]
    assert shown == [("d0", "“Sharing”")]
