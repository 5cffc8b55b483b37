"""A charter is read whole, or refused with every mistake: file, line, key, remedy."""

from __future__ import annotations

import time
from datetime import date

import pytest

from tests.paths import CHARTERS
from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.core.charter.terms.model import (
    Adoption,
    ChangelogEntry,
    Gate,
    Right,
    SeasonRule,
    Weight,
)
from tourdetable.core.charter.text.loader import load

READING = """\
+++
charter = "reading"
version = "1"
language = "en"
title = "Charter of the reading club"
network_name = "Reading club"
time_zone = "Europe/Paris"
season = { month = 9, day = 1 }

[minutes]
adoption = "seats"
seats = 2

[[body_kinds]]
code = "circle"
name = "Circle"
plural = "Circles"
holders = 1

[[colleges]]
code = "readers"
name = "Readers"

[[meeting_kinds]]
code = "evening"
name = "Evening"
plural = "Evenings"
bodies = ["circle"]

[[offices]]
code = "host"
name = "Host"
scope = "body"
rights = ["convene", "cancel"]

[[duties]]
code = "minutes"
name = "Notes"
rights = ["minutes"]
+++
We read, and we meet.

## We meet every month {#READ-01}

Not more than a month goes by.

### Even in summer

Yes.

```rule
check = "maximum_gap"
meetings = ["evening"]
months = { "2024-01-01" = 2, "2020-01-01" = 1 }
gate = "confirm"
```

# Practical

## Always on Fridays {#READ-02}

```toml
# Not a heading {#READ-99}
```

````text
```rule
check = "nothing"
```
````

```rule
check = "weekday"
weekdays = ["friday"]
weight = "aim"
```
"""


def test_reads_a_whole_charter() -> None:
    charter = load(READING)
    assert (charter.slug, charter.network_name, charter.season) == (
        "reading",
        "Reading club",
        SeasonRule(9, 1),
    )
    assert (charter.minutes.adoption, charter.minutes.seats, charter.warn_days) == (
        Adoption.SEATS,
        2,
        60,
    )
    assert charter.vocabulary.offices["host"].rights == {Right.CONVENE, Right.CANCEL}
    assert charter.positions == ("consent", "reservation", "abstain", "object")
    assert charter.preamble == "We read, and we meet."
    assert [(a.id, a.title, a.level) for a in charter.articles] == [
        ("READ-01", "We meet every month", 2),
        ("", "Practical", 1),
        ("READ-02", "Always on Fridays", 2),
    ]


def test_the_text_of_an_article_keeps_its_inner_headings_and_loses_its_rules() -> None:
    article = load(READING).articles_by_id["READ-01"]
    assert article.text == "Not more than a month goes by.\n\n### Even in summer\n\nYes."


def test_a_dated_parameter_is_kept_oldest_first() -> None:
    (rule,) = load(READING).articles_by_id["READ-01"].rules
    assert rule.parameters["months"] == {date(2020, 1, 1): 1, date(2024, 1, 1): 2}
    assert list(rule.parameters["months"]) == [date(2020, 1, 1), date(2024, 1, 1)]  # type: ignore[call-overload]  # a dated value
    assert (rule.gate, rule.weight, rule.line) == (
        Gate.CONFIRM,
        Weight.OBLIGATION,
        line_of("```rule"),
    )


def test_headings_and_rules_inside_a_fence_are_only_text() -> None:
    article = load(READING).articles_by_id["READ-02"]
    assert [r.check for r in article.rules] == ["weekday"]
    assert "# Not a heading {#READ-99}" in article.text


def test_windows_lines_and_a_byte_order_mark_change_nothing() -> None:
    assert load("\ufeff" + READING.replace("\n", "\r\n")).articles == load(READING).articles


@pytest.mark.parametrize(("file", "count"), [("club-des-territoires", 19), ("itc", 16)])
def test_the_founding_charters_have_every_clause(file: str, count: int) -> None:
    charter = load((CHARTERS / f"{file}.md").read_text(encoding="utf-8"))
    prefix = {"itc": "ITC"}.get(file, "CLUB")
    assert list(charter.articles_by_id) == [f"{prefix}-{n:02}" for n in range(1, count + 1)]
    assert all(article.rules for article in charter.articles_by_id.values())


def line_of(text: str, source: str = READING) -> int:
    """The first line that begins with a text."""
    return next(n for n, line in enumerate(source.splitlines(), 1) if line.startswith(text))


