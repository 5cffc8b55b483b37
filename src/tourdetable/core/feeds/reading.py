"""Reading a feed (Atom: RFC 4287; RSS), whatever its dialect."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import feedparser

from tourdetable.core.feeds.plain import plain

MOST = 50
"""Items that are read of one feed: the first, which are the latest."""
TITLE, SUMMARY, LINK = 200, 2_000, 500
"""Characters that are kept of each."""
BEGINS = 20_000
"""Characters of a description that are looked at."""


class UnreadableFeed(Exception):
    """These bytes are no feed."""


@dataclass(frozen=True)
class FeedItem:
    """One item, in plain text: `key` tells it from the others of its feed."""

    key: str
    title: str
    link: str
    summary: str
    said_on: date | None


def read_feed(content: bytes) -> tuple[FeedItem, ...]:
    """The items of a feed. Raises `UnreadableFeed`, also when what is wrong in it hides all."""
    found = feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    read = (item_of(entry) for entry in found.entries[:MOST])
    items = tuple(item for item in read if item.title)
    if not found.get("version") or (found.bozo and not items):
        raise UnreadableFeed
    return items


def item_of(entry: Mapping[str, Any]) -> FeedItem:
    """What is kept of one."""
    link = address(str(entry.get("link") or ""))
    summary = plain(described(entry)[:BEGINS])
    title = " ".join(plain(str(entry.get("title") or "")[:BEGINS]).split()) or summary[:TITLE]
    key = str(entry.get("id") or link or title)
    return FeedItem(key, title[:TITLE], link, summary[:SUMMARY], day_of(entry))


def described(entry: Mapping[str, Any]) -> str:
    """Its summary, else its text."""
    parts: Sequence[Mapping[str, Any]] = entry.get("content") or ({},)
    return str(entry.get("summary") or parts[0].get("value") or "")


def address(link: str) -> str:
    """The address of a page of the web; nothing for another, or for one that is too long."""
    found = link.strip()
    known = found.lower().startswith(("https://", "http://")) and found.isprintable()
    return found if known and " " not in found and len(found) <= LINK else ""


def day_of(entry: Mapping[str, Any]) -> date | None:
    """The day on which it was said, if it says one that exists."""
    said = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(said), UTC).date() if said else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
