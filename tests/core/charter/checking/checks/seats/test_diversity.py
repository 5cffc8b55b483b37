"""`diversity`: institutions of different kinds sit, or come, together (CLUB-05, CLUB-10)."""

from __future__ import annotations

from tests.core.charter.checking.checks.drawn import Draw
from tests.core.charter.checking.checks.seats.came_together import CAME_TOGETHER
from tests.core.charter.checking.checks.seats.seats_by_days import sitting
from tests.core.charter.judging import Example, examples, judged, used
from tests.effort import examples as tried

RULE = """\
check = "diversity"
of = "college"
minimum = 2
"""
FACTS = {
    "bodies": ["club club 2025-09-01"],
    "seats": ["caf club caf 2025-09-01", "ars club health_agency 2025-09-01"],
    "mandates": ["caf Ann 2025-09-01"],
}


@examples(
    Example(
        "two colleges every day are kept",
        on="2027-04-06",
        facts={"mandates": ["ars Bea 2025-09-01"]},
        state="kept",
        words="club gathers at least 2 colleges",
    ),
    Example(
        "a college that left during the season is missed the next day",
        on="2027-04-06",
        facts={"mandates": ["ars Bea 2025-09-01..2027-02-01"]},
        state="broken",
        words="club gathers 1 college on 2027-02-02: fewer than 2",
        broken_on="2027-02-02",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-02-02.."],
    ),
    Example(
        "missed until today it is past mending",
        on="2027-04-06",
        facts={"mandates": ["ars Bea 2025-09-01..2027-02-01", "ars Cem 2027-04-07"]},
        state="broken",
        words="club gathers 1 college on 2027-02-02: fewer than 2",
        broken_on="2027-02-02",
        breaches=["2027-02-02..2027-04-06"],
    ),
    Example(
        "missed until tomorrow it is not",
        on="2027-04-06",
        facts={"mandates": ["ars Bea 2025-09-01..2027-02-01", "ars Cem 2027-04-08"]},
        state="broken",
        words="club gathers 1 college on 2027-02-02: fewer than 2",
        broken_on="2027-02-02",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-02-02..2027-04-07"],
    ),
    Example(
        "one that comes back before the season is not missed",
        on="2027-04-06",
        facts={"mandates": ["ars Bea 2025-09-01..2026-02-01", "ars Cem 2026-09-01"]},
        state="kept",
        words="club gathers at least 2 colleges",
    ),
    Example(
        "one that comes a day late is, on the season's first day",
        on="2027-04-06",
        facts={"mandates": ["ars Cem 2026-09-02"]},
        state="broken",
        words="club gathers 1 college on 2026-09-01: fewer than 2",
        broken_on="2026-09-01",
        breaches=["2026-09-01..2026-09-01"],
    ),
    Example(
        "a departure to come is foreseen",
        on="2027-04-06",
        facts={"mandates": ["ars Bea 2025-09-01..2027-04-30"]},
        state="at_risk",
        words="club will gather 1 college on 2027-05-01: fewer than 2",
        next_break="2027-05-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-05-01.."],
    ),
    Example(
        "an invited seat does not count",
        on="2027-04-06",
        facts={"seats": ["st club state 2025-09-01 invited"], "mandates": ["st Bea 2025-09-01"]},
        state="broken",
        words="club gathers 1 college on 2026-09-01: fewer than 2",
        broken_on="2026-09-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2026-09-01.."],
    ),
    Example(
        "a light one does",
        on="2027-04-06",
        facts={"seats": ["st club state 2025-09-01 light"], "mandates": ["st Bea 2025-09-01"]},
        state="kept",
        words="club gathers at least 2 colleges",
    ),
    Example(
        "a commitment is of no college",
        on="2027-04-06",
        facts={"commitments": ["c1 club Bea member 2025-09-01 institution=ars"]},
        state="broken",
        words="club gathers 1 college on 2026-09-01: fewer than 2",
        broken_on="2026-09-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2026-09-01.."],
    ),
    Example(
        "who sat once, and nobody now, are too few",
        on="2027-04-06",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01"],
            "mandates": ["old Cem 2025-09-01..2025-12-31"],
            "seats": ["old club state 2025-09-01"],
        },
        state="broken",
        words="club gathers 0 colleges on 2026-09-01: fewer than 2",
        broken_on="2026-09-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2026-09-01.."],
    ),
    Example(
        "where nobody ever sat nobody is concerned",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "an exception lifts it, and it counts again after",
        on="2027-04-06",
        facts={"exceptions": ["E-1 club D-1 2026-09-01..2027-03-31"]},
        state="broken",
        words="club gathers 1 college on 2027-04-01: fewer than 2",
        broken_on="2027-04-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-04-01.."],
    ),
    Example(
        "institutions count by what commits too",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "institution"
minimum = 2
""",
        facts={"commitments": ["c1 club Bea member 2025-09-01 institution=ars"]},
        state="kept",
        words="club gathers at least 2 institutions",
    ),
    Example(
        "a commitment without institution does not",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "institution"
minimum = 2
""",
        facts={"commitments": ["c1 club Bea member 2025-09-01"]},
        state="broken",
        words="club gathers 1 institution on 2026-09-01: fewer than 2",
        broken_on="2026-09-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2026-09-01.."],
    ),
    Example(
        "a commitment counts on its days",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "institution"
minimum = 2
""",
        facts={"commitments": ["c1 club Bea member 2025-09-01..2027-03-01 institution=ars"]},
        state="broken",
        words="club gathers 1 institution on 2027-03-02: fewer than 2",
        broken_on="2027-03-02",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-03-02.."],
    ),
    Example(
        "networks are those of the institutions",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "network"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "mandates": ["ars Bea 2025-09-01"],
        },
        state="kept",
        words="club gathers at least 2 networks",
    ),
    Example(
        "two institutions of one network are too few",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "network"
minimum = 2
""",
        facts={
            "institutions": ["caf Caf network=social", "ars Ars network=social"],
            "mandates": ["ars Bea 2025-09-01"],
        },
        state="broken",
        words="club gathers 1 network on 2026-09-01: fewer than 2",
        broken_on="2026-09-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2026-09-01.."],
    ),
    Example(
        "an unlabelled one may be of any network",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "network"
minimum = 2
""",
        facts={
            "institutions": ["caf Caf network=social", "ars Ars"],
            "mandates": ["ars Bea 2025-09-01"],
        },
        state="unknown",
        words="Nobody has said of which kind all the institutions of club are",
    ),
    Example(
        "one alone is too few whatever its network",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "network"
minimum = 2
""",
        facts={"institutions": ["caf Caf"]},
        state="broken",
        words="club gathers 1 network on 2026-09-01: fewer than 2",
        broken_on="2026-09-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2026-09-01.."],
    ),
    Example(
        "what is unlabelled from the next season on changes nothing yet",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "network"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
                "state State",
            ],
            "seats": ["state club state 2025-09-01"],
            "mandates": ["ars Bea 2025-09-01..2027-08-31", "state Cem 2027-09-01"],
        },
        state="kept",
        words="club gathers at least 2 networks",
    ),
    Example(
        "on the season's last day it does",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "network"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
                "state State",
            ],
            "seats": ["state club state 2025-09-01"],
            "mandates": ["ars Bea 2025-09-01..2027-08-30", "state Cem 2027-08-31"],
        },
        state="unknown",
        words="Nobody has said of which kind all the institutions of club are",
    ),
    Example(
        "a commitment of an institution that nobody knows may be of any network",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "diversity"
of = "network"
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "institutions": ["caf Caf network=social"],
            "seats": ["caf club caf 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01"],
            "commitments": ["c1 club Bea member 2026-09-01 institution=zzz"],
        },
        state="unknown",
        words="Nobody has said of which kind all the institutions of club are",
    ),
    Example(
        "tiers are not networks",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "diversity"
of = "tier"
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=local network=health",
            ],
            "seats": ["caf club caf 2025-09-01", "ars club health_agency 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01", "ars Bea 2025-09-01"],
        },
        state="broken",
        words="club gathers 1 tier on 2026-09-01: fewer than 2",
        broken_on="2026-09-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2026-09-01.."],
    ),
    Example(
        "two unlabelled ones may be of two networks",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "diversity"
of = "network"
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "seats": ["caf club caf 2025-09-01", "ars club health_agency 2025-09-01"],
            "mandates": ["caf Ann 2025-09-01", "ars Bea 2025-09-01"],
        },
        state="unknown",
        words="Nobody has said of which kind all the institutions of club are",
    ),
    Example(
        "alone in May, beside an unlabelled one from June on",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "diversity"
of = "network"
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "institutions": ["caf Caf network=social", "ars Ars network=health"],
            "seats": [
                "caf club caf 2025-09-01",
                "ars club health_agency 2025-09-01",
                "zzz club state 2025-09-01",
            ],
            "mandates": [
                "caf Ann 2025-09-01",
                "ars Bea 2025-09-01..2027-04-30",
                "zzz Cid 2027-06-01",
            ],
        },
        state="at_risk",
        words="club will gather 1 network on 2027-05-01: fewer than 2",
        next_break="2027-05-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-05-01..2027-05-31"],
    ),
    Example(
        "a mandate that begins when its seat has ended sits nowhere",
        on="2027-04-06",
        facts={
            "seats": ["old club state 2025-09-01..2026-10-31"],
            "mandates": ["ars Bea 2025-09-01", "old Cid 2026-11-05"],
        },
        state="kept",
        words="club gathers at least 2 colleges",
    ),
    Example(
        "each commitment counts, on its days",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "diversity"
of = "network"
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "institutions": ["caf Caf network=social", "ars Ars network=health"],
            "commitments": [
                "c0 club Dan member 2025-09-01..2026-05-31 institution=caf",
                "c1 club Ann member 2026-09-01 institution=caf",
                "c2 club Bea member 2026-09-01 institution=ars",
            ],
        },
        state="kept",
        words="club gathers at least 2 networks",
    ),
    Example(
        "alone in August, beside an unlabelled one at its end: nobody knows",
        on="2027-04-06",
        alone=True,
        rule="""\
check = "diversity"
of = "network"
""",
        facts={
            "bodies": ["club club 2025-09-01"],
            "institutions": ["caf Caf network=social", "ars Ars network=health"],
            "seats": [
                "caf club caf 2025-09-01",
                "ars club health_agency 2025-09-01",
                "zzz club state 2025-09-01",
            ],
            "mandates": [
                "caf Ann 2025-09-01",
                "ars Bea 2025-09-01..2027-07-31",
                "zzz Cid 2027-08-15",
            ],
        },
        state="unknown",
        words="Nobody has said of which kind all the institutions of club are",
        next_break="2027-08-01",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-08-01..2027-08-14"],
    ),
    *CAME_TOGETHER,
)
def test_diversity(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_who_sat_before_the_season_is_read_only_when_nobody_sits_since() -> None:
    before = FACTS | {
        "seats": ["caf club caf 2025-09-01", "ars club health_agency 2025-09-01..2026-08-31"],
        "mandates": ["caf Ann 2025-09-01", "ars Bea 2025-09-01..2026-08-31"],
    }
    read = [fact for fact in used(RULE, before, "2027-04-06") if "seats" in fact]
    assert read == ["seats caf"]
    gone = before | {"mandates": ["ars Bea 2025-09-01..2026-08-31"]}
    read = [fact for fact in used(RULE, gone, "2027-04-06") if "seats" in fact]
    assert read == ["seats caf", "seats ars"]


def test_a_walk_from_day_to_day_says_the_same() -> None:
    for seed in range(tried(120)):
        draw = Draw(seed)
        sat = sitting(draw)
        networks = {seat.id: draw.choice(("social", "health")) for seat in sat.seats}
        named = [f"{seat} {seat} network={network}" for seat, network in networks.items()]
        facts = {**sat.facts, "institutions": named}
        found = judged('check = "diversity"\nof = "network"', {}, facts, str(sat.on))
        assert found["state"] == sat.diverse(networks), seed
