"""The register of a meeting, on telephones in a cellar: without network, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.hands import Hands, Mouse
from tests.browser.test_sitting import open_the_sitting
from tests.browser.words import fr, in_one_line

pytestmark = pytest.mark.browser

LEILA, CHLOE, FAROUK = "Leïla Benhaddou", "Chloé Santini", "Farouk Meziane"
KEPT, SENT, LOOK = (f'[data-when="{when}"]' for when in ("kept", "sent", "look"))
PATIENCE = 40_000
READABLE = """async () => Boolean(
    navigator.serviceWorker.controller && await caches.match(location.href, {ignoreVary: true}))"""
"""Whether the browser keeps the page."""


@pytest.fixture
def cellar(hands: Hands) -> Iterator[Hands]:
    """Somebody where the network goes away; it is back at the end: others use that browser."""
    yield hands
    hands.page.context.set_offline(False)


def test_what_is_ticked_without_network_is_sent_once_when_it_is_back(cellar: Hands) -> None:
    """The page is closed, opened again without network, and marked again before it is sent."""
    page, address = list_of_the_sitting(cellar)
    page.context.set_offline(True)
    tick(page, CHLOE, "in the room")
    record(page)
    expect(page.locator(KEPT)).to_be_visible()
    page = opened_again(page, address)
    expect(radio(page, CHLOE, "in the room")).to_be_checked()
    tick(page, FAROUK, "excused")
    record(page)
    expect(page.locator(KEPT)).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(SENT)).to_be_visible(timeout=PATIENCE)
    expect(page.locator(SENT)).to_be_hidden(timeout=PATIENCE)
    assert page.evaluate("Object.keys(localStorage)") == []
    assert written_of(page, address, CHLOE) == ["Non noté·e · En salle"]
    assert written_of(page, address, FAROUK) == ["En salle · Excusé·e", "Non noté·e · En salle"]


def test_what_one_ticks_while_it_is_sent_stays_on_the_page(cellar: Hands) -> None:
    page, address = list_of_the_sitting(cellar)
    page.context.set_offline(True)
    tick(page, CHLOE, "in the room")
    record(page)
    expect(page.locator(KEPT)).to_be_visible()
    tick(page, FAROUK, "excused")
    page.context.set_offline(False)
    expect(page.locator(SENT)).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(2_500)
    expect(radio(page, FAROUK, "excused")).to_be_checked()
    with page.expect_navigation():
        record(page)
    assert written_of(page, address, CHLOE) == ["Non noté·e · En salle"]
    assert written_of(page, address, FAROUK) == ["En salle · Excusé·e", "Non noté·e · En salle"]


def test_two_telephones_write_without_erasing_each_other(
    cellar: Hands, new_context: Callable[..., BrowserContext]
) -> None:
    """They agree on one person, differ on another, and each marks somebody else."""
    page, address = list_of_the_sitting(cellar)
    other = Mouse(new_context(width=375).new_page(), cellar.origin)
    other.become("leila")
    other.open(address)
    page.context.set_offline(True)
    tick(page, LEILA, "in the room")
    tick(page, CHLOE, "in the room")
    record(page)
    expect(page.locator(KEPT)).to_be_visible()
    tick(other.page, LEILA, "in the room")
    tick(other.page, CHLOE, "remotely")
    with other.page.expect_navigation():
        record(other.page)
    with page.expect_navigation(timeout=PATIENCE):
        page.context.set_offline(False)
    expect(
        page.get_by_text(fr("Somebody has changed this since you opened the page"))
    ).to_be_visible()
    rows = in_one_line(page.get_by_role("table").first.inner_text())
    assert (CHLOE in rows, LEILA in rows) == (True, False)
    with page.expect_navigation():
        record(page)
    assert written_of(page, address, CHLOE) == ["À distance · En salle", "Non noté·e · À distance"]
    assert written_of(page, address, LEILA) == ["Non noté·e · En salle"]


@pytest.mark.parametrize("hands", ["no_script"], indirect=True)
def test_one_says_that_one_is_there_by_the_code_of_the_room(hands: Hands) -> None:
    hands.become("leila")
    open_the_sitting(hands)
    hands.follow(fr("Mark who is there"), within=hands.section("What is asked of you"))
    hands.follow(fr("Check-in code of the room"))
    code = re.search(r"\b\d{3} \d{3}\b", hands.read())
    assert code is not None
    hands.open(path_of(hands).replace("/room/", "/here/"))
    typed = hands.page.get_by_label(fr("Code shown in the room"))
    hands.write(typed, "000 000")
    hands.press(fr("I am in the room"))
    expect(
        hands.page.get_by_text(
            fr("This is not the code shown in the room now: look at it again.")
        ).first
    ).to_be_visible()
    hands.write(typed, code[0])
    hands.press(fr("I am in the room"))
    assert f"La présence de {LEILA} est notée" in hands.read()


def list_of_the_sitting(hands: Hands) -> tuple[Page, str]:
    """The list of Leïla, once her browser has kept it; and its address."""
    hands.become("leila")
    open_the_sitting(hands)
    hands.follow(fr("Mark who is there"), within=hands.section("What is asked of you"))
    page = hands.page
    for _moment in range(PATIENCE // 200):
        if page.evaluate(READABLE):
            break
        page.wait_for_timeout(200)
    return page, path_of(hands)


def path_of(hands: Hands) -> str:
    return hands.page.url.replace(hands.origin, "")


def opened_again(page: Page, address: str) -> Page:
    """The same address in another page of that browser: the first one was closed."""
    url, context = page.url, page.context
    page.close()
    again = context.new_page()
    again.goto(url)
    assert again.url.endswith(address)
    return again


def radio(page: Page, person: str, choice: str) -> Locator:
    group = page.get_by_role("group", name=re.compile(rf"^{person}, "))
    return group.get_by_role("radio", name=fr(choice), exact=True)


def tick(page: Page, person: str, choice: str) -> None:
    radio(page, person, choice).check()


def record(page: Page) -> None:
    page.get_by_role("button", name=fr("Record the attendance")).click()


def written_of(page: Page, address: str, person: str) -> list[str]:
    """What the register says that was written of somebody, the latest first."""
    page.goto(urljoin(page.url, f"{address}log/"))
    rows = page.get_by_role("row", name=re.compile(rf"^{person}")).all()
    cells = [row.get_by_role("cell").all_inner_texts() for row in rows]
    return [" · ".join(in_one_line(words) for words in row[:2]) for row in cells]
