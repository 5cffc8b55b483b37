"""Reading the sources whose time has come, each by one process only."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings

from tourdetable.core.feeds.__main__ import UNREADABLE
from tourdetable.domain.library.actions.sources import (
    ReadSource,
    SaidItem,
    fail_source,
    receive,
    take_source,
)
from tourdetable.domain.library.models import NewsSource
from tourdetable.interface.feeds.fetching import Bounds, CannotFetch, fetch

SECONDS = 10
"""How long reading what came may take."""
AT_ONCE = 20
"""Sources that one call reads at most."""

log = logging.getLogger(__name__)

Leaving = Callable[[], bool]


def read_due(
    now: Callable[[], datetime], *, leaving: Leaving = lambda: False, bounds: Bounds | None = None
) -> int:
    """Read those whose time has come, until it is time to leave; how many."""
    if not settings.FEEDS:
        return 0
    done = 0
    while done < AT_ONCE and not leaving():
        source = take_source(now=now())
        if source is None:
            break
        read_one(source, now, bounds or Bounds())
        done += 1
    return done


def read_one(source: NewsSource, now: Callable[[], datetime], bounds: Bounds) -> None:
    """Read one, or keep why it could not be read."""
    try:
        read = opened(source, bounds)
    except CannotFetch as why:
        log.info("Source %s: %s", source.pk, why)
        fail_source(source=source, trouble=str(why), now=now())
    else:
        receive(source=source, read=read, now=now())


def opened(source: NewsSource, bounds: Bounds) -> ReadSource:
    """What a source says. Raises `CannotFetch`."""
    known = {"etag": source.etag, "modified": source.modified}
    found = fetch(source.address, **known, bounds=bounds)
    items = None if found.content is None else read_apart(found.content)
    return ReadSource(items, found.etag, found.modified)


def read_apart(content: bytes, seconds: float = SECONDS) -> tuple[SaidItem, ...]:
    """The items of a feed, read by a process of its own, whose time and memory are bounded: what
    comes from elsewhere stops nobody else's work. Raises `CannotFetch`."""
    command = [sys.executable, "-I", "-m", "tourdetable.core.feeds"]
    bounded: dict[str, Any] = {"capture_output": True, "timeout": seconds}
    try:
        done = subprocess.run(  # noqa: S603  our own program
            command, input=content, check=False, **bounded
        )
    except subprocess.TimeoutExpired as error:
        raise CannotFetch("heavy") from error
    if done.returncode != 0:
        raise CannotFetch("unreadable" if done.returncode == UNREADABLE else "heavy")
    return tuple(said(row) for row in json.loads(done.stdout))


def said(row: dict[str, str | None]) -> SaidItem:
    """An item, as that process wrote it."""
    day = row["said_on"]
    words = {name: str(row[name] or "") for name in ("key", "title", "link", "summary")}
    return SaidItem(**words, said_on=date.fromisoformat(day) if day else None)
