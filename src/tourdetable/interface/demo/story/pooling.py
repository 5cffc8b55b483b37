"""What the demo’s members brought to their library, what became of it, who used it; a source that
was read once."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.core.feeds.reading import read_feed
from tourdetable.domain.library.actions.answering import say_used, settle
from tourdetable.domain.library.actions.bringing import bring
from tourdetable.domain.library.actions.sources import (
    ReadSource,
    SaidItem,
    add_source,
    receive,
)
from tourdetable.domain.library.models import Entry
from tourdetable.interface.demo.stage import Stage, at


class UsedScript(msgspec.Struct, frozen=True, kw_only=True):
    """A seat says, on a day, what happened when it used it."""

    seat: str
    on: date
    outcome: str
    words: str


class EntryScript(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a seat brings to a body, one day; `said` and `days` are the rest of it, by the
    names of its columns. `answered`: what those who prepare said of it."""

    body: str
    seat: str
    on: date
    kind: str
    title: str
    said: dict[str, str] = {}
    days: dict[str, date] = {}
    tags: tuple[str, ...] = ()
    used: tuple[UsedScript, ...] = ()
    answered: str = ""


class SourceScript(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that whoever has the office of the network had read, and what it said."""

    body: str
    on: date
    title: str
    address: str
    feed: str


class PoolScript(msgspec.Struct, frozen=True):
    """One network's."""

    entries: tuple[EntryScript, ...] = ()
    sources: tuple[SourceScript, ...] = ()


class Pooling(msgspec.Struct, frozen=True):
    """The file of data."""

    club: PoolScript
    convention: PoolScript


def pool(stage: Stage, script: PoolScript) -> None:
    """All of it."""
    for one in script.entries:
        entry = brought(stage, one)
        for use in one.used:
            used(stage, entry, one, use)
        if one.answered:
            said: dict[str, Any] = {"by": stage.officer(), "now": at(one.on, 17)}
            settle(entry=entry, version=entry.version, words=one.answered, **said)
    for source in script.sources:
        read(stage, source)


def brought(stage: Stage, script: EntryScript) -> Entry:
    """The first holder of a seat brings it."""
    body = stage.bodies[script.body]
    by: dict[str, Any] = {"by": stage.holder(body.pk, script.seat), "now": at(script.on)}
    what: dict[str, Any] = {"kind": script.kind, "title": script.title}
    what["said"] = {**script.said, **script.days}
    return bring(network=stage.network, body=body, tags=script.tags, **what, **by)


def used(stage: Stage, entry: Entry, script: EntryScript, use: UsedScript) -> None:
    """The first holder of a seat says what happened."""
    by = stage.holder(stage.bodies[script.body].pk, use.seat)
    what: dict[str, Any] = {"outcome": use.outcome, "on": use.on, "words": use.words}
    say_used(entry=entry, **what, by=by, now=at(use.on, 17))


def read(stage: Stage, script: SourceScript) -> None:
    """What a source said is here already: nothing is asked of anybody."""
    said: dict[str, Any] = {"title": script.title, "address": script.address}
    said |= {"by": stage.officer(), "now": at(script.on)}
    source = add_source(network=stage.network, body=stage.bodies[script.body], **said)
    found = tuple(
        SaidItem(one.key, one.title, one.link, one.summary, one.said_on)
        for one in read_feed(script.feed.encode())
    )
    receive(source=source, read=ReadSource(found), now=at(script.on, 10))
