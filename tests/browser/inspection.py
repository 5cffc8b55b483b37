"""What every page must be: announced, accessible, narrow enough, light, quiet, and asking nobody
else for anything."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, ViewportSize

from tests.effort import EVERYTHING

Rules = Mapping[str, object]
Measures = Mapping[str, Any]

AXE = Axe().axe_script
MEASURE = Path(__file__).with_name("measures.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def rules(kind: str, values: Iterable[str], without: Iterable[str] = ()) -> Rules:
    """What axe is asked; not about what a frame shows: ours is a letter, without scripts."""
    off = {name: {"enabled": False} for name in without}
    only = {"type": kind, "values": [*values]}
    return {"runOnly": only, "rules": off, "resultTypes": ["violations"], "iframes": False}


COLOURS = ("color-contrast", "link-in-text-block")
"""Three quarters of axe's work on a page, and the same wherever the same ink stands on the same
ground."""

LAYOUT = ("target-size", "scrollable-region-focusable")
"""What may be right at one width, and wrong at another: half of what is left of axe's work, about
controls that are small or that meet, and what scrolls."""

CONSTRUCTION = rules("tag", WCAG, without=() if EVERYTHING else (*COLOURS, *LAYOUT))
CONTRASTS = rules("rule", COLOURS)
FITTING = rules("rule", LAYOUT)

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 375, "height": 900}
HEAVIEST = 150_000
"""Bytes that a page may weigh at the first visit, everything counted."""
LONGEST = 4_500
"""Pixels that a page may take on a phone, but for texts that one reads through."""
READ_THROUGH = (
    "/minutes/",
    "/charter/versions/",
    "/effects/",
    "/aide/",
    "/donnees-personnelles/",
    "/accessibilite/",
    "/demo/",
    "/drafts/",
    "/attendance/",
    "/print/",
)
"""Where a long page is a text, or a table of work: minutes, a former charter, help and what the law
asks, the year being drafted, who came, what one prints; and wherever a page says that one reads it
(`tdt-reading`)."""
DEEPEST = 700
"""Pixels above which what one came for begins."""


@dataclass
class Parts:
    """Those that axe has seen already, on any page: a line each, for all the processes of a run;
    of which `known` are those of the first `read` bytes."""

    file: Path
    known: set[str] = field(default_factory=set)
    read: int = 0

    def learn(self, parts: Iterable[str]) -> set[str]:
        """Those of them that are new; from now on all are known."""
        asked = {*parts} - self.known
        if not asked:
            return asked
        with self.file.open("a+b") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            held.seek(self.read)
            self.known.update(held.read().decode().split("\n"))
            new = asked - self.known
            held.writelines(f"{part}\n".encode() for part in sorted(new))
            self.known |= new
            self.read = held.seek(0, os.SEEK_END)
        return new


@dataclass
class Inspector:
    """Collects what is wrong, page by page."""

    parts: Parts
    problems: dict[str, list[str]] = field(default_factory=dict)
    looked: int = 0
    examined: int = 0

    def listen(self, page: Page) -> None:
        """From now on, note what the page asks for and complains about."""
        page.on("request", self.requested)
        page.on("console", self.complained)
        page.on("pageerror", lambda error: self.note(page.url, f"script error: {error}"))

    def requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            self.note(request.frame.url, f"asks another site: {request.url}")

    def complained(self, message: ConsoleMessage) -> None:
        own = message.location.get("url", "")
        expected = (
            message.text.startswith("Failed to load resource")
            and message.page
            and own.partition("?")[0] == message.page.url.partition("?")[0]
        )
        cut = "ERR_INTERNET_DISCONNECTED" in message.text  # the story's own doing
        if message.type in ("error", "warning") and not (expected or cut):
            self.note(own, f"console: {message.text}")

    def note(self, url: str, problem: str) -> None:
        found = self.problems.setdefault(urlsplit(url).path, [])
        if problem not in found:
            found.append(problem)

    def look(self, page: Page) -> None:
        """Every page is measured, narrow; what is new in it is put to axe. One that is made of
        something new is then looked at wide."""
        usual = page.viewport_size or WIDE
        resize(page, NARROW)
        self.looked += 1
        found = page.evaluate(MEASURE)
        self.notes(page, shape_problems(found), size_problems(found, page.url))
        if self.examine(page, found):
            self.examined += 1
            resize(page, WIDE)
            self.examine(page, page.evaluate(MEASURE), again=EVERYTHING)
        resize(page, usual)

    def examine(self, page: Page, found: Measures, *, again: bool = False) -> bool:
        """Put to axe the whole page, when it is made of something new, which is told (or `again`);
        what is tight in a new way; and what is written in a new ink."""
        parts, tight, inks = (self.parts.learn(found[kind]) for kind in ("parts", "tight", "inks"))
        if (parts or tight or inks or again) and not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        if parts or again:
            self.notes(page, axe_problems(page, CONSTRUCTION))
        if tight:
            self.notes(page, axe_problems(page, FITTING))
        if inks:
            self.notes(page, axe_problems(page, CONTRASTS, inks))
        return bool(parts)

    def notes(self, page: Page, *problems: Iterable[str]) -> None:
        for problem in chain(*problems):
            self.note(page.url, problem)

    def report(self) -> str:
        """Page by page; nothing when all is well."""
        return "\n".join(
            f"{path}\n" + "\n".join(f"    {problem}" for problem in problems)
            for path, problems in sorted(self.problems.items())
        )


def resize(page: Page, size: ViewportSize) -> None:
    """Unless it has that size: laying a page out again costs as much as reading it."""
    if page.viewport_size != size:
        page.set_viewport_size(size)


def shape_problems(found: Measures) -> Iterator[str]:
    """One h1, a title, French; nothing of a template left; only scripts without which nothing is
    missing."""
    if found["h1"] != 1:
        yield f"{found['h1']} h1"
    if not found["title"]:
        yield "no title"
    if found["lang"] != "fr":
        yield f"lang is {found['lang']!r}"
    if found["placeholder"]:
        yield "shows a placeholder"
    yield from (f"has another script than ours: {element}" for element in found["scripts"])
    yield from (f"shows the lines of its template: {element}" for element in found["empty"])


def size_problems(found: Measures, url: str) -> Iterator[str]:
    """Light; a phone shows first what one came for, scrolls neither sideways nor for ever."""
    narrow = f"{NARROW['width']} px"
    if found["bytes"] > HEAVIEST:
        yield f"weighs {found['bytes']} bytes"
    if found["over"]:
        yield f"{narrow}: {found['over']} px too wide: {' | '.join(found['widest'])}"
    if found["long"] > LONGEST and not any(part in url for part in READ_THROUGH):
        yield f"{narrow}: {found['long']} px long"
    if found["begins"] > DEEPEST:
        yield f"{narrow}: begins at {found['begins']} px only"


def axe_problems(page: Page, wanted: Rules, inks: Iterable[str] = ()) -> Iterator[str]:
    """WCAG 2.0 to 2.2, A and AA, and best practice; of the whole page, or of what is written in
    these inks."""
    width = page.evaluate("innerWidth")
    found = page.evaluate(ASK, [[*inks], wanted])
    for violation in found:
        where = " | ".join(node["html"][:160] for node in violation["nodes"][:3])
        yield f"{width} px: axe {violation['id']} ({len(violation['nodes'])}): {where}"


ASK = """([inks, rules]) => axe.run(
    inks.length ? {include: inks.map(ink => window.inks.get(ink))} : document, rules)
    .then(found => found.violations)"""
