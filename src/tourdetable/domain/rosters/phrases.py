"""Phrases kept as JSON, to be said later in the language of whoever reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.people.wording import short_day, translated


def kept(phrase: Phrase) -> list[Any]:
    """A phrase as JSON.

    >>> kept(Phrase("from %(day)s", day=date(2026, 3, 1)))
    ['from %(day)s', {'day': {'day': '2026-03-01'}}]
    """
    return [phrase.source, {name: kept_value(value) for name, value in phrase.values.items()}]


def kept_value(value: object) -> Any:
    if isinstance(value, Phrase):
        return kept(value)
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if isinstance(value, int) else str(value)


def phrase_of(said: list[Any]) -> Phrase:
    """The phrase of a JSON."""
    source, values = said
    return Phrase(source, **{name: value_of(value) for name, value in values.items()})


def value_of(value: Any) -> object:
    if isinstance(value, list):
        return phrase_of(value)
    return date.fromisoformat(value["day"]) if isinstance(value, dict) else value


def spoken(said: list[Any]) -> str:
    """It in the reader's language."""
    return phrase_of(said).render(translated, short_day)
