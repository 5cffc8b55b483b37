"""Every page that somebody can reach: accessible, light, quiet, in French, from nowhere else; and
what a network keeps to itself does not exist for others."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.crawl import ENDLESS, Step, Walk
from tests.browser.demo import Server
from tests.browser.inspection import Inspector, Parts
from tests.browser.reading import Answer, Reader
from tests.browser.strangers import told_to_others
from tests.effort import EVERYTHING

pytestmark = pytest.mark.browser

PART = re.compile(r'<\w+[^>]*? class="[^"]+"')
H1, LANG = re.compile(r"<h1\b"), re.compile(r'<html lang="fr">')
TITLE = re.compile(r"<title>\s*\S(?=[^<]*</title>.*</head>)", re.DOTALL)
"""Of the page: drawings have titles too."""

ALIKE = re.compile(r"(?<=/bodies/)[^/]+|\d+")
"""What makes no other kind of page: of bodies or meetings, which one."""

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

STRANGERS = {"maud": ("club", "helene"), "helene": ("convention", "maud")}
"""Who may reach everything of a network, and somebody who is not of it."""


@pytest.mark.parametrize("reader", READERS)
def test_every_page_keeps_what_is_promised(
    still_server: Server, bare_page: Page, inspector: Inspector, opened: Opened, reader: str
) -> None:
    person, page = Reader(still_server.url), bare_page
    if reader:
        person.become(reader)
        sign_in(page.context, person)
    inspector.listen(page)
    depth, *starts = READERS[reader]
    walk = Walk(still_server.url, starts, depth=depth)
    for step in walk:
        if step.is_page and opened.first(step):
            told = page.goto(walk.origin + step.path)
            assert told is not None
            read(inspector, walk, step, Answer(told.status, told.body(), ""))
            inspector.look(page)
        elif opened.new(read(inspector, walk, step, person.arrive(step.path))):
            page.goto(walk.origin + step.path)
            inspector.look(page)
    assert len(walk.known) > 5
    if reader in STRANGERS:
        network, stranger = STRANGERS[reader]
        assert told_to_others(person.origin, walk.known, network, stranger) == []


def sign_in(context: BrowserContext, person: Reader) -> None:
    """The browser is who is read."""
    for name, value in person.cookies.items():
        context.add_cookies([{"url": person.origin, "name": name, "value": value}])


@pytest.fixture(scope="module")
def opened(seen_parts: Parts) -> Opened:
    """What any reader has opened: the same page of another is opened when it holds something
    new."""
    return Opened(Parts(seen_parts.file.with_name("opened")))


@dataclass(frozen=True)
class Opened:
    """Which pages are worth opening: the first of each address, and those made of something new.

    `make test-all` opens all.
    """

    known: Parts

    def first(self, step: Step) -> bool:
        """Whether nobody has opened a page of that address yet."""
        address = ALIKE.sub("*", step.path.partition("?")[0])
        return bool(self.known.learn({address})) or EVERYTHING

    def new(self, html: str) -> bool:
        """Whether there is something in that page that nobody has opened yet."""
        return bool(self.known.learn({*PART.findall(html)}))


def read(inspector: Inspector, walk: Walk, step: Step, answer: Answer) -> str:
    """What is there, and where it leads; nothing when it is a file."""
    if answer.status != 200:
        inspector.note(step.path, f"answers {answer.status}, and {step.source} leads to it")
    if not step.is_page:
        return ""
    html = answer.text
    walk.arrive(step, html)
    found = (len(H1.findall(html)), len(TITLE.findall(html)), len(LANG.findall(html)))
    if found != (1, 1, 1):
        inspector.note(step.path, f"{found} instead of one h1, one title, one language")
    return html
