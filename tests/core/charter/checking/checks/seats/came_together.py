"""`diversity`: who came to each meeting."""

from __future__ import annotations

from tests.core.charter.judging import Example

CAME_TOGETHER = (
    Example(
        "a meeting of two tiers is kept",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "meetings": ["m0 club session 2027-03-02 recorded"],
            "attendances": ["m0 caf Ann", "m0 ars Bea"],
            "mandates": ["ars Bea 2025-09-01"],
        },
        state="kept",
        words="club gathers at least 2 tiers",
        evidence=["meeting m0 2027-03-02"],
    ),
    Example(
        "who holds no mandate that day came for nobody",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "meetings": ["m0 club session 2027-03-02 recorded"],
            "mandates": ["ars Bea 2025-09-01..2027-03-01"],
            "attendances": ["m0 caf Ann", "m0 ars Bea"],
        },
        state="broken",
        words="m0 of 2027-03-02 gathered 1 tier: fewer than 2",
        evidence=["meeting m0 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m0"],
    ),
    Example(
        "a meeting of one breaks it on its day",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "meetings": ["m0 club session 2027-03-02 recorded"],
            "attendances": ["m0 caf Ann"],
        },
        state="broken",
        words="m0 of 2027-03-02 gathered 1 tier: fewer than 2",
        evidence=["meeting m0 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m0"],
    ),
    Example(
        "today's counts once recorded",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "meetings": ["m0 club session 2027-04-06 recorded"],
            "attendances": ["m0 caf Ann"],
        },
        state="broken",
        words="m0 of 2027-04-06 gathered 1 tier: fewer than 2",
        evidence=["meeting m0 2027-04-06"],
        broken_on="2027-04-06",
        breaches=["2027-04-06..2027-04-06 m0"],
    ),
    Example(
        "a meeting of before the season does not",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "meetings": ["m0 club session 2026-08-31 recorded"],
            "attendances": ["m0 caf Ann"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "who came without a known tier may be of any",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": ["caf Caf tier=local", "ars Ars"],
            "meetings": ["m0 club session 2027-03-02 recorded"],
            "attendances": ["m0 caf Ann", "m0 ars Bea"],
            "mandates": ["ars Bea 2025-09-01"],
        },
        state="unknown",
        words="Nobody has said of which kind all the institutions of club are",
        evidence=["meeting m0 2027-03-02"],
    ),
    Example(
        "enough tiers need no other label",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
                "st St",
            ],
            "seats": ["st club state 2025-09-01"],
            "meetings": ["m0 club session 2027-03-02 recorded"],
            "attendances": ["m0 caf Ann", "m0 ars Bea", "m0 st Cem"],
            "mandates": ["ars Bea 2025-09-01", "st Cem 2025-09-01"],
        },
        state="kept",
        words="club gathers at least 2 tiers",
        evidence=["meeting m0 2027-03-02"],
    ),
    Example(
        "one meeting unlabelled, another short: the short one is sure",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
                "st St",
            ],
            "seats": ["st club state 2025-09-01"],
            "meetings": [
                "m0 club session 2027-02-02 recorded",
                "m1 club session 2027-03-02 recorded",
            ],
            "attendances": ["m0 caf Ann", "m0 st Cem", "m1 caf Ann"],
            "mandates": ["st Cem 2025-09-01"],
        },
        state="broken",
        words="m1 of 2027-03-02 gathered 1 tier: fewer than 2",
        evidence=["meeting m1 2027-03-02"],
        broken_on="2027-03-02",
        breaches=["2027-03-02..2027-03-02 m1"],
    ),
    Example(
        "without record it is unknown",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "meetings": ["m0 club session 2027-03-02"],
        },
        state="unknown",
        words="Nobody has recorded who came to m0 of 2027-03-02",
    ),
    Example(
        "today's may still be recorded",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = 2
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "meetings": ["m0 club session 2027-04-06"],
        },
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "before the value begins nothing is asked",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "tier"
among = "meeting"
minimum = { "2027-03-03" = 2 }
""",
        facts={
            "institutions": [
                "caf Caf tier=local network=social",
                "ars Ars tier=regional network=health",
            ],
            "meetings": ["m0 club session 2027-03-02 recorded"],
            "attendances": ["m0 caf Ann"],
        },
        state="kept",
        words="club gathers at least 2 tiers",
        evidence=["meeting m0 2027-03-02"],
    ),
    Example(
        "a value that begins during the season is asked from then on",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "college"
minimum = { "2027-03-03" = 2 }
""",
        facts={},
        state="broken",
        words="club gathers 1 college on 2027-03-03: fewer than 2",
        broken_on="2027-03-03",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-03-03.."],
    ),
    Example(
        "unlabelled until August, one alone after: unknown",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "network"
minimum = 2
""",
        facts={
            "institutions": ["caf Caf network=social", "ars Ars"],
            "mandates": ["ars Bea 2025-09-01..2027-08-15"],
        },
        state="unknown",
        words="Nobody has said of which kind all the institutions of club are",
        next_break="2027-08-16",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-08-16.."],
    ),
    Example(
        "two networks until August, one after: kept until then",
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
            "mandates": ["ars Bea 2025-09-01..2027-08-15"],
        },
        state="kept",
        words="club gathers at least 2 networks",
        next_break="2027-08-16",
        mend="Invite institutions of other kinds to sit in club",
        breaches=["2027-08-16.."],
    ),
    Example(
        "one alone, then beside an unlabelled one",
        on="2027-04-06",
        rule="""\
check = "diversity"
of = "network"
minimum = 2
""",
        facts={
            "institutions": ["caf Caf network=social", "ars Ars"],
            "mandates": ["ars Bea 2026-10-01"],
            "exceptions": ["E-1 club D-1 2026-09-01..2027-08-31"],
        },
        state="kept",
        words="Decision D-1 lifts this article from 2026-09-01 to 2027-08-31",
        exception="D-1",
    ),
)
