"""What is indexed while nobody waits: documents, whose words take seconds to read, and what the
requests that search have left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from time import sleep
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.files.text import READER, text_of
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.search.actions.feeding import go_on, is_up_to_date, make_anew
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.sources.base import SearchSource
from tourdetable.domain.search.sources.every import SOURCES

PIECES = 20
"""Pieces of work on one network before another is looked at."""
REST = 0.15
"""Seconds between two pieces: who waits for SQLite looks every tenth of a second."""


def index_some(*, now: datetime) -> bool:
    """Read one document, and bring each network nearer to what was recorded; whether there was
    anything to do."""
    read = read_document()
    behind = [one for one in open_networks() if not is_up_to_date(one, local_day(one, now))]
    for network in behind:
        bring_up(network=network, now=now, pieces=PIECES)
    return read or bool(behind)


def index_all(*, now: datetime) -> None:
    """All that there is to read and to index."""
    while read_document():
        pass
    for network in open_networks():
        bring_up(network=network, now=now)


def bring_up(*, network: Network, now: datetime, pieces: int | None = None) -> None:
    """Index all that was recorded of a network, or so many pieces of it."""
    on = local_day(network, now)
    while pieces != 0 and not is_up_to_date(network, on):
        go_on(network=network, on=on, wait=True)
        pieces = None if pieces is None else pieces - 1
        let_others_write()


def let_others_write() -> None:
    """SQLite has one writer at a time: give those who wait the time to look again."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        sleep(REST)


def rebuild(*, network: Network, now: datetime) -> None:
    """Make another index of a network, which takes the place of the one that answers meanwhile."""
    make_anew(network=network)
    bring_up(network=network, now=now)


def open_networks() -> list[Network]:
    """Those that may be read."""
    return list(Network.objects.filter(archived_on=None).order_by("pk"))


def read_document() -> bool:
    """Read the words of one document that is found and was not read, and have what it is of indexed
    again; whether there was one."""
    stored = next(unread(), None)
    if stored is None:
        return False
    text_of(stored)
    for source, rows in documents():
        about = rows.filter(stored=stored).values(source.whose)
        entries = SearchEntry.objects.filter(source=source.code, about__in=about)
        entries.update(again_on=date.min)
    return True


def unread() -> Iterator[StoredFile]:
    """A document of each source, if one was not read."""
    known = StoredFile.objects.filter(words__reader=READER).order_by()
    for _source, rows in documents():
        row = rows.exclude(stored__in=known.values("pk")).select_related("stored").first()
        if row is not None:
            yield row.stored


def documents() -> Iterator[tuple[SearchSource, QuerySet[Any]]]:
    """The sources whose documents are read, with the rows that hold them."""
    for source in SOURCES:
        rows = source.documents()
        if rows is not None:
            yield source, rows.order_by()
