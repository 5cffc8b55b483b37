"""`work_commitment`: each participant commits for the whole of a group's work (CLUB-15)."""

from __future__ import annotations

from tests.core.charter.checking.checks.seats.time_of_work import TIME_OF_WORK
from tests.core.charter.judging import Example, examples, proofs, used

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
        words="Nobody in grp leaves its work before the end",
        evidence=["commitment c 2027-03-03"],
    ),
    Example(
        "a day later it was missing",
        on="2027-03-10",
        facts={"commitments": ["c grp Ann member 2027-03-04"]},
        state="broken",
        words="caf: somebody committed to the work of grp from 2027-03-04 only, "
        "and should have by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
        breaches=["2027-03-04..2027-03-04 caf"],
    ),
    Example(
        "two days later it was missing, until then",
        on="2027-03-10",
        facts={"commitments": ["c grp Ann member 2027-03-05"]},
        state="broken",
        words="caf: somebody committed to the work of grp from 2027-03-05 only, "
        "and should have by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
        breaches=["2027-03-04..2027-03-05 caf"],
    ),
    Example(
        "three days later it was missing two days",
        on="2027-03-10",
        facts={"commitments": ["c grp Ann member 2027-03-06"]},
        state="broken",
        words="caf: somebody committed to the work of grp from 2027-03-06 only, "
        "and should have by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
        breaches=["2027-03-04..2027-03-06 caf"],
    ),
    Example(
        "nobody yet on the last day of grace",
        on="2027-03-03",
        facts={"commitments": []},
        state="at_risk",
        words="caf: somebody is to commit to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        next_break="2027-03-04",
        mend="Ask caf who commits to the work of grp",
        breaches=["2027-03-04.. caf"],
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
        breaches=["2027-03-04.. caf"],
    ),
    Example(
        "a commitment that ends before the work leaves the rest uncovered",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2027-02-01..2027-05-01"]},
        state="at_risk",
        words="A participant of grp leaves on 2027-05-01; the work lasts until 2027-06-30",
        evidence=["commitment c 2027-02-01"],
        next_break="2027-05-02",
        mend="Ask the participant of grp who leaves on 2027-05-01 to commit until 2027-06-30",
        breaches=["2027-05-02..2027-06-30 c drawn"],
    ),
    Example(
        "one that ends with it does not",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2027-02-01..2027-06-30"]},
        state="kept",
        words="Nobody in grp leaves its work before the end",
        evidence=["commitment c 2027-02-01"],
    ),
    Example(
        "one that ended leaves today uncovered",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2027-02-01..2027-04-05"]},
        state="broken",
        words="A participant of grp left on 2027-04-05; the work lasts until 2027-06-30",
        evidence=["commitment c 2027-02-01"],
        broken_on="2027-04-06",
        mend="Ask the participant of grp who left on 2027-04-05 to commit until 2027-06-30",
        breaches=["2027-04-06..2027-06-30 c"],
    ),
    Example(
        "one that ends today leaves tomorrow uncovered",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2027-02-01..2027-04-06"]},
        state="at_risk",
        words="A participant of grp leaves on 2027-04-06; the work lasts until 2027-06-30",
        evidence=["commitment c 2027-02-01"],
        next_break="2027-04-07",
        mend="Ask the participant of grp who leaves on 2027-04-06 to commit until 2027-06-30",
        breaches=["2027-04-07..2027-06-30 c drawn"],
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
        words="A participant of grp left on 2027-03-01; the work lasts until 2027-06-30",
        evidence=["commitment c1 2027-02-01"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-09 c1"],
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
        words="A participant of grp left on 2027-03-01; the work lasts until 2027-06-30",
        evidence=["commitment c1 2027-02-01"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-09 c1"],
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
        words="Nobody in grp leaves its work before the end",
        evidence=["commitment c1 2027-02-01", "commitment c2 2027-03-02"],
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
        words="A participant of grp left on 2027-03-01; the work lasts until 2027-06-30",
        evidence=["commitment z 2027-02-01"],
        broken_on="2027-03-02",
        mend="Ask the participant of grp who left on 2027-03-01 to commit until 2027-06-30",
        breaches=["2027-03-02..2027-06-30 z"],
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
        words="Nobody in grp leaves its work before the end",
        evidence=["commitment c 2027-02-01"],
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
        breaches=["2027-03-04.. caf"],
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
        words="A participant of grp left on 2027-03-01; the work lasts until 2027-06-30",
        evidence=["commitment c2 2027-02-11"],
        broken_on="2027-03-02",
        mend="Ask the participant of grp who left on 2027-03-01 to commit until 2027-06-30",
        breaches=["2027-03-02..2027-06-30 c2"],
    ),
    Example(
        "nobody did, and nothing mends it once the work is over",
        on="2027-07-01",
        facts={"commitments": []},
        state="broken",
        words="caf: nobody committed to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
        breaches=["2027-03-04.. caf"],
    ),
    Example(
        "commitments before the work do not cover it",
        on="2027-04-06",
        facts={"commitments": ["c grp Ann member 2026-10-01..2027-01-31"]},
        state="broken",
        words="caf: nobody committed to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
        mend="Ask caf who commits to the work of grp",
        breaches=["2027-03-04.. caf"],
    ),
    Example(
        "the second seat's pair commits as one too",
        on="2027-04-06",
        facts={
            "seats": ["ars grp health_agency 2026-09-01"],
            "mandates": ["ars Bea 2026-09-01", "ars Bob 2026-09-01"],
            "commitments": [
                "c0 grp Ann member 2027-02-01",
                "c1 grp Bea member 2027-02-01..2027-03-31",
                "c2 grp Bob member 2027-04-01",
            ],
        },
        state="kept",
        words="Nobody in grp leaves its work before the end",
        evidence=[
            "commitment c0 2027-02-01",
            "commitment c1 2027-02-01",
            "commitment c2 2027-04-01",
        ],
    ),
    Example(
        "what was committed before the body began is no part of its work",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["grp working_group 2027-03-10"],
            "seats": [],
            "mandates": [],
            "commitments": ["c0 grp Ann member 2027-02-15..2027-03-09"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "each gap of each participant is told",
        on="2027-06-15",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": [],
            "mandates": [],
            "commitments": [
                "c0 grp Ann member 2027-02-01..2027-02-28",
                "c1 grp Ann member 2027-03-10..2027-03-31",
                "c2 grp Ann member 2027-05-01",
                "c3 grp Bea member 2027-02-01..2027-05-31",
            ],
        },
        state="broken",
        words="A participant of grp left on 2027-02-28; the work lasts until 2027-06-30",
        evidence=[
            "commitment c0 2027-02-01",
            "commitment c1 2027-03-10",
            "commitment c3 2027-02-01",
        ],
        broken_on="2027-03-01",
        mend="Ask the participant of grp who left on 2027-05-31 to commit until 2027-06-30",
        breaches=[
            "2027-03-01..2027-03-09 c0",
            "2027-04-01..2027-04-30 c1",
            "2027-06-01..2027-06-30 c3",
        ],
    ),
    Example(
        "who leaves last is told, whoever came last",
        on="2027-06-15",
        alone=True,
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": [],
            "mandates": [],
            "commitments": [
                "c0 grp Ann member 2027-02-01..2027-04-30",
                "c1 grp Ann member 2027-03-01..2027-03-31",
            ],
        },
        state="broken",
        words="A participant of grp left on 2027-04-30; the work lasts until 2027-06-30",
        evidence=["commitment c0 2027-02-01"],
        broken_on="2027-05-01",
        mend="Ask the participant of grp who left on 2027-04-30 to commit until 2027-06-30",
        breaches=["2027-05-01..2027-06-30 c0"],
    ),
    Example(
        "who held the seat before the work leaves its clock alone",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "work_commitment"
grace_days = 30
""",
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01..2026-12-31", "caf Bea 2027-03-15"],
            "commitments": [],
        },
        state="at_risk",
        words="caf: somebody is to commit to the work of grp by 2027-04-14",
        evidence=["seat caf"],
        next_break="2027-04-15",
        mend="Ask caf who commits to the work of grp",
        breaches=["2027-04-15.. caf"],
    ),
    Example(
        "who is named when the seat has ended holds nothing",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "work_commitment"
grace_days = 30
""",
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01..2027-02-28"],
            "mandates": ["caf Ann 2027-03-05"],
            "commitments": [],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "late, and from a day to come: nothing more is to be done",
        on="2027-03-10",
        alone=True,
        rule="""\
check = "work_commitment"
grace_days = 30
""",
        facts={
            "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
            "seats": ["caf grp caf 2026-09-01"],
            "mandates": ["caf Ann 2026-09-01"],
            "commitments": ["c grp Ann member 2027-04-01"],
        },
        state="broken",
        words="caf: nobody committed to the work of grp by 2027-03-03",
        evidence=["seat caf"],
        broken_on="2027-03-04",
        mend="Ask caf who commits to the work of grp",
        breaches=["2027-03-04..2027-04-01 caf"],
    ),
    *TIME_OF_WORK,
)
def test_work_commitment(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_one_off_guests_are_read_only_where_nobody_else_commits() -> None:
    guest = "c0 group Ann one_off_guest 2026-11-01"
    facts = {
        "bodies": ["group working_group 2026-10-01"],
        "commitments": [guest, "c1 group Bea member 2026-11-01"],
    }
    read = [fact for fact in used(RULE, facts, "2027-04-06") if "commitments" in fact]
    assert read == ["commitments c1"]
    alone = facts | {"commitments": [guest]}
    assert "commitments c0" in used(RULE, alone, "2027-04-06")


def test_seats_are_named_only_to_choose_among_those_of_one_person() -> None:
    facts = {
        "bodies": ["grp working_group 2026-09-01"],
        "seats": ["caf grp caf 2026-09-01", "ars grp health_agency 2026-09-01"],
        "mandates": ["caf Ann 2026-09-01", "caf Cid 2026-09-01", "ars Bea 2026-09-01"],
        "commitments": [f"{who} grp {who} member 2026-09-01" for who in ("Ann", "Bea", "Cid")],
    }
    read = [fact for fact in used(RULE, facts, "2027-04-06") if "institutions" in fact]
    assert read == []
    both = facts | {"mandates": [*facts["mandates"], "ars Ann 2026-09-01"]}
    read = [fact for fact in used(RULE, both, "2027-04-06") if "institutions" in fact]
    assert sorted(read) == ["institutions ars", "institutions caf"]


def test_a_commitment_is_shown_with_its_first_day() -> None:
    facts = {
        "bodies": ["grp working_group 2026-09-01 work=2027-02-01..2027-06-30"],
        "commitments": ["c grp Ann member 2027-02-01..2027-06-30"],
    }
    assert proofs(RULE, facts, "2027-04-06") == ["Commitment from 2027-02-01"]