# what is replaced, by what, the line where it shows, the key, the problem, the remedy
MISTAKES = [
    (
        'charter = "reading"\n',
        "",
        "+++",
        "charter",
        "this key is missing",
        'e.g. `charter = "reading-club"`',
    ),
    (
        'charter = "reading"',
        'charter = "Reading Club"',
        "charter",
        "charter",
        "`Reading Club` is not made of",
        "hyphens",
    ),
    (
        'version = "1"',
        "version = 1",
        "version",
        "version",
        "this is a whole number, not a text",
        "quotation marks",
    ),
    (
        'language = "en"',
        'language = "french"',
        "language",
        "language",
        "`french` is not",
        "a language code",
    ),
    (
        'title = "Charter of the reading club"',
        'title = " "',
        "title",
        "title",
        "this text is empty",
        "write something",
    ),
    (
        '"Europe/Paris"',
        '"Paris"',
        "time_zone",
        "time_zone",
        "unknown time zone `Paris`",
        "Europe/Paris",
    ),
    (
        "month = 9, day = 1",
        "month = 13, day = 1",
        "season",
        "month",
        "13 is out of bounds",
        "from 1 to 12",
    ),
    (
        "month = 9, day = 1",
        "month = 2, day = 29",
        "season",
        "day",
        "there is no day 29 in month 2",
        "`day = 1`",
    ),
    (
        "month = 9, day = 1",
        "mounth = 9",
        "season",
        "mounth",
        "unknown key",
        "did you mean `month`?",
    ),
    (
        "[minutes]",
        "warn_day = 3\n[minutes]",
        "warn_day",
        "warn_day",
        "unknown key",
        "did you mean `warn_days`?",
    ),
    (
        "[minutes]",
        "warn_days = -1\n[minutes]",
        "warn_days",
        "warn_days",
        "-1 is out of bounds",
        "from 0 to 366",
    ),
    (
        "[minutes]",
        "warn_days = true\n[minutes]",
        "warn_days",
        "warn_days",
        "this is true or false",
        "whole number",
    ),
    (
        "[minutes]",
        'positions = ["agree"]\n[minutes]',
        "positions",
        "positions",
        "unknown position `agree`",
        "`consent`",
    ),
    ("[minutes]", "[minute]", "[minute]", "minute", "unknown key", "did you mean `minutes`?"),
    (
        'adoption = "seats"',
        'adoption = "vote"',
        "adoption",
        "adoption",
        "unknown name `vote`",
        "`silence_days`",
    ),
    (
        "seats = 2",
        "seats = 1",
        "seats",
        "seats",
        "never adopted by one seat alone",
        "from 2 to 1000",
    ),
    ("holders = 1", "holders = 0", "holders", "holders", "0 is out of bounds", "holders = 2"),
    (
        "holders = 1",
        "holders = 1\nholder = 2",
        "holder = 2",
        "holder",
        "unknown key",
        "did you mean `holders`?",
    ),
    (
        "holders = 1",
        "holders = 1\nholders = 2",
        "holders = 2",
        "holders",
        "written twice",
        "keep it once",
    ),
    (
        'name = "Readers"\n',
        "",
        "[[colleges]]",
        "name",
        "this key is missing",
        'e.g. `name = "Club"`',
    ),
    (
        'code = "readers"',
        'code = "Les élus"',
        'code = "Les',
        "code",
        "is not made of",
        "underscores",
    ),
    (
        '[[meeting_kinds]]\ncode = "evening"',
        '[[meeting_kinds]]\ncode = "evening"\nname = "E"\n[[meeting_kinds]]\ncode = "evening" # twice',
        'code = "evening" # twice',
        "code",
        "`evening` is declared twice in `meeting_kinds`",
        "a code of its own",
    ),
    (
        'bodies = ["circle"]',
        'bodies = ["circles"]',
        "bodies",
        "bodies",
        "unknown body kind `circles`",
        "`circle`?",
    ),
    (
        'bodies = ["circle"]',
        'bodies = "circle"',
        "bodies",
        "bodies",
        "this is a text, not a list",
        "write a list",
    ),
    (
        'bodies = ["circle"]',
        'audience = "all"',
        "audience",
        "audience",
        "unknown name `all`",
        "`public`",
    ),
    (
        'scope = "body"',
        'scope = "club"',
        "scope",
        "scope",
        "unknown name `club`",
        "`network`, `body`",
    ),
    (
        'scope = "body"\n',
        "",
        "[[offices]]",
        "scope",
        "this key is missing",
        'e.g. `scope = "body"`',
    ),
    (
        'scope = "body"',
        'scope = "network"\nbodies = [ "circle" ]',
        "bodies = [ ",
        "bodies",
        "whole network",
        "scope",
    ),
    (
        '["convene", "cancel"]',
        '["convoke"]',
        'rights = ["convoke',
        "rights",
        "unknown right `convoke`",
        "`convene`",
    ),
    (
        '["convene", "cancel"]',
        '["move", "move"]',
        'rights = ["move',
        "rights",
        "`move` is written twice",
        "keep it once",
    ),
    (
        'title = "Charter',
        'title = "Charter"" x',
        "title",
        "title",
        "this is not TOML",
        "quotation marks",
    ),
    (
        "{#READ-02}",
        "{#READ-01}",
        "## Always",
        "{#READ-01}",
        "is already that of line",
        "an id of its own",
    ),
    (
        "{#READ-02}",
        "{#READ 02}",
        "## Always",
        "{#READ 02}",
        "this is not an article id",
        "`{#ITC-14}`",
    ),
    (
        "## Always on Fridays {#READ-02}",
        "## {#READ-02}",
        "## {#",
        "{#READ-02}",
        "has no title",
        "a few words",
    ),
    (" {#READ-01}", "", "```rule", "rule", "this rule stands under no article", "e.g. `{#ITC-14}`"),
    (
        'check = "maximum_gap"',
        'check = "maximum_gaps"',
        "check",
        "check",
        "unknown check",
        "did you mean `maximum_gap`?",
    ),
    (
        'check = "maximum_gap"\n',
        "",
        "```rule",
        "check",
        "this key is missing",
        'e.g. `check = "weekday"`',
    ),
    (
        'meetings = ["evening"]',
        'meetings = ["morning"]',
        "meetings",
        "meetings",
        "unknown meeting kind",
        "`evening`",
    ),
    (
        'meetings = ["evening"]',
        'bodies = ["club"]',
        'bodies = ["club',
        "bodies",
        "unknown body kind `club`",
        "`circle`",
    ),
    (
        'gate = "confirm"',
        'gate = "stop"',
        "gate",
        "gate",
        "unknown gate `stop`",
        "`refuse`, `confirm`, `none`",
    ),
    (
        'gate = "confirm"',
        'gate = "refuse"',
        "gate",
        "gate",
        "never refuses an act",
        '`gate = "confirm"`',
    ),
    (
        'gate = "confirm"',
        'weight = "law"',
        'weight = "law',
        "weight",
        "unknown weight `law`",
        "`obligation`",
    ),
    (
        'gate = "confirm"',
        "month = 2",
        "month = 2",
        "month",
        "unknown key",
        "did you mean `months`?",
    ),
    (
        '"2024-01-01" = 2, ',
        '"2024-02-30" = 2, ',
        "months",
        "months",
        "`2024-02-30` is not a date",
        "year-month-day",
    ),
    (
        '"2024-01-01" = 2, ',
        '"20240101" = 2, ',
        "months",
        "months",
        "`20240101` is not a date",
        "year-month-day",
    ),
    (
        '"2024-01-01" = 2, ',
        '"2024-01-01" = -2, ',
        "months",
        "months",
        "-2 is out of bounds",
        "e.g. `months = 2`",
    ),
    (
        '{ "2024-01-01" = 2, "2020-01-01" = 1 }',
        "{}",
        "months",
        "months",
        "no date is given",
        "2018-01-01",
    ),
    (
        '{ "2024-01-01" = 2, "2020-01-01" = 1 }',
        '"two"',
        "months",
        "months",
        "this is a text, not a whole",
        "1 to 120",
    ),
    (
        'months = { "2024-01-01" = 2, "2020-01-01" = 1 }\n',
        "",
        "```rule",
        "months",
        "is missing",
        "e.g. `months = 2`",
    ),
    ('["friday"]', "[]", "weekdays", "weekdays", "the list is empty", "`friday`"),
    (
        '["friday"]',
        '["vendredi"]',
        "weekdays",
        "weekdays",
        "unknown weekday `vendredi`",
        "`monday`",
    ),
    (
        'weight = "aim"',
        'weight = "aim',
        'weight = "aim',
        "weight",
        "this is not TOML",
        "key = value",
    ),
    (
        'weight = "aim"\n```\n',
        'weight = "aim"\n',
        "unclosed",
        "```",
        "this block is not closed",
        "after it",
    ),
]


@pytest.mark.parametrize(("old", "new", "at", "key", "problem", "remedy"), MISTAKES)
def test_a_mistake_is_named_with_its_line_and_its_remedy(
    old: str, new: str, at: str, key: str, problem: str, remedy: str
) -> None:
    source = READING.replace(old, new, 1)
    assert source != READING
    with pytest.raises(CharterErrors) as caught:
        load(source, file="reading.md")
    error = caught.value.errors[0]
    last_rule = max(n for n, line in enumerate(source.splitlines(), 1) if line == "```rule")
    line = last_rule if at == "unclosed" else line_of(at, source)
    assert (error.file, error.line, error.key) == ("reading.md", line, key)
    assert problem in error.problem
    assert remedy in error.remedy


def rule(text: str) -> str:
    return READING + f"\n## One more {{#READ-03}}\n\n```rule\n{text}\n```\n".replace(
        "rule\n\n```", "rule\n```"
    )


RULES = [
    ("", "check", "this key is missing", 'e.g. `check = "weekday"`'),
    ('check = "team_size"\noffice = "chief"', "office", "unknown office `chief`", "`host`"),
    (
        'check = "team_size"\noffice = "host"\nminimum = 3\nmaximum = 2',
        "office",
        "minimum is above the maximum",
        "minimum",
    ),
    ('check = "duties_in_turn"\nduty = ["cooking"]', "duty", "unknown duty `cooking`", "`minutes`"),
    ('check = "duties_in_turn"', "duty", "this key is missing", "e.g. `duty = "),
    (
        'check = "territory_seats"\ncolleges = ["writers"]',
        "colleges",
        "unknown college `writers`",
        "`readers`",
    ),
    (
        'check = "maximum_gap"\nmonths = 1\ncounting = { "2020-01-01" = "period" }',
        "counting",
        "cannot change",
        "one value",
    ),
    (
        'check = "maximum_gap"\nmonths = 1\ncounting = "periods"',
        "counting",
        "unknown name `periods`",
        "did you mean `period`?",
    ),
    ('check = "not_measurable"', "because", "this key is missing", 'e.g. `because = "…"`'),
    ('check = "planned"\nbecause = ""', "because", "this text is empty", "a sentence"),
    (
        'check = "planned"\nbecause = "Later."\ngate = "confirm"',
        "gate",
        "judges nothing",
        '`gate = "none"`',
    ),
    ('check = "pair_complete"\nholders = 0', "holders", "0 is out of bounds", "from 1 to 20"),
    (
        'check = "decision_record"\nwithin_days = 15.5',
        "within_days",
        "this is a number, not a whole",
        "from 0 to 366",
    ),
]


@pytest.mark.parametrize(("text", "key", "problem", "remedy"), RULES)
def test_a_mistake_in_a_rule_is_named(text: str, key: str, problem: str, remedy: str) -> None:
    with pytest.raises(CharterErrors) as caught:
        load(rule(text))
    (error,) = caught.value.errors
    assert error.key == key
    assert problem in error.problem
    assert remedy in error.remedy


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "the front matter is missing"),
        ("# A charter", "the front matter is missing"),
        ('+++\ncharter = "x"\n', "the front matter is not closed"),
        ("+++\na = " + "[" * 3500 + "\n+++\n", "lists are nested too deep to be read"),
        (
            READING.replace("{#READ-01}", "").replace("{#READ-02}", ""),
            "this rule stands under no article",
        ),
        (READING.split("## We", maxsplit=1)[0], "this charter has no article"),
        (
            READING + "\n- item\n\n  ```rule\n  check = 1\n  ```\n",
            "this rule stands inside a list or a quotation",
        ),
    ],
)
def test_a_file_that_is_no_charter_is_refused(source: str, problem: str) -> None:
    with pytest.raises(CharterErrors) as caught:
        load(source)
    assert problem in {e.problem for e in caught.value.errors}


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    source = (
        READING.replace('version = "1"', "version = 1")
        .replace('["friday"]', "[]")
        .replace("holders = 1", "holders = 0")
    )
    with pytest.raises(CharterErrors) as caught:
        load(source, file="reading.md")
    assert [e.key for e in caught.value.errors] == ["version", "holders", "weekdays"]
    assert str(caught.value).splitlines()[1] == (
        "reading.md:18: key `holders`: 0 is out of bounds — write a whole number from 1 to 20, e.g. `holders = 2`"
    )


