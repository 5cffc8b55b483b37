"""`work_commitment`: each participant commits for the whole of a group's work (CLUB-15)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "work_commitment"
first_month = 2
last_month = 6
grace_days = 30
"""
FACTS = {
    "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
    "seats": ["caf grp caf 2026-09-01"],
    "mandates": ["caf Ann 2026-09-01"],
}


@examples(
    Example(
        "committed on the last day of grace",
        on="2027-03-10",
        facts={"commitments": ["c grp Ann member 2027-03-03"]},
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
        evidence=["commitment c"],
    ),
    Example(
        "a day later it was missing",
        on="2027-03-10",
        facts={"commitments": ["c grp Ann member 2027-03-04"]},
        state="broken",
        words="caf: nobody committed to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
    ),
    Example(
        "two days later it was missing, until then",
        on="2027-03-10",
        facts={"commitments": ["c grp Ann member 2027-03-05"]},
        state="broken",
        words="caf: nobody committed to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
    ),
    Example(
        "nobody yet on the last day of grace",
        on="2027-03-03",
        facts={"commitments": []},
        state="at_risk",
        words="caf: nobody committed to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        next_break="2027-03-04",
        mend="Ask caf who commits to the work of grp",
    ),
    Example(
        "nobody yet the day after",
        on="2027-03-04",
        facts={"commitments": []},
        state="broken",
        words="caf: nobody committed to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
        mend="Ask caf who commits to the work of grp",
    ),
    Example(
        "a commitment that ends before the work leaves the rest uncovered",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2027-02-01..2027-05-01"]},
        state="at_risk",
        words="A participant of grp commits until 2027-05-01; the work lasts until 2027-06-30",
        evidence=["commitment c"],
        next_break="2027-05-02",
        mend="Ask the participant of grp who leaves on 2027-05-01 to commit until 2027-06-30",
    ),
    Example(
        "one that ends with it does not",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2027-02-01..2027-06-30"]},
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
        evidence=["commitment c"],
    ),
    Example(
        "one that ended leaves today uncovered",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2027-02-01..2027-04-05"]},
        state="broken",
        words="A participant of grp commits until 2027-04-05; the work lasts until 2027-06-30",
        evidence=["commitment c"],
        broken_on="2027-04-06",
        mend="Ask the participant of grp who leaves on 2027-04-05 to commit until 2027-06-30",
    ),
    Example(
        "one that ends today leaves tomorrow uncovered",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2027-02-01..2027-04-06"]},
        state="at_risk",
        words="A participant of grp commits until 2027-04-06; the work lasts until 2027-06-30",
        evidence=["commitment c"],
        next_break="2027-04-07",
        mend="Ask the participant of grp who leaves on 2027-04-06 to commit until 2027-06-30",
    ),
    Example(
        "a gap between two commitments counts on its first day",
        on="2027-04-06",
        facts={
            "commitments": [
                "c1 grp Ann member 2027-02-01..2027-03-01",
                "c2 grp Ann member 2027-03-10",
            ]
        },
        state="broken",
        words="A participant of grp commits until 2027-03-01; the work lasts until 2027-06-30",
        evidence=["commitment c1"],
        broken_on="2027-03-02",
    ),
    Example(
        "a gap until today is past mending",
        on="2027-03-09",
        facts={
            "commitments": [
                "c1 grp Ann member 2027-02-01..2027-03-01",
                "c2 grp Ann member 2027-03-10",
            ]
        },
        state="broken",
        words="A participant of grp commits until 2027-03-01; the work lasts until 2027-06-30",
        evidence=["commitment c1"],
        broken_on="2027-03-02",
    ),
    Example(
        "another holder of the seat covers it",
        on="2027-04-06",
        facts={
            "commitments": [
                "c1 grp Ann member 2027-02-01..2027-03-01",
                "c2 grp Bea member 2027-03-02",
            ],
            "mandates": ["caf Bea 2026-09-01"],
        },
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
        evidence=["commitment c1", "commitment c2"],
    ),
    Example(
        "somebody who sits nowhere commits alone",
        on="2027-04-06",
        facts={
            "commitments": [
                "c grp Ann member 2027-02-01",
                "z grp Zoe continuing_guest 2027-02-01..2027-03-01",
            ]
        },
        state="broken",
        words="A participant of grp commits until 2027-03-01; the work lasts until 2027-06-30",
        evidence=["commitment z"],
        broken_on="2027-03-02",
        mend="Ask the participant of grp who leaves on 2027-03-01 to commit until 2027-06-30",
    ),
    Example(
        "a guest of one meeting commits to nothing",
        on="2027-04-06",
        facts={
            "commitments": [
                "c grp Ann member 2027-02-01",
                "z grp Zoe one_off_guest 2027-02-01..2027-02-01",
            ]
        },
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
        evidence=["commitment c"],
    ),
    Example(
        "two seats of one person commit by the first",
        on="2027-04-06",
        facts={
            "commitments": ["c grp Ann member 2027-02-01"],
            "seats": ["ars grp state 2026-09-01"],
            "mandates": ["ars Ann 2026-09-01"],
        },
        state="broken",
        words="caf: nobody committed to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
        mend="Ask caf who commits to the work of grp",
    ),
    Example(
        "the commitment that ended last is the one that left",
        on="2027-04-06",
        facts={
            "commitments": [
                "c1 grp Ann member 2027-02-01..2027-02-10",
                "c2 grp Ann member 2027-02-11..2027-03-01",
            ]
        },
        state="broken",
        words="A participant of grp commits until 2027-03-01; the work lasts until 2027-06-30",
        evidence=["commitment c2"],
        broken_on="2027-03-02",
        mend="Ask the participant of grp who leaves on 2027-03-01 to commit until 2027-06-30",
    ),
    Example(
        "commitments before the work do not cover it",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2026-10-01..2027-01-31"]},
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
        evidence=["commitment c"],
    ),
    Example(
        "a seat held after the grace has its own",
        on="2027-04-20",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2027-03-21"],
            "commitments": [],
        },
        state="at_risk",
        words="caf: nobody committed to the work of grp by 2027-04-20",
        evidence=["seat caf"],
        next_break="2027-04-21",
        mend="Ask caf who commits to the work of grp",
    ),
    Example(
        "a seat never held owes nothing",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": [],
            "commitments": [],
        },
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
    ),
    Example(
        "a mandate over before the work owes nothing",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01..2027-01-31"],
            "commitments": [],
        },
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
    ),
    Example(
        "when the grace ends after the work nothing is owed",
        on="2027-06-30",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2027-05-31"],
            "commitments": [],
        },
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
    ),
    Example(
        "when it ends with the work it is",
        on="2027-06-30",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2027-05-30"],
            "commitments": [],
        },
        state="broken",
        words="caf: nobody committed to the work of grp by 2027-06-29",
        evidence=["seat caf"],
        broken_on="2027-06-30",
    ),
    Example(
        "a light seat owes nothing",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01 light"],
            "mandates": ["caf Ann 2026-09-01"],
            "commitments": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "without dates of its own a group works the usual months",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01"],
            "commitments": ["c grp Ann member 2027-02-01..2027-06-29"],
        },
        state="at_risk",
        words="A participant of grp commits until 2027-06-29; the work lasts until 2027-06-30",
        evidence=["commitment c"],
        next_break="2027-06-30",
        mend="Ask the participant of grp who leaves on 2027-06-29 to commit until 2027-06-30",
    ),
    Example(
        "until the last day of the last one",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01"],
            "commitments": ["c grp Ann member 2027-02-01..2027-06-30"],
        },
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
        evidence=["commitment c"],
    ),
    Example(
        "from its installation when it comes later",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2027-03-15"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01"],
            "commitments": [],
        },
        state="at_risk",
        words="caf: nobody committed to the work of grp by 2027-04-14",
        evidence=["seat caf"],
        next_break="2027-04-15",
        mend="Ask caf who commits to the work of grp",
    ),
    Example(
        "a body with an end works until it",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01..2027-05-31"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01"],
            "commitments": ["c grp Ann member 2026-09-01..2027-05-30"],
        },
        state="at_risk",
        words="A participant of grp commits until 2027-05-30; the work lasts until 2027-05-31",
        evidence=["commitment c"],
        next_break="2027-05-31",
        mend="Ask the participant of grp who leaves on 2027-05-30 to commit until 2027-05-31",
    ),
    Example(
        "work without an end lasts as long as the body",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01..2027-05-31 work=2026-10-01"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01"],
            "commitments": ["c grp Ann member 2026-09-01..2027-05-30"],
        },
        state="at_risk",
        words="A participant of grp commits until 2027-05-30; the work lasts until 2027-05-31",
        evidence=["commitment c"],
        next_break="2027-05-31",
        mend="Ask the participant of grp who leaves on 2027-05-30 to commit until 2027-05-31",
    ),
    Example(
        "nobody keeps commitments",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="Nobody has recorded for how long the participants of grp commit",
    ),
    Example(
        "without seat nor commitment nobody is concerned",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["grp working_group 2026-09-01"], "commitments": []},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a guest of one meeting is concerned alone",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01"],
            "commitments": ["z grp Zoe one_off_guest 2027-02-01"],
        },
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
    ),
    Example(
        "before the value begins no seat is asked",
        on="2027-04-06",
        rule="""\
check = "work_commitment"
grace_days = { "2027-02-02" = 30 }
""",
        facts={"commitments": []},
        state="kept",
        words="Everybody in grp has committed for the whole of its work",
    ),
)
def test_work_commitment(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
