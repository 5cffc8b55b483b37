"""What every page must be: announced, accessible, narrow enough, light, quiet, and asking nobody
else for anything."""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, ViewportSize

from tests.effort import EVERYTHING

AXE = Axe()
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
RULES_AGAIN = RULES if EVERYTHING else {**RULES, "rules": {"color-contrast": {"enabled": False}}}
"""Contrasts are three quarters of axe's work, and the same at any width: seen once."""

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 375, "height": 900}
HEAVIEST = 150_000
"""Bytes that a page may weigh at the first visit, everything counted."""

PARTS = """() => {
    const said = (e, name) => ' ' + (e.getAttribute(name) || '');
    const name = e => (e.tagName + said(e, 'class') + said(e, 'role')).replace(/\\s+/g, ' ');
    const found = new Set();
    for (const e of document.querySelectorAll('body *')) {
        if (e.tagName === 'svg' || e.tagName === 'use') continue;
        found.add(name(e.parentElement) + ' > ' + name(e));
    }
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => e.tagName[1]);
    for (let i = 0; i < levels.length; i++)
        found.add('heading ' + (levels[i - 1] || 0) + ', then ' + levels[i]);
    return [...found];
}"""
"""What a page is made of: which element inside which, and which heading after which."""

SHAPE = """() => ({
    h1: document.querySelectorAll('h1').length,
    title: document.title.trim(),
    lang: document.documentElement.lang,
    text: document.body.innerText,
})"""
TOO_WIDE = """() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over <= 0) return '';
    const widest = [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .filter(e => !e.closest('.tdt-table-wrap'))
        .map(e => e.outerHTML.slice(0, 100));
    return over + ' px too wide: ' + widest.slice(0, 3).join(' | ');
}"""
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

LENGTH = """() => {
    const bar = document.querySelector('.tdt-demo')?.offsetHeight || 0;
    const top = e => e.getBoundingClientRect().top + scrollY - bar;
    const main = 'article, ul, ol, dl, table, form, details, section, .tdt-empty, .tdt-prose, p';
    const h1 = document.querySelector('main h1'), title = h1?.closest('.tdt-title') || h1;
    const below = e => title.compareDocumentPosition(e) === Node.DOCUMENT_POSITION_FOLLOWING;
    const after = title && [...document.querySelectorAll('main :is(' + main + ')')]
        .find(e => e.offsetHeight && below(e));
    const read = document.querySelector('main .tdt-reading');
    const long = read ? 0 : document.documentElement.scrollHeight - bar;
    return [long, after ? Math.round(top(after)) : 0];
}"""
"""How long a page is, without the demo's bar, and where the first thing below its title begins."""

EMPTY_LINES = """() => {
    const kept = e => getComputedStyle(e).whiteSpaceCollapse.startsWith('preserve');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walker.nextNode()) {
        const {data, parentElement} = walker.currentNode;
        const laid = !data.trim() && data.includes('\\n') && parentElement.childElementCount;
        if (!laid || parentElement.closest('select') || !kept(parentElement)) continue;
        found.add(parentElement.outerHTML.slice(0, 100));
    }
    return [...found].map(element => 'shows the lines of its template: ' + element);
}"""
"""What keeps the line breaks of its text, and shows those that only lay its template out."""


@dataclass(frozen=True)
class Parts:
    """Those that axe has seen already, on any page: a line each, for all the processes of a run."""

    file: Path

    def learn(self, parts: set[str]) -> bool:
        """Whether some of these are new; from now on all are known."""
        with self.file.open("a+", encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            held.seek(0)
            new = parts - {*held.read().split("\n")}
            held.writelines(f"{part}\n" for part in sorted(new))
        return bool(new)


@dataclass
class Inspector:
    """Collects what is wrong, page by page."""

    parts: Parts
    problems: dict[str, list[str]] = field(default_factory=dict)
    looked: int = 0
    examined: int = 0
    bytes_received: int = 0

    def listen(self, page: Page) -> None:
        """From now on, note what the page asks for and complains about."""
        page.on("request", self.requested)
        page.on("console", self.complained)
        page.on("pageerror", lambda error: self.note(page.url, f"script error: {error}"))

    def weigh(self, page: Page) -> None:
        """From now on, weigh what is received, as for a first visit."""
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.loadingFinished", self.received)

    def received(self, event: dict[str, float]) -> None:
        self.bytes_received += int(event["encodedDataLength"])

    def requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            self.note(request.frame.url, f"asks another site: {request.url}")

    def complained(self, message: ConsoleMessage) -> None:
        own = message.location.get("url", "")
        expected = (
            message.text.startswith("Failed to load resource")
            and message.page
            and own == message.page.url
        )
        if message.type in ("error", "warning") and not expected:
            self.note(own, f"console: {message.text}")

    def note(self, url: str, problem: str) -> None:
        found = self.problems.setdefault(urlsplit(url).path, [])
        if problem not in found:
            found.append(problem)

    def look(self, page: Page) -> None:
        """Every page is measured, narrow; one that holds something new is put to axe, narrow and
        wide."""
        usual = page.viewport_size or WIDE
        resize(page, NARROW)
        self.looked += 1
        self.notes(page, shape_problems(page), width_problems(page), length_problems(page))
        self.notes(page, page.evaluate(EMPTY_LINES))
        if self.parts.learn(set(page.evaluate(PARTS))):
            self.examined += 1
            page.evaluate(AXE.axe_script)
            self.notes(page, axe_problems(page, RULES))
            resize(page, WIDE)
            self.notes(page, axe_problems(page, RULES_AGAIN))
        resize(page, usual)

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


def shape_problems(page: Page) -> Iterator[str]:
    """One h1, a title, French."""
    shape = page.evaluate(SHAPE)
    if shape["h1"] != 1:
        yield f"{shape['h1']} h1"
    if not shape["title"]:
        yield "no title"
    if shape["lang"] != "fr":
        yield f"lang is {shape['lang']!r}"
    if "%(" in shape["text"] or "{{" in shape["text"]:
        yield "shows a placeholder"


def width_problems(page: Page) -> Iterator[str]:
    """Nothing scrolls sideways, but a table inside its own frame."""
    found = page.evaluate(TOO_WIDE)
    if found:
        yield f"{NARROW['width']} px: {found}"


def length_problems(page: Page) -> Iterator[str]:
    """A phone shows first what one came for, and does not scroll for ever."""
    height, first = page.evaluate(LENGTH)
    if height > LONGEST and not any(part in page.url for part in READ_THROUGH):
        yield f"{NARROW['width']} px: {height} px long"
    if first > DEEPEST:
        yield f"{NARROW['width']} px: begins at {first} px only"


def axe_problems(page: Page, rules: Mapping[str, object]) -> Iterator[str]:
    """WCAG 2.0 to 2.2, A and AA, and best practice."""
    width = page.evaluate("innerWidth")
    for violation in page.evaluate("rules => axe.run(rules)", rules)["violations"]:
        where = " | ".join(node["html"][:160] for node in violation["nodes"][:3])
        yield f"{width} px: axe {violation['id']} ({len(violation['nodes'])}): {where}"
