"""The front matter: who a charter is for, its words, its minutes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.text.samples import READING, check_mistake
from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.core.charter.terms.model import (
    Adoption,
    ChangelogEntry,
    FunctionKind,
    Right,
    SeasonRule,
)
from tourdetable.core.charter.text.loader import load


def test_reads_who_the_charter_is_for_and_its_words() -> None:
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


def test_a_version_says_when_it_began_and_what_it_changed() -> None:
    change = 'article = "READ-01"\nremark = "Sooner"\nadopted_by = "Circle"\non = 2027-01-01'
    table = f"[[changes]]\n{change}\n+++\nWe read"
    charter = load(
        READING.replace('version = "1"', 'version = "2"\nin_force = 2027-01-01').replace(
            "+++\nWe read", table
        )
    )
    assert (charter.in_force, charter.changes) == (
        date(2027, 1, 1),
        (ChangelogEntry("READ-01", "Sooner", "Circle", date(2027, 1, 1)),),
    )


def test_a_right_keeps_its_former_name_in_texts_adopted_before() -> None:
    renamed = READING.replace('"convene", "cancel"', '"convene", "manage_seats"')
    rights = load(renamed).vocabulary.offices["host"].rights
    assert rights == {Right.CONVENE, Right.COMPOSE}


TALK = """[[functions]]
code = "talk"
name = "Talk"
counts = ["topics", "points.inform"]
+++
We read"""


def test_a_charter_says_what_its_bodies_are_for_and_what_counts() -> None:
    words = load(READING.replace("+++\nWe read", TALK)).vocabulary
    talk = FunctionKind("talk", "Talk", ("topics", "points.inform"))
    assert words.functions == {"talk": talk}
    assert words.functions_of(next(iter(words.body_kinds))) == (talk,)
    assert load(READING).vocabulary.functions == {}


@pytest.mark.parametrize(
    ("counts", "problem"),
    [
        ("", "`counts`"),
        ("counts = []", "counts"),
        ('counts = ["topcis"]', "topics"),
        ('counts = ["meetings.ghost"]', "ghost"),
        ('counts = ["seats"]', "seats"),
    ],
)
def test_what_counts_is_known(counts: str, problem: str) -> None:
    wrong = TALK.replace('counts = ["topics", "points.inform"]', counts)
    with pytest.raises(CharterErrors) as told:
        load(READING.replace("+++\nWe read", wrong))
    assert problem in str(told.value)


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
        "write `reading-club`",
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
        "write one of `fr`, `en`",
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
        "write `les_elus`",
    ),
    (
        '[[meeting_kinds]]\ncode = "evening"',
        '[[meeting_kinds]]\ncode = "evening"\nname = "E"\n'
        '[[meeting_kinds]]\ncode = "evening" # twice',
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
]


@pytest.mark.parametrize(("old", "new", "at", "key", "problem", "remedy"), MISTAKES)
def test_a_mistake_in_the_front_matter_is_named_with_its_line_and_its_remedy(
    old: str, new: str, at: str, key: str, problem: str, remedy: str
) -> None:
    check_mistake(old, new, at, key, problem, remedy)
