"""Something brought to the library from a telephone, where the network comes and goes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Hands
from tests.browser.words import fr

pytestmark = pytest.mark.browser

KEPT, SENT = (f'[data-when="{when}"]' for when in ("kept", "sent"))
PATIENCE = 40_000
READABLE = """async () => Boolean(
    navigator.serviceWorker.controller
    && await caches.match(location.pathname, {ignoreVary: true}))"""
"""Whether the browser keeps the page."""


@pytest.fixture
def street(hands: Hands) -> Iterator[Hands]:
    """Somebody where the network goes away; it is back at the end: others use that browser."""
    yield hands
    hands.page.context.set_offline(False)


def new(hands: Hands) -> tuple[Page, str]:
    """The short page, kept by the browser; and the address of the library."""
    hands.become("samira")
    hands.open("/convention/library/new/")
    page = hands.page
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.wait_for_function(READABLE)
    return page, "/convention/library/"


def bring(page: Page, title: str) -> None:
    page.get_by_label(fr("What is it?")).fill(title)
    page.get_by_role("button", name=fr("Bring it"), exact=True).click()


def test_what_is_written_without_network_is_sent_once_when_it_is_back(street: Hands) -> None:
    """The page is closed, and opened again without network, begun by an address."""
    page, library = new(street)
    address = page.url
    page.context.set_offline(True)
    bring(page, "Un guichet ferme rue Haute")
    expect(page.locator(KEPT)).to_be_visible()
    expect(page.locator("[data-titles]")).to_have_text("Un guichet ferme rue Haute")
    page.goto(f"{address}?title=Une%20navette%20s%E2%80%99arr%C3%AAte")
    expect(page.get_by_label(fr("What is it?"))).to_have_value("Une navette s’arrête")
    page.get_by_role("button", name=fr("Bring it"), exact=True).click()
    expect(page.locator("[data-titles] li")).to_have_count(2)
    page.context.set_offline(False)
    expect(page.locator(SENT).or_(page.locator("h1", has_text="navette"))).to_be_visible(
        timeout=PATIENCE
    )
    assert [key for key in page.evaluate("Object.keys(localStorage)") if "capture" in key] == []
    street.open(library)
    for title in ("Un guichet ferme rue Haute", "Une navette s’arrête"):
        expect(street.page.get_by_role("link", name=title)).to_have_count(1)


def test_nothing_that_waits_is_lost_without_being_said(street: Hands) -> None:
    """Half-written, the page closes; then somebody signs out before anything was sent."""
    page, _library = new(street)
    page.get_by_label(fr("What is it?")).press_sequentially("Une navette")
    page.wait_for_function("() => Object.keys(localStorage).length === 1")
    page.context.set_offline(True)
    page.goto(page.url)
    expect(page.get_by_label(fr("What is it?"))).to_have_value("Une navette")
    bring(page, "Une navette s’arrête")
    expect(page.locator(KEPT)).to_be_visible()
    kept = page.evaluate("Object.keys(localStorage).map(key => key.split(':')[0])")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name=fr("Sign out")).click()
    expect(page.locator(KEPT)).to_be_visible()
    assert (kept, len(asked)) == (["tdt-capture"], 1)


def test_with_the_network_one_goes_on_to_what_one_brought(street: Hands) -> None:
    page, _library = new(street)
    bring(page, "Une permanence ouvre")
    expect(page.get_by_role("heading", level=1)).to_have_text("Une permanence ouvre")


@pytest.mark.parametrize("hands", ["no_script"], indirect=True)
def test_without_script_it_is_an_ordinary_form(hands: Hands) -> None:
    hands.become("samira")
    hands.open("/convention/library/new/")
    bring(hands.page, "Un accueil de jour ouvre")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Un accueil de jour ouvre")
