"""All the sources, in the order in which they are indexed."""

from __future__ import annotations

from hashlib import sha256

from tourdetable.domain.search.sources.base import SearchSource
from tourdetable.domain.search.sources.topics import TopicsFound

SOURCES: tuple[SearchSource, ...] = (TopicsFound(),)

BY_CODE = {source.code: source for source in SOURCES}
VERSION = 1
"""One more whenever what is indexed of things changes: each network's index is made again."""

MADE = sha256(f"{VERSION} {' '.join(BY_CODE)}".encode()).hexdigest()
"""What an index is made of."""