def test_a_version_says_when_it_began_and_what_it_changed() -> None:
    table = '[[changes]]\narticle = "READ-01"\nremark = "Sooner"\nadopted_by = "Circle"\non = 2027-01-01\n+++\nWe read'
    charter = load(
        READING.replace('version = "1"', 'version = "2"\nin_force = 2027-01-01').replace(
            "+++\nWe read", table
        )
    )
    assert (charter.in_force, charter.changes) == (
        date(2027, 1, 1),
        (ChangelogEntry("READ-01", "Sooner", "Circle", date(2027, 1, 1)),),
    )


def test_a_value_says_where_it_comes_from() -> None:
    sourced = '{ "2020-01-01" = { value = 1, source = "First meeting" }, "2024-01-01" = 2 }'
    source = READING.replace('{ "2024-01-01" = 2, "2020-01-01" = 1 }', sourced)
    (read,) = load(source).articles_by_id["READ-01"].rules
    assert read.parameters["months"] == {date(2020, 1, 1): 1, date(2024, 1, 1): 2}
    assert read.sources == {"months": {date(2020, 1, 1): "First meeting"}}
    (plain,) = (
        load(source.replace(sourced, '{ value = 1, source = "Always" }'))
        .articles_by_id["READ-01"]
        .rules
    )
    assert (plain.parameters["months"], plain.sources) == (1, {"months": {date.min: "Always"}})


@pytest.mark.parametrize(
    ("value", "problem", "remedy"),
    [
        (
            '{ "2020-01-01" = { valeu = 1 } }',
            "unknown key `valeu` beside a value",
            "did you mean `value`?",
        ),
        ('{ "2020-01-01" = { source = "x" } }', "this value is missing", "{ value = 2"),
        ('{ "2020-01-01" = { value = 1, source = "" } }', "this text is empty", "a sentence"),
    ],
)
def test_a_source_badly_written_is_named(value: str, problem: str, remedy: str) -> None:
    with pytest.raises(CharterErrors) as caught:
        load(READING.replace('{ "2024-01-01" = 2, "2020-01-01" = 1 }', value))
    (error,) = caught.value.errors
    assert error.key == "months"
    assert problem in error.problem
    assert remedy in error.remedy


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("\n".join(f"k{n} = 1" for n in range(10_000)), 100),
        ("[[duties]]\ncode = 3\n" * 5_000, 1),
        ('title2 = "' + "w" * 500_000 + '"', 1),
        ("\n".join(f"k{n} = 1" for n in range(20_000)), 1),
        ("\n".join(f"k{n} = 123456789" for n in range(12_000)), 1),
        ("k0" + ".a" * 1_000 + " = 1", 1),
        ("k0 = 1" + "0" * 3_999, 1),
        ("k0 = 1" + "0" * 900_000, 1),
    ],
)
def test_a_file_made_to_be_slow_is_refused_soon_and_shortly(more: str, told: int) -> None:
    at = "[minutes]" if more.startswith(("k0", "title2")) else "[[offices]]"
    source = READING.replace(at, f"{more}\n{at}", 1)
    if at == "[[offices]]":
        source = source.replace(
            '[[duties]]\ncode = "minutes"\nname = "Notes"\nrights = ["minutes"]\n', ""
        )
    with pytest.raises(CharterErrors) as caught:
        load(source)
    assert len(caught.value.errors) == told
    assert all(len(str(error)) < 1000 for error in caught.value.errors)


@pytest.mark.parametrize(
    "more", ["[" * 400_000, "*a _b " * 60_000, "[a](" * 100_000, "<a" * 200_000, "> " * 200_000]
)
def test_words_made_to_be_slow_are_not_looked_into(more: str) -> None:
    """Only headings and fences are looked for; the words of an article are rendered elsewhere."""
    began = time.process_time()
    assert load(READING + "\n" + more).articles
    assert time.process_time() - began < 3


def test_an_id_too_long_to_be_an_address_is_refused() -> None:
    with pytest.raises(CharterErrors) as caught:
        load(READING + "\n## Trop long {#A" + "b" * 100 + "}\n")
    assert "at most 100 letters" in str(caught.value)
