"""Every page that somebody can reach: accessible, light, quiet, in French, from nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.crawl import ENDLESS, NUMBER, Step, Walk
from tests.browser.demo import Server
from tests.browser.inspection import HEAVIEST, Inspector
from tests.effort import EVERYTHING

pytestmark = pytest.mark.browser

PART = re.compile(r'<\w+[^>]*? class="[^"]+"')
H1, TITLE, LANG = re.compile(r"<h1\b"), re.compile(r"<title>\s*\S"), re.compile(r'<html lang="fr">')

NEAR = 2
READERS = {
    "": (ENDLESS, "/", "/club/", "/convention/", "/signin/", "/demo/components/"),
    "maud": (ENDLESS, "/", "/club/"),
    "helene": (ENDLESS, "/", "/convention/"),
    "aicha": (NEAR, "/"),
    "jeanne": (NEAR, "/"),
    "leila": (NEAR, "/"),
    "nadege": (NEAR, "/"),
    "ines-r": (NEAR, "/"),
}
"""Who reads, how far, and from where: nobody, a facilitator, a coordinator, secretaries, half a
pair, a light seat."""


@pytest.mark.parametrize("reader", READERS)
def test_every_page_keeps_what_is_promised(
    still_server: Server,
    new_context: Callable[..., BrowserContext],
    inspector: Inspector,
    choice: Choice,
    reader: str,
) -> None:
    context = new_context(width=375)
    if reader:
        context.request.post(f"{still_server.url}/demo/become/{reader}")
    page = context.new_page()
    inspector.listen(page)
    inspector.weigh(page)
    depth, *starts = READERS[reader]
    walk = Walk(still_server.url, starts, depth=depth)
    for step in walk:
        html = fetch(inspector, context, walk, step)
        if step.is_page and choice.takes(step, html):
            visit(inspector, page, walk.origin + step.path)
    assert len(walk.known) > 5


@pytest.fixture(scope="module")
def choice() -> Choice:
    """What any reader has opened: the same page of another is opened when it holds something
    new."""
    return Choice()


@dataclass
class Choice:
    """Which pages are worth opening: the first of each address, and those made of something new.

    `make test-all` opens all.
    """

    opened: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)

    def takes(self, step: Step, html: str) -> bool:
        address, parts = NUMBER.sub("*", step.path.partition("?")[0]), set(PART.findall(html))
        if address in self.opened and parts <= self.parts and not EVERYTHING:
            return False
        self.opened.add(address)
        self.parts |= parts
        return True


def fetch(inspector: Inspector, context: BrowserContext, walk: Walk, step: Step) -> str:
    """What is there, and where it leads; nothing when it is a file."""
    answer = context.request.get(walk.origin + step.path)
    if answer.status != 200:
        inspector.note(step.path, f"answers {answer.status}, and {step.source} leads to it")
    if not step.is_page:
        return ""
    html = answer.text()
    walk.arrive(step, html)
    found = (len(H1.findall(html)), len(TITLE.findall(html)), len(LANG.findall(html)))
    if found != (1, 1, 1):
        inspector.note(step.path, f"{found} instead of one h1, one title, one language")
    return html


def visit(inspector: Inspector, page: Page, url: str) -> None:
    """As for the first time."""
    inspector.bytes_received = 0
    page.goto(url)
    if inspector.bytes_received > HEAVIEST:
        inspector.note(url, f"weighs {inspector.bytes_received} bytes")
    inspector.look(page)
