"""`territory_seats`: seats follow the territory (ITC-09)."""

from __future__ import annotations

from tests.core.charter.checking.checks.drawn import Draw
from tests.core.charter.checking.checks.seats.seats_by_days import sitting
from tests.core.charter.judging import Example, examples, judged, proofs, used
from tests.effort import examples as tried

RULE = """\
check = "territory_seats"
grace_days = 10
"""
FACTS = {
    "bodies": ["club club 2025-09-01"],
    "presences": ["club caf13 caf 2026-10-01"],
    "seats": ["caf club caf 2025-09-01 of=caf13"],
}


@examples(
    Example(
        "somebody on the seat when the grace ends is in time",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-11"]},
        state="kept",
        words="Everybody present on the territory of club has a seat",
        evidence=["presence presence-0 2026-10-01"],
    ),
    Example(
        "a day later the seat was missed",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-12"]},
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2026-10-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2026-10-11",
        breaches=["2026-10-11..2026-10-11 presence presence-0"],
    ),
    Example(
        "nobody yet, on the last day of grace",
        on="2026-10-10",
        facts={},
        state="at_risk",
        words="caf13, present on the territory of club, will have nobody on a seat on 2026-10-11",
        evidence=["presence presence-0 2026-10-01"],
        next_break="2026-10-11",
        mend="Have caf13 name somebody for its seat in club",
        breaches=["2026-10-11.. presence presence-0"],
    ),
    Example(
        "nobody yet, the day after it",
        on="2026-10-11",
        facts={},
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2026-10-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2026-10-11",
        mend="Have caf13 name somebody for its seat in club",
        breaches=["2026-10-11.. presence presence-0"],
    ),
    Example(
        "a seat that was left is missed after its own grace",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-01..2027-01-31"]},
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2027-02-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2027-02-11",
        mend="Have caf13 name somebody for its seat in club",
        breaches=["2027-02-11.. presence presence-0"],
    ),
    Example(
        "missed until today it is past mending",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-01..2027-01-31", "caf Bea 2027-04-07"]},
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2027-02-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2027-02-11",
        breaches=["2027-02-11..2027-04-06 presence presence-0"],
    ),
    Example(
        "missed until tomorrow it is not",
        on="2027-04-06",
        facts={"mandates": ["caf Ann 2026-10-01..2027-01-31", "caf Bea 2027-04-08"]},
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2027-02-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2027-02-11",
        mend="Have caf13 name somebody for its seat in club",
        breaches=["2027-02-11..2027-04-07 presence presence-0"],
    ),
    Example(
        "a presence that ended is asked nothing after it",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "presences": ["club caf13 caf 2026-10-01..2027-02-09"],
            "seats": ["caf club caf 2025-09-01 of=caf13"],
            "mandates": ["caf Ann 2026-10-01..2027-01-31"],
        },
        state="kept",
        words="Everybody present on the territory of club has a seat",
        evidence=["presence presence-0 2026-10-01"],
    ),
    Example(
        "a seat of another college fills nothing",
        on="2027-04-06",
        facts={"mandates": ["st Ann 2025-09-01"], "seats": ["st club state 2025-09-01 of=caf13"]},
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2026-10-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2026-10-11",
        mend="Have caf13 name somebody for its seat in club",
        breaches=["2026-10-11.. presence presence-0"],
    ),
    Example(
        "nor one of another institution",
        on="2027-04-06",
        facts={"mandates": ["st Ann 2025-09-01"], "seats": ["st club caf 2025-09-01 of=ars"]},
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2026-10-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2026-10-11",
        mend="Have caf13 name somebody for its seat in club",
        breaches=["2026-10-11.. presence presence-0"],
    ),
    Example(
        "nor an invited one",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "presences": ["club caf13 caf 2026-10-01"],
            "seats": ["caf club caf 2025-09-01 invited of=caf13"],
            "mandates": ["caf Ann 2025-09-01"],
        },
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2026-10-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2026-10-11",
        mend="Have caf13 name somebody for its seat in club",
        breaches=["2026-10-11.. presence presence-0"],
    ),
    Example(
        "a light one does",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "presences": ["club caf13 caf 2026-10-01"],
            "seats": ["caf club caf 2025-09-01 light of=caf13"],
            "mandates": ["caf Ann 2025-09-01"],
        },
        state="kept",
        words="Everybody present on the territory of club has a seat",
        evidence=["presence presence-0 2026-10-01"],
    ),
    Example(
        "a mandate counts in the days of its seat",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "presences": ["club caf13 caf 2026-10-01"],
            "seats": ["caf club caf 2026-10-20 of=caf13"],
            "mandates": ["caf Ann 2025-09-01"],
        },
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2026-10-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2026-10-11",
        breaches=["2026-10-11..2026-10-19 presence presence-0"],
    ),
    Example(
        "two seats one after the other fill it together",
        on="2027-04-06",
        facts={
            "mandates": ["caf Ann 2025-09-01..2027-01-01", "two Bea 2027-01-02"],
            "seats": ["two club caf 2025-09-01 of=caf13"],
        },
        state="kept",
        words="Everybody present on the territory of club has a seat",
        evidence=["presence presence-0 2026-10-01"],
    ),
    Example(
        "a lack that ended before the season is history",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "presences": ["club caf13 caf 2025-10-01"],
            "seats": ["caf club caf 2025-09-01 of=caf13"],
            "mandates": ["caf Ann 2026-09-01"],
        },
        state="kept",
        words="Everybody present on the territory of club has a seat",
        evidence=["presence presence-0 2025-10-01"],
    ),
    Example(
        "one that lasts into it is not",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "presences": ["club caf13 caf 2025-10-01"],
            "seats": ["caf club caf 2025-09-01 of=caf13"],
            "mandates": ["caf Ann 2026-09-02"],
        },
        state="broken",
        words="caf13, present on the territory of club, has nobody on a seat on 2026-09-01",
        evidence=["presence presence-0 2025-10-01"],
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01 presence presence-0"],
    ),
    Example(
        "presences after the body's life are none",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "presences": ["club caf13 caf 2024-10-01..2025-08-31"],
            "seats": ["caf club caf 2025-09-01 of=caf13"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "nobody said who is present",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"]},
        state="unknown",
        words="Nobody has said who is present on the territory of club",
    ),
    Example(
        "a college asked for is missed without anybody",
        on="2027-04-06",
        rule="""\
check = "territory_seats"
colleges = ["state"]
""",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"]},
        state="broken",
        words="The college State has nobody on a seat of club on 2026-09-01",
        broken_on="2026-09-01",
        mend="Have State name somebody for its seat in club",
        breaches=["2026-09-01.. college state"],
    ),
    Example(
        "it is filled by any of its institutions",
        on="2027-04-06",
        rule="""\
check = "territory_seats"
colleges = ["state"]
""",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["st club state 2025-09-01"],
            "mandates": ["st Ann 2025-09-01"],
        },
        state="kept",
        words="Everybody present on the territory of club has a seat",
    ),
    Example(
        "not by another college",
        on="2027-04-06",
        rule="""\
check = "territory_seats"
colleges = ["state"]
""",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["st club caf 2025-09-01"],
            "mandates": ["st Ann 2025-09-01"],
        },
        state="broken",
        words="The college State has nobody on a seat of club on 2026-09-01",
        broken_on="2026-09-01",
        mend="Have State name somebody for its seat in club",
        breaches=["2026-09-01.. college state"],
    ),
    Example(
        "before its value begins the rule is not in force",
        on="2026-10-01",
        rule="""\
check = "territory_seats"
grace_days = { "2027-01-01" = 10 }
""",
        facts={},
        state="not_concerned",
        words="This article is not in force yet",
    ),
    Example(
        "each stretch of each institution and of each college is told",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "territory_seats"
colleges = ["state", "caf"]
""",
        facts={
            "bodies": ["itc itc 2025-09-01"],
            "presences": ["itc caf caf 2025-09-01", "itc ars health_agency 2025-09-01"],
            "seats": ["s1 itc caf 2025-09-01 of=caf"],
            "mandates": ["s1 Ann 2025-09-01..2026-10-31", "s1 Ann 2026-12-01..2027-01-31"],
            "exceptions": ["E-1 itc d 2026-10-25..2026-11-10"],
        },
        state="broken",
        words="The college State has nobody on a seat of itc on 2026-09-01",
        evidence=["presence presence-1 2025-09-01", "presence presence-0 2025-09-01"],
        broken_on="2026-09-01",
        mend="Have State name somebody for its seat in itc",
        breaches=[
            "2026-09-01.. college state",
            "2026-09-01.. presence presence-1",
            "2026-11-11..2026-11-30 college caf",
            "2026-11-11..2026-11-30 presence presence-0",
            "2027-02-01.. college caf",
            "2027-02-01.. presence presence-0",
        ],
    ),
    Example(
        "who sits when the seat has ended fills nothing",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["itc itc 2025-09-01"],
            "presences": ["itc caf caf 2026-10-01"],
            "seats": ["s1 itc caf 2025-09-01..2026-12-31 of=caf"],
            "mandates": ["s1 Ann 2025-09-01..2026-12-31", "s1 Bea 2027-01-05"],
        },
        state="broken",
        words="caf, present on the territory of itc, has nobody on a seat on 2027-01-11",
        evidence=["presence presence-0 2026-10-01"],
        broken_on="2027-01-11",
        mend="Have caf name somebody for its seat in itc",
        breaches=["2027-01-11.. presence presence-0"],
    ),
)
def test_territory_seats(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_only_the_seats_that_are_asked_for_are_read() -> None:
    facts = FACTS | {"seats": [*FACTS["seats"], "ars club health_agency 2025-09-01"]}
    read = [fact for fact in used(RULE, facts, "2027-04-06") if "seats" in fact]
    assert read == ["seats caf"]


def test_a_presence_is_shown_with_its_first_day() -> None:
    facts = {
        "bodies": ["club club 2025-09-01"],
        "presences": ["club caf13 caf 2026-10-01..2027-03-31"],
        "seats": ["caf club caf 2026-10-01 of=caf13"],
        "mandates": ["caf Ann 2026-10-01"],
    }
    said = "caf13 is present on the territory since 2026-10-01"
    assert proofs(RULE, facts, "2027-04-06") == [said]


def test_a_walk_from_day_to_day_says_the_same() -> None:
    for seed in range(tried(120)):
        draw = Draw(seed)
        sat = sitting(draw)
        presences = [draw.span("q", f"s{n}") for n in range(draw.randrange(4))]
        told = [f"club {one.of} caf {one.told}" for one in presences]
        facts = {**sat.facts, "presences": told}
        found = judged('check = "territory_seats"', {}, facts, str(sat.on))
        assert found["state"] == sat.seated(presences), seed
