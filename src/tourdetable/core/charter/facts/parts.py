"""A record cut by body: each fact goes to the body it is about, following what it hangs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.shapes import fact_shapes

Parts = defaultdict[str, defaultdict[str, list[Any]]]
"""Facts by body, then by kind."""

Owner = Callable[[Any], str | None]

NETWORK = ("institutions", "acceptances", "programmes", "agreements", "campaigns")
"""Kinds of facts that no body owns."""


def cut(record: Record) -> Mapping[str, Record]:
    """One record per body. Facts of the whole network stay out.

    A kind that nobody keeps stays `None` everywhere.
    """
    parts: Parts = defaultdict(lambda: defaultdict(list))
    owners = _owners(record)
    for kind, owner in owners.items():
        for fact in getattr(record, kind) or ():
            body = owner(fact)
            if body is not None:
                parts[body][kind].append(fact)
    _add_meetings_elsewhere(record, parts)
    empty: dict[str, Any] = {kind: () for kind in owners if getattr(record, kind) is not None}
    return {body: _record(empty, facts) for body, facts in parts.items()}


def _record(empty: Mapping[str, Any], facts: Mapping[str, list[Any]]) -> Record:
    return Record(**{**empty, **{kind: tuple(several) for kind, several in facts.items()}})


def _owners(record: Record) -> Mapping[str, Owner]:
    """Whose each kind of fact is: the body it names, else that of its minutes, meeting or seat.

    What it does not always name counts for nothing.
    """
    seats = {s.id: s.body for s in record.seats}
    meetings = {m.id: m.body for m in record.meetings}
    minutes = {m.id: meetings.get(m.meeting) for m in record.minutes or ()}
    known: dict[str, Owner] = {
        "body": attrgetter("body"),
        "minutes": lambda fact: minutes.get(fact.minutes),
        "meeting": lambda fact: meetings.get(fact.meeting),
        "seat": lambda fact: seats.get(fact.seat),
    }
    owners: dict[str, Owner] = {"bodies": attrgetter("id")}
    for kind, shape in fact_shapes().items():
        names = [name for name in known if name in shape.fields and shape.fields[name].required]
        if names and kind not in NETWORK:
            owners[kind] = known[names[0]]
    return owners


def _add_meetings_elsewhere(record: Record, kept: Parts) -> None:
    """A decision may be recorded at another body's meeting: its part holds that meeting too."""
    meetings = {m.id: m for m in record.meetings}
    for body, facts in kept.items():
        away = {d.meeting for d in facts.get("decisions", ())}
        kept[body]["meetings"].extend(
            meetings[m] for m in sorted(away) if m in meetings and meetings[m].body != body
        )
