"""`shared_diagnosis`: a body is installed on a territory that its partners diagnosed together
(ITC-01)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples

RULE = """\
check = "shared_diagnosis"
partners = 2
grace_days = 30
"""
FACTS = {"bodies": ["club club 2026-10-01"]}


@examples(
    Example(
        "shared on the last day of grace it is in time",
        on="2027-04-06",
        facts={"diagnoses": ["x club 2026-10-31 institutions=caf,ars"]},
        state="kept",
        words="The territory of club was chosen from a shared diagnosis",
        evidence=["diagnosis x 2026-10-31"],
    ),
    Example(
        "shared the next day too, as the fault would begin with it",
        on="2027-04-06",
        facts={"diagnoses": ["x club 2026-11-01 institutions=caf,ars"]},
        state="broken",
        words=(
            "The diagnosis of the territory of club was only shared on 2026-11-01; "
            "it should have been by 2026-10-31"
        ),
        broken_on="2026-11-01",
        breaches=["2026-11-01..2026-11-01 diagnosis"],
    ),
    Example(
        "shared a day later it was missing",
        on="2027-04-06",
        facts={"diagnoses": ["x club 2026-11-02 institutions=caf,ars"]},
        state="broken",
        words=(
            "The diagnosis of the territory of club was only shared on 2026-11-02; "
            "it should have been by 2026-10-31"
        ),
        broken_on="2026-11-01",
        breaches=["2026-11-01..2026-11-02 diagnosis"],
    ),
    Example(
        "one institution did not share it",
        on="2027-04-06",
        facts={"diagnoses": ["x club 2026-10-01 institutions=caf"]},
        state="broken",
        words="The diagnosis of the territory of club was shared by 1 of 2 partners on 2026-10-31",
        broken_on="2026-11-01",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2026-11-01.. diagnosis"],
    ),
    Example(
        "named twice it is one",
        on="2027-04-06",
        facts={"diagnoses": ["x club 2026-10-01 institutions=caf,caf"]},
        state="broken",
        words="The diagnosis of the territory of club was shared by 1 of 2 partners on 2026-10-31",
        broken_on="2026-11-01",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2026-11-01.. diagnosis"],
    ),
    Example(
        "none on the last day of grace",
        on="2026-10-30",
        facts={"diagnoses": []},
        state="at_risk",
        words="The diagnosis of the territory of club is to be shared by 2026-10-31",
        next_break="2026-11-01",
        mend="Make the diagnosis of the territory of club with the partners by 2026-10-31",
        breaches=["2026-11-01.. diagnosis"],
    ),
    Example(
        "none the day after",
        on="2026-10-31",
        facts={"diagnoses": []},
        state="at_risk",
        words="The diagnosis of the territory of club is to be shared by 2026-10-31",
        next_break="2026-11-01",
        mend="Make the diagnosis of the territory of club with the partners by 2026-10-31",
        breaches=["2026-11-01.. diagnosis"],
    ),
    Example(
        "the first one shared by enough counts",
        on="2027-04-06",
        facts={
            "diagnoses": [
                "x club 2026-10-05 institutions=caf,ars",
                "y club 2027-02-01 institutions=caf,ars",
            ]
        },
        state="kept",
        words="The territory of club was chosen from a shared diagnosis",
        evidence=["diagnosis x 2026-10-05", "diagnosis y 2027-02-01"],
    ),
    Example(
        "missing until today it is past mending",
        on="2027-04-06",
        facts={"diagnoses": ["x club 2027-04-07 institutions=caf,ars"]},
        state="broken",
        words="The territory of club had no shared diagnosis on 2026-10-31",
        broken_on="2026-11-01",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2026-11-01..2027-04-07 diagnosis"],
    ),
    Example(
        "missing until tomorrow it is not",
        on="2027-04-06",
        facts={"diagnoses": ["x club 2027-04-08 institutions=caf,ars"]},
        state="broken",
        words="The territory of club had no shared diagnosis on 2026-10-31",
        broken_on="2026-11-01",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2026-11-01..2027-04-08 diagnosis"],
    ),
    Example(
        "missing since before the season it counts on its first day",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"], "diagnoses": []},
        state="broken",
        words="The territory of club had no shared diagnosis on 2025-10-01",
        broken_on="2026-09-01",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2026-09-01.. diagnosis"],
    ),
    Example(
        "a body that ends is missing it until its end",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2026-10-01..2027-04-06"], "diagnoses": []},
        state="broken",
        words="The territory of club had no shared diagnosis on 2026-10-31",
        broken_on="2026-11-01",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2026-11-01.. diagnosis"],
    ),
    Example(
        "an exception lifts it, and it counts again after",
        on="2027-04-06",
        facts={"diagnoses": [], "exceptions": ["E-1 club D-1 2026-10-01..2027-01-31"]},
        state="broken",
        words="The territory of club had no shared diagnosis on 2026-10-31",
        broken_on="2027-02-01",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2027-02-01.. diagnosis"],
    ),
    Example(
        "nobody keeps diagnoses",
        on="2027-04-06",
        facts={},
        state="unknown",
        words="Nobody has recorded the diagnosis of the territory of club",
    ),
    Example(
        "a value of later is asked of who came before",
        on="2027-04-06",
        rule="""\
