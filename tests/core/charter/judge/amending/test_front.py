"""Whatever the front matter says has its sentences: a field added to the model cannot be forgotten.

The model itself is walked: each of its fields is changed alone, and must be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import pytest

from tests.paths import CHARTERS
from tourdetable.core.charter.judge.amending.front import has_words, say_front
from tourdetable.core.charter.judge.amending.sentences import amendment
from tourdetable.core.charter.judge.compare import ChangeKind, FrontChange, compare
from tourdetable.core.charter.terms.competence import Competence, EffectKind
from tourdetable.core.charter.terms.model import (
    ChangelogEntry,
    Charter,
    Front,
    PublicRule,
    Right,
    SeasonRule,
    Vocabulary,
)
from tourdetable.core.charter.text.loader import load

ITC = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))

OTHERS: Mapping[str, object] = {
    "season": SeasonRule(3, 1),
    "competences": (Competence(EffectKind.AMEND_TEXT, ("itc",)),),
    "public": PublicRule(text=False, bodies=("itc",)),
    "changes": (ChangelogEntry("ITC-14", "Plus court", "Comité", date(2027, 1, 1)),),
    "rights": frozenset({Right.CONVENE}),
    "bodies": ("itc",),
    "comes_to": ("session",),
    "positions": ("consent", "object"),
    "scope": "body",
}
"""Another value for what a rule of types cannot make."""

AGAIN: Mapping[str, object] = {"rights": frozenset(), "bodies": (), "scope": "network"}
"""Where that is the value already."""


def other(name: str, value: Any) -> object:
    """Another value of the same kind."""
    if name in OTHERS:
        return OTHERS[name] if OTHERS[name] != value else AGAIN[name]
    if isinstance(value, StrEnum):
        return next(one for one in type(value) if one != value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return value + timedelta(1) if isinstance(value, date) else f"{value} bis"


def changed(owner: Any) -> Iterator[tuple[str, Any]]:
    """Each field of a piece of the model, changed alone, however deep it is."""
    for declared in fields(owner):
        name, value = declared.name, getattr(owner, declared.name)
        if isinstance(value, Mapping):
            for code, kind in value.items():
                for inner, made in changed(kind):
                    again = MappingProxyType({**value, code: made})
                    yield f"{name}.{code}.{inner}", replace(owner, **{name: again})
        elif is_dataclass(value) and name not in OTHERS:
            for inner, made in changed(value):
                yield f"{name}.{inner}", replace(owner, **{name: made})
        elif name != "code":
            yield name, replace(owner, **{name: other(name, value)})


OF_THE_TEXT = {"preamble", "articles", "source"}
CHANGED = {path: made for path, made in changed(ITC) if path not in OF_THE_TEXT}


@pytest.mark.parametrize("path", CHANGED)
def test_each_field_of_the_model_is_told_when_it_changes(path: str) -> None:
    """By one sentence at least, that says something else of what will be and of what was."""
    told = amendment(ITC, CHANGED[path])
    assert told
    for change in told:
        assert change.before is None or str(change.after) != str(change.before)
        assert "`" not in str(change.after)


@pytest.mark.parametrize("path", CHANGED)
def test_each_field_of_the_model_has_sentences_of_its_own(path: str) -> None:
    """No code is shown for want of words."""
    for change in compare(ITC, CHANGED[path]).front:
        assert (change.path, has_words(change.path)) == (change.path, True)


def test_the_walk_reaches_every_field() -> None:
    """Of the front matter and of all the kinds of the vocabulary."""
    reached = {path.split(".")[0] for path in CHANGED}
    assert reached == {declared.name for declared in fields(Front)}
    kinds = {path.split(".")[1] for path in CHANGED if path.startswith("vocabulary.")}
    assert kinds == {declared.name for declared in fields(Vocabulary)}


def told(new: Charter, old: Charter = ITC) -> list[str]:
    return [". ".join(map(str, change.sentences)) for change in amendment(old, new)]


def with_text(*replaced: tuple[str, str]) -> Charter:
    text = ITC.source
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    return load(text)


OFFICE = """\
[[offices]]
code = "guardian"
name = "Garant·e"
scope = "body"
bodies = ["itc"]
rights = ["minutes"]

[[duties]]
code = "facilitation"
"""


def test_a_kind_that_comes_is_told_whole_and_one_that_goes_by_its_name() -> None:
    new = with_text(('[[duties]]\ncode = "facilitation"\n', OFFICE))
    assert sorted(told(new)) == [
        "The office “Garant·e” will be held for each body",
        "The office “Garant·e” will exist in: Instance territoriale de concertation",
        "There will be a new office: “Garant·e”",
        "Whoever holds the office “Garant·e” will be able to: write the minutes",
    ]
    assert told(ITC, new) == ["There will be no office “Garant·e” any more"]


def test_rights_are_told_by_what_is_gained_and_lost() -> None:
    rights = '"cancel", "agenda", "turns", "compose"]'
    both = with_text((rights, '"agenda", "turns", "compose", "minutes"]'))
    (said,) = told(both)
    assert said.startswith(
        "Whoever holds the office “Animateur·trice de la Convention Cadre” will also be able to: "
        "write the minutes; and will no longer be able to: cancel a meeting. "
        "So far, whoever holds it may: convene the members, move a meeting, cancel a meeting"
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            'adoption = "silence_days"\ndays = 8',
            [
                "Minutes will be adopted once 8 days have passed without any objection. "
                "So far, they are adopted once 3 seats have approved them"
            ],
        ),
        (
            'adoption = "seats"\nseats = 2',
            [
                "The number of seats that must approve minutes will be 2. So far, it is 3",
            ],
        ),
        (
            'adoption = "seats"\nseats = 3\ndays = 1',
            [
                "The time of silence that adopts minutes will be 1 day (it does not count, since "
                "minutes are adopted in another way). So far, it is 15 days"
            ],
        ),
    ],
)
def test_the_adoption_of_minutes_is_told_once_with_what_it_takes(
    rule: str, words: list[str]
) -> None:
    assert told(with_text(('adoption = "seats"\nseats = 3', rule))) == words


def test_the_journal_of_the_text_is_read_too() -> None:
    entry = ChangelogEntry("ITC-14", "Plus court", "Comité", date(2027, 1, 1))
    new = replace(ITC, changes=(entry,))
    assert told(new) == ["The text records that Comité changed ITC-14 on 2027-01-01: “Plus court”"]
    assert told(ITC, new) == [
        "The text will no longer record that Comité changed ITC-14 on 2027-01-01: “Plus court”"
    ]


def test_the_order_of_names_says_nothing() -> None:
    new = with_text(
        ('["consent", "reservation", "abstain"', '["abstain", "consent", "reservation"')
    )
    assert compare(ITC, new).front == ()


def test_a_place_without_words_is_shown_as_it_is() -> None:
    """Rather than forgotten, until it is given words."""
    assert not has_words(("of_tomorrow",))
    change = FrontChange(("of_tomorrow",), ChangeKind.CHANGED, 1, 2)
    ((after, before),) = say_front(change, ITC, ITC)
    assert (str(after), str(before)) == ("`of_tomorrow` will be: 2", "So far, it is: 1")
