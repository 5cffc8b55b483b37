"""`body_produces`: a body produces, in a season, what it is there for (CLUB-04, ITC-04)."""

from __future__ import annotations

from tests.core.charter.judging import Example, examples, judgement_of

RULE = """\
check = "body_produces"
kinds = ["tools"]
minimum = 1
"""
FACTS = {"bodies": ["club club 2025-09-01"]}


@examples(
    Example(
        "one on the season's first day is enough",
        on="2027-08-31",
        facts={"tools": ["t club 2026-09-01"]},
        state="kept",
        words="club produced what it is there for",
        next_break="2028-08-31",
        mend="Share a tool made by club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "one on its last day too",
        on="2027-08-31",
        facts={"tools": ["t club 2027-08-31"]},
        state="kept",
        words="club produced what it is there for",
        next_break="2028-08-31",
        mend="Share a tool made by club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "one of its eve is not",
        on="2027-08-31",
        facts={"tools": ["t club 2026-08-31"]},
        state="broken",
        words="club made 0 tools of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "nothing by the last day breaks it",
        on="2027-08-31",
        facts={"tools": []},
        state="broken",
        words="club made 0 tools of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "the day before it is foreseen",
        on="2027-08-30",
        facts={"tools": []},
        state="at_risk",
        words="club made 0 tools of 1 since 2026-09-01",
        next_break="2027-08-31",
        mend="Share a tool made by club by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "nobody keeps tools",
        on="2027-08-31",
        facts={},
        state="unknown",
        words="Nobody has recorded all that club produces",
    ),
    Example(
        "a body installed a day after the season began owes them",
        on="2027-08-31",
        alone=True,
        facts={"bodies": ["club club 2026-09-02"], "tools": []},
        state="broken",
        words="club made 0 tools of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "one installed on its first day too",
        on="2027-08-31",
        alone=True,
        facts={"bodies": ["club club 2026-09-01"], "tools": []},
        state="broken",
        words="club made 0 tools of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "one that closes within it is not concerned",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01..2027-08-30"], "tools": []},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Share a tool made by club by 2027-08-30",
        breaches=["2027-08-31..2027-08-31 tools"],
    ),
    Example(
        "on the last day of its own it may still be made",
        on="2027-06-30",
        alone=True,
        facts={"bodies": ["club club 2025-09-01..2027-06-30"], "tools": []},
        state="at_risk",
        words="club made 0 tools of 1 since 2026-09-01",
        next_break="2027-07-01",
        mend="Share a tool made by club by 2027-06-30",
        breaches=["2027-07-01..2027-07-01 tools"],
    ),
    Example(
        "lifted on its last day, nothing is owed the day after",
        on="2027-07-01",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01..2027-06-30"],
            "tools": [],
            "exceptions": ["E-1 club D-1 2027-06-01..2027-06-30"],
        },
        state="kept",
        words="Decision D-1 lifts this article from 2027-06-01 to 2027-06-30",
        exception="D-1",
    ),
    Example(
        "lifted until the eve of its last day, it is",
        on="2027-07-01",
        alone=True,
        facts={
            "bodies": ["club club 2025-09-01..2027-06-30"],
            "tools": [],
            "exceptions": ["E-1 club D-1 2027-06-01..2027-06-29"],
        },
        state="broken",
        words="club made 0 tools of 1 since 2026-09-01",
        broken_on="2027-07-01",
        breaches=["2027-07-01..2027-07-01 tools"],
    ),
    Example(
        "made before it was there, or once it was no more, it is not its own",
        on="2027-07-01",
        alone=True,
        facts={
            "bodies": ["club club 2026-09-22..2027-06-30"],
            "tools": ["a club 2026-09-21", "z club 2027-07-01"],
        },
        state="broken",
        words="club made 0 tools of 1 since 2026-09-01",
        broken_on="2027-07-01",
        breaches=["2027-07-01..2027-07-01 tools"],
    ),
    Example(
        "one that closes with it is",
        on="2027-08-31",
        alone=True,
        facts={"bodies": ["club club 2025-09-01..2027-08-31"], "tools": []},
        state="broken",
        words="club made 0 tools of 1 since 2026-09-01",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools"],
    ),
    Example(
        "a deliverable counts on the day it is circulated",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["deliverables"]
minimum = 1
""",
        facts={"deliverables": ["x club circulated circulated_on=2027-01-05 due_on=2026-05-05"]},
        state="kept",
        words="club produced what it is there for",
        next_break="2028-08-31",
        mend="Circulate a deliverable of club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 deliverables"],
    ),
    Example(
        "not before",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["deliverables"]
minimum = 1
""",
        facts={"deliverables": ["x club approved delivered_on=2027-01-05"]},
        state="broken",
        words="club circulated 0 deliverables of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 deliverables", "2028-08-31..2028-08-31 deliverables"],
    ),
    Example(
        "an experience report of one of its seats counts",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["experience_reports"]
minimum = 1
""",
        facts={"experience_reports": ["x caf 2027-01-05"], "seats": ["caf club caf 2025-09-01"]},
        state="kept",
        words="club produced what it is there for",
        next_break="2028-08-31",
        mend="Hear an experience report in club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 experience_reports"],
    ),
    Example(
        "of another body's seat it does not",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["experience_reports"]
minimum = 1
""",
        facts={"experience_reports": ["x caf 2027-01-05"], "seats": ["caf other caf 2025-09-01"]},
        state="broken",
        words="club heard 0 experience reports of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=[
            "2027-08-31..2027-08-31 experience_reports",
            "2028-08-31..2028-08-31 experience_reports",
        ],
    ),
    Example(
        "a guest counts on the meeting's day",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["guests"]
minimum = 1
""",
        facts={"guests": ["x m0 actor"], "meetings": ["m0 club session 2027-01-05"]},
        state="kept",
        words="club produced what it is there for",
        next_break="2028-08-31",
        mend="Call in an actor of the territory, or an expert, to club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 guests"],
    ),
    Example(
        "not at a meeting of another season",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["guests"]
minimum = 1
""",
        facts={"guests": ["x m0 actor"], "meetings": ["m0 club session 2026-08-31"]},
        state="broken",
        words="club called in 0 guests of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 guests", "2028-08-31..2028-08-31 guests"],
    ),
    Example(
        "nor at one that was cancelled",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["guests"]
minimum = 1
""",
        facts={"guests": ["x m0 actor"], "meetings": ["m0 club session 2027-01-05 cancelled"]},
        state="broken",
        words="club called in 0 guests of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 guests", "2028-08-31..2028-08-31 guests"],
    ),
    Example(
        "two kinds are asked one by one",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["tools", "topics"]
""",
        facts={"tools": ["t club 2026-10-01"], "topics": []},
        state="broken",
        words="club put forward 0 topics of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=[
            "2027-08-31..2027-08-31 topics",
            "2028-08-31..2028-08-31 tools",
            "2028-08-31..2028-08-31 topics",
        ],
    ),
    Example(
        "one of two kinds that nobody keeps is unknown",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["tools", "topics"]
""",
        facts={"tools": ["t club 2026-10-01"]},
        state="unknown",
        words="Nobody has recorded all that club produces",
        next_break="2028-08-31",
        mend="Share a tool made by club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "two of a kind are asked, one is too few",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["tools"]
minimum = 2
""",
        facts={"tools": ["t club 2026-10-01"]},
        state="broken",
        words="club made 1 tool of 2 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "one that closes with it and produced enough keeps it",
        on="2027-04-06",
        alone=True,
        facts={"bodies": ["club club 2025-09-01..2027-08-31"], "tools": ["t club 2026-10-01"]},
        state="kept",
        words="club produced what it is there for",
    ),
    Example(
        "the number asked is that of the season's last day",
        on="2027-08-31",
        rule="""\
check = "body_produces"
kinds = ["tools"]
minimum = { "2025-01-01" = 1, "2027-01-01" = 2 }
""",
        facts={"tools": ["t club 2026-10-01"]},
        state="broken",
        words="club made 1 tool of 2 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "each kind is told in each season",
        on="2027-04-06",
        rule="""\
check = "body_produces"
kinds = ["tools", "watch_items"]
minimum = 1
""",
        facts={"tools": [], "watch_items": []},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Share a tool made by club by 2027-08-31",
        breaches=[
            "2027-08-31..2027-08-31 tools",
            "2027-08-31..2027-08-31 watch_items",
            "2028-08-31..2028-08-31 tools",
            "2028-08-31..2028-08-31 watch_items",
        ],
    ),
    Example(
        "a body of less than half of the season owes nothing",
        on="2027-08-31",
        alone=True,
        facts={"bodies": ["club club 2027-03-03"], "tools": []},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2028-08-31",
        mend="Share a tool made by club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "of half of it, it does",
        on="2027-08-31",
        alone=True,
        facts={"bodies": ["club club 2027-03-02"], "tools": []},
        state="broken",
        words="club made 0 tools of 1 since 2026-09-01",
        next_break="2028-08-31",
        broken_on="2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "a guest of a meeting to come is not there yet",
        on="2027-08-01",
        rule='check = "body_produces"\nkinds = ["guests"]',
        facts={"guests": ["x m0 actor"], "meetings": ["m0 club session 2027-08-20"]},
        state="at_risk",
        words="club called in 0 guests of 1 since 2026-09-01",
        next_break="2027-08-31",
        mend="Call in an actor of the territory, or an expert, to club by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 guests", "2028-08-31..2028-08-31 guests"],
    ),
    Example(
        "nobody keeps what a body of less than half of the season does not owe",
        on="2027-08-31",
        alone=True,
        facts={"bodies": ["club club 2027-03-03"]},
        state="not_concerned",
        words="Nothing here falls under this article yet",
    ),
    Example(
        "made in the season before, it keeps nothing in this one",
        on="2027-04-06",
        facts={"tools": ["t club 2026-08-31"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Share a tool made by club by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "there are not enough of them before there are as many as on the season's last day",
        on="2027-04-06",
        rule="""\
check = "body_produces"
kinds = ["tools"]
minimum = { "2025-01-01" = 1, "2027-08-31" = 2 }
""",
        facts={"tools": ["t club 2026-10-01"]},
        state="not_concerned",
        words="Nothing is due under this article yet",
        next_break="2027-08-31",
        mend="Share a tool made by club by 2027-08-31",
        breaches=["2027-08-31..2027-08-31 tools", "2028-08-31..2028-08-31 tools"],
    ),
    Example(
        "what is asked from the next season on is not yet",
        on="2027-04-06",
        rule="""\
check = "body_produces"
kinds = ["tools"]
minimum = { "2025-01-01" = 1, "2027-09-01" = 2 }
""",
        facts={"tools": ["t club 2026-10-01"]},
        state="kept",
        words="club produced what it is there for",
        next_break="2028-08-31",
        mend="Share a tool made by club by 2028-08-31",
        breaches=["2028-08-31..2028-08-31 tools"],
    ),
)
def test_body_produces(example: Example) -> None:
    assert example.found(RULE, FACTS) == example.expected


def test_a_season_is_told_by_its_count_from_its_first_day_on() -> None:
    breaches = judgement_of(RULE, FACTS | {"tools": []}, "2026-09-01").breaches
    assert [str(breach.words) for breach in breaches] == [
        "club made 0 tools of 1 since 2026-09-01",
        "club has from 2027-09-01 to 2028-08-31 to produce what it is there for",
    ]