check = "shared_diagnosis"
partners = { "2027-01-01" = 2, "2028-01-01" = 3 }
""",
        facts={"diagnoses": ["x club 2026-10-05 institutions=caf"]},
        state="broken",
        words="The diagnosis of the territory of club was shared by 1 of 2 partners on 2026-10-01",
        broken_on="2026-10-02",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2026-10-02.. diagnosis"],
    ),
    Example(
        "a grace of later is none for who came before",
        on="2026-10-02",
        rule="""\
check = "shared_diagnosis"
partners = 2
grace_days = { "2026-10-02" = 30, "2028-01-01" = 30 }
""",
        facts={"diagnoses": []},
        state="broken",
        words="The territory of club had no shared diagnosis on 2026-10-01",
        broken_on="2026-10-02",
        mend="Make the diagnosis of the territory of club with the partners as soon as possible",
        breaches=["2026-10-02.. diagnosis"],
    ),
    Example(
        "the partners asked are those of the day of the installation",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "shared_diagnosis"
partners = { "2020-01-01" = 1, "2026-09-15" = 3 }
""",
        facts={
            "bodies": ["c itc 2026-10-01"],
            "diagnoses": ["d c 2026-09-10 institutions=caf,ars"],
        },
        state="broken",
        words="The diagnosis of the territory of c was shared by 2 of 3 partners on 2026-10-01",
        broken_on="2026-10-02",
        mend="Make the diagnosis of the territory of c with the partners as soon as possible",
        breaches=["2026-10-02.. diagnosis"],
    ),
    Example(
        "installed before the value began, the first value is asked",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "shared_diagnosis"
partners = { "2026-09-15" = 2, "2027-01-01" = 3 }
""",
        facts={
            "bodies": ["c itc 2026-09-10"],
            "diagnoses": ["d c 2026-09-10 institutions=caf,ars"],
        },
        state="kept",
        words="The territory of c was chosen from a shared diagnosis",
        evidence=["diagnosis d 2026-09-10"],
    ),
    Example(
        "one of several diagnoses is enough",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "shared_diagnosis"
partners = 2
""",
        facts={
            "bodies": ["c itc 2026-09-10"],
            "diagnoses": [
                "d1 c 2026-08-10 institutions=caf",
                "d2 c 2026-09-10 institutions=caf,ars",
            ],
        },
        state="kept",
        words="The territory of c was chosen from a shared diagnosis",
        evidence=["diagnosis d1 2026-08-10", "diagnosis d2 2026-09-10"],
    ),
)
def test_shared_diagnosis(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected
