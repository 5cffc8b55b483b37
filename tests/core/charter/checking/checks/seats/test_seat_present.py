"""`seat_present`: at each meeting somebody is there for each standing seat (CLUB-12)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples, used

RULE = """\
check = "seat_present"
meetings = ["session"]
"""
FACTS = {
    "bodies": ["club club 2025-09-01"],
    "seats": ["caf club caf 2025-09-01"],
    "mandates": ["caf Ann 2025-09-01", "caf Bea 2025-09-01"],
}


@examples(
    Example(
        "one holder of a pair is enough",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02 recorded"], "attendances": ["m0 caf Bea"]},
        state="kept",
        words="Somebody came for every seat of club",
        evidence=["meeting m0 2027-03-02"],
    ),
    Example(
        "nobody came",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02 recorded"]},
        state="broken",
        words="m0 of 2027-03-02: nobody came for caf",
        evidence=["meeting m0 2027-03-02", "seat caf 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m0"],
    ),
    Example(
        "who holds no mandate did not come for the seat",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02 recorded"], "attendances": ["m0 caf Zoe"]},
        state="broken",
        words="m0 of 2027-03-02: nobody came for caf",
        evidence=["meeting m0 2027-03-02", "seat caf 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m0"],
    ),
    Example(
        "nor who came for another seat",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-03-02 recorded"], "attendances": ["m0 ars Ann"]},
        state="broken",
        words="m0 of 2027-03-02: nobody came for caf",
        evidence=["meeting m0 2027-03-02", "seat caf 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m0"],
    ),
    Example(
        "a meeting of today counts once recorded",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-06 recorded"]},
        state="broken",
        words="m0 of 2027-04-06: nobody came for caf",
        evidence=["meeting m0 2027-04-06", "seat caf 2027-04-06"],
        broken_on="2027-04-06",
        breaches=["2027-04-06..2027-04-06 m0"],
    ),
    Example(
        "until then it does not",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-04-06"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "the day after it is unknown",
        on="2027-04-07",
        facts={"meetings": ["m0 club session 2027-04-06"]},
        state="unknown",
        words="Nobody has recorded who came to m0 of 2027-04-06",
    ),
    Example(
        "a meeting of before the season is history",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-08-31 recorded"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "one of its first day is not",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2026-09-01 recorded"]},
        state="broken",
        words="m0 of 2026-09-01: nobody came for caf",
        evidence=["meeting m0 2026-09-01", "seat caf 2026-09-01"],
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01 m0"],
    ),
    Example(
        "a vacant seat is not counted",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01..2027-03-01"],
            "meetings": ["m0 club session 2027-03-02 recorded"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a mandate's last day is",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01..2027-03-02"],
            "meetings": ["m0 club session 2027-03-02 recorded"],
        },
        state="broken",
        words="m0 of 2027-03-02: nobody came for caf",
        evidence=["meeting m0 2027-03-02", "seat caf 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m0"],
    ),
    Example(
        "a seat that begins the day after is not",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2027-03-03"],
            "mandates": ["caf Ann 2025-09-01", "caf Bea 2025-09-01"],
            "meetings": [
                "m0 club session 2027-03-02 recorded",
                "m1 club session 2027-05-04 recorded",
            ],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "a light seat is not",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01 light"],
            "mandates": ["caf Ann 2025-09-01", "caf Bea 2025-09-01"],
            "meetings": ["m0 club session 2027-03-02 recorded"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "all excused for a meeting to come is foreseen",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-05-04"],
            "replies": ["m0 caf Ann excused", "m0 caf Bea excused"],
        },
        state="at_risk",
        words="m0 of 2027-05-04: nobody will come for caf",
        evidence=["meeting m0 2027-05-04", "seat caf 2027-05-04"],
        next_break="2027-05-04",
        mend="Ask caf to send somebody to m0 on 2027-05-04",
        breaches=["2027-05-04..2027-05-04 m0 drawn"],
    ),
    Example(
        "one excused of two is not",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-05-04"], "replies": ["m0 caf Ann excused"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "whoever relies on somebody excused does not come either",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-05-04"],
            "replies": ["m0 caf Ann excused", "m0 caf Bea pair"],
        },
        state="at_risk",
        words="m0 of 2027-05-04: nobody will come for caf",
        evidence=["meeting m0 2027-05-04", "seat caf 2027-05-04"],
        next_break="2027-05-04",
        mend="Ask caf to send somebody to m0 on 2027-05-04",
        breaches=["2027-05-04..2027-05-04 m0 drawn"],
    ),
    Example(
        "two who rely on each other do not come",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-05-04"],
            "replies": ["m0 caf Ann pair", "m0 caf Bea pair"],
        },
        state="at_risk",
        words="m0 of 2027-05-04: nobody will come for caf",
        evidence=["meeting m0 2027-05-04", "seat caf 2027-05-04"],
        next_break="2027-05-04",
        mend="Ask caf to send somebody to m0 on 2027-05-04",
        breaches=["2027-05-04..2027-05-04 m0 drawn"],
    ),
    Example(
        "whoever relies on somebody who said nothing may be right",
        on="2027-04-06",
        facts={"meetings": ["m0 club session 2027-05-04"], "replies": ["m0 caf Ann pair"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "replies that contradict each other say nothing",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-05-04"],
            "replies": ["m0 caf Ann excused", "m0 caf Bea excused", "m0 caf Bea attend"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "excuses for a meeting of today prove nothing yet",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-04-06"],
            "replies": ["m0 caf Ann excused", "m0 caf Bea excused"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "other kinds and cancelled meetings do not count",
        on="2027-04-06",
        facts={
            "meetings": [
                "g club gathering 2027-03-02 recorded",
                "c club session 2027-03-02 recorded cancelled",
            ]
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "two seats are named together",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-03-02 recorded"],
            "seats": ["ars club state 2025-09-01"],
            "mandates": ["ars Cem 2025-09-01"],
        },
        state="broken",
        words="m0 of 2027-03-02: nobody came for ars, caf",
        evidence=["meeting m0 2027-03-02", "seat ars 2027-03-02", "seat caf 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m0"],
    ),
    Example(
        "each seat is told at each meeting, past or to come",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["a club caf 2025-09-01", "b club state 2025-09-01"],
            "mandates": ["a Ann 2025-09-01", "b Bea 2025-09-01", "b Bob 2025-09-01"],
            "meetings": [
                "m0 club session 2026-10-06 recorded",
                "m1 club session 2026-11-03 recorded",
                "m2 club session 2027-05-04",
                "m3 club session 2027-06-01",
            ],
            "attendances": [],
            "replies": [
                "m2 a Ann excused",
                "m2 b Bea excused",
                "m2 b Bob excused",
                "m3 a Ann excused",
                "m3 b Bea excused",
                "m3 b Bob attend",
            ],
        },
        state="broken",
        words="m0 of 2026-10-06: nobody came for a, b",
        evidence=[
            "meeting m0 2026-10-06",
            "seat a 2026-10-06",
            "seat b 2026-10-06",
            "meeting m1 2026-11-03",
            "seat a 2026-11-03",
            "seat b 2026-11-03",
        ],
        next_break="2027-05-04",
        broken_on="2026-10-06",
        mend="Ask a, b to send somebody to m2 on 2027-05-04",
        breaches=[
            "2026-10-06..2026-10-06 m0",
            "2026-11-03..2026-11-03 m1",
            "2027-05-04..2027-05-04 m2 drawn",
            "2027-06-01..2027-06-01 m3 drawn",
        ],
    ),
    Example(
        "a seat made between two meetings is missed at the second",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["new club caf 2026-10-20"],
            "mandates": ["new Ann 2026-10-20"],
            "meetings": [
                "m0 club session 2026-10-06 recorded",
                "m1 club session 2026-11-03 recorded",
            ],
            "attendances": [],
        },
        state="broken",
        words="m1 of 2026-11-03: nobody came for new",
        evidence=["meeting m1 2026-11-03", "seat new 2026-11-03"],
        broken_on="2026-11-03",
        breaches=["2026-11-03..2026-11-03 m1"],
    ),
    Example(
        "whoever is excused and relies on the other does not come",
        on="2027-04-06",
        facts={
            "meetings": ["m0 club session 2027-05-04"],
            "replies": ["m0 caf Ann excused", "m0 caf Ann pair", "m0 caf Bea excused"],
        },
        state="at_risk",
        words="m0 of 2027-05-04: nobody will come for caf",
        evidence=["meeting m0 2027-05-04", "seat caf 2027-05-04"],
        next_break="2027-05-04",
        mend="Ask caf to send somebody to m0 on 2027-05-04",
        breaches=["2027-05-04..2027-05-04 m0 drawn"],
    ),
)
def test_seat_present(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_seats_of_before_the_meetings_are_not_read() -> None:
    facts = {
        "bodies": ["club club 2025-09-01"],
        "seats": ["old club caf 2025-09-01..2026-09-30", "caf club caf 2025-09-01"],
        "mandates": ["caf Ann 2025-09-01"],
        "meetings": ["m0 club session 2026-10-06 recorded"],
        "attendances": ["m0 caf Ann"],
    }
    read = [fact for fact in used(RULE, facts, "2027-04-06") if "seats" in fact]
    assert read == ["seats caf"]
