"""What sentences call a fact that is no proof of the verdict, and a parameter's value."""

from __future__ import annotations

from datetime import date
from typing import Any

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import MEETINGS_BY_ID, SEATS_BY_ID, one
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.core.words.phrase import Phrase

_NAMES = ("name", "title", "decision", "version", "institution", "seat", "id")
"""A fact is called by the first of these that its kind always has."""

_DAYS = ("on", "due_on", "published_on", "starts", "meeting")
"""A fact is placed by the first of these that its kind has ("meeting": the day of its meeting)."""


def words_of(index: Index, kind: str, fact: Any) -> Phrase:
    """What a fact is called: its title or its institution, else its id, with its day."""
    name, day = _name(index, kind, fact), day_of(index, kind, fact)
    if day is None:
        return Phrase("%(name)s", kind=one(kind), name=name)
    return Phrase("%(name)s, %(day)s", kind=one(kind), name=name, day=day)


def day_of(index: Index, kind: str, fact: Any) -> date | None:
    """The day by which a fact is placed in time."""
    fields = fact_shapes()[kind].fields
    field = next((name for name in _DAYS if name in fields), "")
    if field == "meeting":
        met = index.get(MEETINGS_BY_ID, fact.meeting)
        return met[-1].on if met else None
    day: date | None = getattr(fact, field, None)
    return day


def _name(index: Index, kind: str, fact: Any) -> str:
    fields = fact_shapes()[kind].fields
    field = next(name for name in _NAMES if name in fields and fields[name].required)
    if field == "id" and getattr(fact, "institution", None):
        field = "institution"
    called = str(getattr(fact, field))
    if field == "institution":
        return index.institution_name(called)
    if field == "seat":
        seats = index.get(SEATS_BY_ID, called)
        return index.name_of(seats[-1]) if seats else called
    return called
