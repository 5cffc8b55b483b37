"""A record cut by body: each fact goes to the body it is about, following what it hangs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from tourdetable.core.charter.facts.record import Record

Owner = Callable[[Any], str | None]

NETWORK = ("institutions", "acceptances", "programmes", "agreements", "campaigns")
"""Kinds of facts that no body owns."""


def cut(record: Record) -> Mapping[str, Record]:
    """One record per body. Facts of the whole network stay out; a kind that nobody keeps stays `None` everywhere."""
    kept: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    owners = _owners(record)
    for kind, owner in owners.items():
        for fact in getattr(record, kind) or ():
            body = owner(fact)
            if body is not None:
                kept[body][kind].append(fact)
    _add_meetings_elsewhere(record, kept)
    empty: dict[str, Any] = {kind: () for kind in owners if getattr(record, kind) is not None}
    return {
        body: Record(**(empty | {k: tuple(v) for k, v in facts.items()}))
        for body, facts in kept.items()
    }


def _owners(record: Record) -> Mapping[str, Owner]:
    """Who owns each kind of fact: the body it names, else that of its seat, of its meeting, of its minutes."""
    seats = {s.id: s.body for s in record.seats}
    meetings = {m.id: m.body for m in record.meetings}
    minutes = {m.id: meetings.get(m.meeting) for m in record.minutes or ()}

    def by_seat(fact: Any) -> str | None:
        return seats.get(fact.seat)

    def by_meeting(fact: Any) -> str | None:
        return meetings.get(fact.meeting)

    def by_minutes(fact: Any) -> str | None:
        return minutes.get(fact.minutes)

    hung = dict.fromkeys(_BY_SEAT, by_seat) | dict.fromkeys(_BY_MEETING, by_meeting)
    return _OWN | hung | {"minutes_readings": by_minutes}


def _body(fact: Any) -> str | None:
    body: str | None = fact.body
    return body


def _self(fact: Any) -> str | None:
    body: str = fact.id
    return body


def _add_meetings_elsewhere(record: Record, kept: dict[str, defaultdict[str, list[Any]]]) -> None:
    """A decision may be recorded at another body's meeting: its part holds that meeting too."""
    meetings = {m.id: m for m in record.meetings}
    for body, facts in kept.items():
        away = {d.meeting for d in facts.get("decisions", ())}
        kept[body]["meetings"].extend(
            meetings[m] for m in sorted(away) if m in meetings and meetings[m].body != body
        )


_OWN: dict[str, Owner] = {"bodies": _self} | dict.fromkeys(
    (
        "seats",
        "offices",
        "presences",
        "meetings",
        "decisions",
        "exceptions",
        "themes",
        "topics",
        "deliverables",
        "watch_items",
        "tools",
        "practice_sheets",
        "commitments",
        "diagnoses",
        "referrals",
    ),
    _body,
)
_BY_SEAT = ("mandates", "experience_reports", "relays")
_BY_MEETING = ("replies", "attendances", "turns", "guests", "minutes")
