"""Reads a feed on its input, and writes its items as JSON: a process of its own, of which whoever
starts it bounds the time, and which bounds its memory."""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict

from tourdetable.core.feeds.reading import UnreadableFeed, read_feed

MEMORY = 512 * 1024 * 1024
"""Octets that reading a feed may take."""
UNREADABLE = 3
"""How it ends when these bytes are no feed."""


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        items = read_feed(sys.stdin.buffer.read())
    except UnreadableFeed:
        return UNREADABLE
    json.dump([asdict(item) for item in items], sys.stdout, default=str)
    return 0


if __name__ == "__main__":
    sys.exit(main())
