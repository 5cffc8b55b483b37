"""Every address that the pages of somebody lead to, by following their links."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from tests.effort import EVERYTHING

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
NOT_PAGES = (
    *(".pdf", ".ics", ".json", ".html", ".txt", ".svg", ".png", ".csv", ".xlsx", ".ods"),
    *(".odt", ".docx", ".atom", ".bib", "/pdf/", "/odt/"),
)
DOCUMENT = re.compile(r"/documents/\d+/$")
"""Of a document that somebody attached: the browser keeps it."""

VARIANTS = 3
"""How many addresses that differ by their query only are followed: filters and seasons are
endless."""
ENDLESS = 99
ALIKE = ENDLESS if EVERYTHING else 3
"""How many addresses that differ by their numbers only are followed, as those of a year's
meetings."""
NUMBER = re.compile(r"\d+")
NAMED_ALIKE = re.compile(r"(?<=/tags/)[^/]+|\d+")
"""What makes another address of the same kind: which meeting, which tag."""
WHICHEVER = re.compile(r"(?:(?<=/tags/)|(?<=/bodies/)|(?<=/composition/))[^/]+|\d+")
"""The same, and which body."""
FILES_ALIKE = ENDLESS if EVERYTHING else 1
"""The same of files: each costs as much as ten pages, and nobody looks into them here."""


@dataclass(frozen=True)
class Step:
    """An address, how many links from the beginning, and the page that leads to it."""

    path: str
    depth: int
    source: str

    @property
    def is_page(self) -> bool:
        address = self.path.partition("?")[0]
        return not (address.endswith(NOT_PAGES) or DOCUMENT.search(address))


class Walk:
    """A walk from page to page, each once; `arrive` is told the HTML of a page and adds what it
    leads to."""

    def __init__(
        self, origin: str, starts: Iterable[str], *, depth: int = ENDLESS, alike: int = ALIKE
    ) -> None:
        self.origin, self.depth, self.alike = origin, depth, alike
        self.waiting = deque(Step(path, 0, "") for path in starts)
        self.known = {step.path for step in self.waiting}
        self.variants: Counter[str] = Counter()
        self.shapes: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Step]:
        while self.waiting:
            yield self.waiting.popleft()

    def arrive(self, step: Step, html: str) -> None:
        if step.depth >= self.depth:
            return
        for link in links(html, self.origin, step.path):
            bare, query, _rest = link.partition("?")
            shape, there = NAMED_ALIKE.sub("*", bare), Step(link, step.depth + 1, step.path)
            if (
                link in self.known
                or (query and self.variants[bare] >= VARIANTS)
                or self.shapes[shape] >= (self.alike if there.is_page else FILES_ALIKE)
            ):
                continue
            self.variants[bare] += bool(query)
            self.shapes[shape] += 1
            self.known.add(link)
            self.waiting.append(there)


def links(html: str, origin: str, path: str) -> list[str]:
    """Where a page leads on the same site, without anchors."""
    found = []
    for href in LINK.findall(html):
        there = urlsplit(urljoin(origin + path, href.replace("&amp;", "&")))
        if f"{there.scheme}://{there.netloc}" == origin:
            found.append(there.path + (f"?{there.query}" if there.query else ""))
    return found
