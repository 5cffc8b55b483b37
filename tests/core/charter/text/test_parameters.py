"""Rules are read as their check declares them, or refused with a remedy."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.text.samples import READING, check_mistake, line_of, refused
from tests.paths import CHARTERS
from tourdetable.core.charter.terms.model import Gate, Weight
from tourdetable.core.charter.text.loader import load


def test_a_dated_parameter_is_kept_oldest_first() -> None:
    (rule,) = load(READING).articles_by_id["READ-01"].rules
    assert rule.parameters["months"] == {date(2020, 1, 1): 1, date(2024, 1, 1): 2}
    assert list(rule.parameters["months"]) == [date(2020, 1, 1), date(2024, 1, 1)]  # type: ignore[call-overload]  # a dated value
    assert (rule.gate, rule.weight, rule.line) == (
        Gate.CONFIRM,
        Weight.OBLIGATION,
        line_of("```rule"),
    )


# what is replaced, by what, the line where it shows, the key, the problem, the remedy
MISTAKES = [
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
        "there is no day `2024-02-30`",
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
        "`friday`",
    ),
]


@pytest.mark.parametrize(("old", "new", "at", "key", "problem", "remedy"), MISTAKES)
def test_a_mistake_in_a_rule_is_named_with_its_line_and_its_remedy(
    old: str, new: str, at: str, key: str, problem: str, remedy: str
) -> None:
    check_mistake(old, new, at, key, problem, remedy)


def rule(text: str) -> str:
    return READING + f"\n## One more {{#READ-03}}\n\n```rule\n{text}\n```\n".replace(
        "rule\n\n```", "rule\n```"
    )


RULES = [
    ("", "check", "this key is missing", 'e.g. `check = "weekday"`'),
    ('check = "team_size"\noffice = "chief"', "office", "unknown office `chief`", "`host`"),
    (
        'check = "team_size"\noffice = "host"\nminimum = 3\nmaximum = 2',
        "minimum",
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
    (error,) = refused(rule(text))
    assert error.key == key
    assert problem in str(error.problem)
    assert remedy in str(error.remedy)


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
    (error,) = refused(READING.replace('{ "2024-01-01" = 2, "2020-01-01" = 1 }', value))
    assert error.key == "months"
    assert problem in str(error.problem)
    assert remedy in str(error.remedy)


@pytest.mark.parametrize(
    ("text", "old", "new", "problem", "remedy"),
    [
        (
            "reseau-professionnel",
            'bodies = ["regional_group"]\noffice',
            'bodies = ["steering_committee"]\noffice',
            "no body of this rule has the office `correspondent`",
            "write one of `coordinator`",
        ),
        (
            "conseil-de-quartier",
            'name = "Accueil"\nbodies = ["council"]',
            'name = "Accueil"\nbodies = ["town_hall"]',
            "in no body of this rule is the duty `welcome` taken",
            "write one of `minutes`",
        ),
    ],
)
def test_what_nobody_could_hold_there_is_refused(
    text: str, old: str, new: str, problem: str, remedy: str
) -> None:
    charter = (CHARTERS / f"{text}.md").read_text(encoding="utf-8")
    (error,) = refused(charter.replace(old, new))
    assert (str(error.problem), str(error.remedy)) == (problem, remedy)
