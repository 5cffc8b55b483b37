"""What an explanation calls a fact that is no proof of the verdict: a name, and a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import MEETINGS_BY_ID, SEATS_BY_ID, one
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

Told = tuple[str, str]
"""The field by which a fact is called, and that of its day ("meeting": the day of its meeting)."""

_TOLD: Mapping[str, Told] = {
    "institutions": ("name", ""),
    "bodies": ("name", "starts"),
    "seats": ("institution", "starts"),
    "mandates": ("seat", "starts"),
    "offices": ("id", "starts"),
    "presences": ("institution", "starts"),
    "meetings": ("title", "on"),
    "replies": ("seat", "meeting"),
    "attendances": ("seat", "meeting"),
    "turns": ("seat", "meeting"),
    "decisions": ("title", "meeting"),
    "exceptions": ("decision", "starts"),
    "themes": ("title", "starts"),
    "topics": ("title", "on"),
    "deliverables": ("title", "due_on"),
    "experience_reports": ("seat", "on"),
    "watch_items": ("title", "on"),
    "tools": ("title", "on"),
    "practice_sheets": ("title", "on"),
    "guests": ("id", "meeting"),
    "relays": ("seat", "on"),
    "acceptances": ("version", "on"),
    "commitments": ("id", "starts"),
    "minutes": ("id", "meeting"),
    "minutes_readings": ("seat", "on"),
    "programmes": ("id", "published_on"),
    "agreements": ("title", "starts"),
    "diagnoses": ("id", "on"),
    "campaigns": ("title", "starts"),
    "referrals": ("title", "on"),
}


def words_of(index: Index, kind: str, fact: Any) -> Phrase:
    """What a fact is called: its title or its institution, else its id, with its day."""
    name, day = _name(index, kind, fact), day_of(index, kind, fact)
    said: dict[str, Value] = {"kind": one(kind), "name": name}
    if day is None:
        return Phrase(gettext_noop("%(name)s"), **said)
    return Phrase(gettext_noop("%(name)s, %(day)s"), **said, day=day)


def day_of(index: Index, kind: str, fact: Any) -> date | None:
    """The day by which a fact is placed in time."""
    field = _TOLD[kind][1]
    if field == "meeting":
        met = index.get(MEETINGS_BY_ID, fact.meeting)
        return met[-1].on if met else None
    day: date | None = attrgetter(field)(fact) if field else None
    return day


def _name(index: Index, kind: str, fact: Any) -> str:
    field = _TOLD[kind][0]
    called = str(attrgetter(field)(fact))
    if field == "institution":
        return index.institution_name(called)
    if field == "seat":
        seats = index.get(SEATS_BY_ID, called)
        return index.name_of(seats[-1]) if seats else called
    return called
