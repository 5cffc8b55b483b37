"""The register of a meeting, on a telephone in a cellar: without network, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Hands
from tests.browser.test_sitting import open_the_sitting
from tests.browser.words import fr

pytestmark = pytest.mark.browser

LEILA, CHLOE = "Leïla Benhaddou", "Chloé Santini"


def test_what_is_ticked_without_network_is_sent_once_when_it_is_back(hands: Hands) -> None:
    hands.become("leila")
    open_the_sitting(hands)
    hands.follow(fr("Mark who is there"), within=hands.section("What is asked of you"))
    page, address = hands.page, hands.page.url
    page.wait_for_function("caches.match(location.pathname)")
    page.context.set_offline(True)
    page.reload()
    tick(page, CHLOE, fr("in the room"))
    page.get_by_role("button", name=fr("Record the attendance")).click()
    expect(page.locator('[data-when="kept"]')).to_be_visible()
    page.context.set_offline(False)
    page.wait_for_url(address)
    expect(page.locator('[data-when="sent"]')).to_be_visible(timeout=30_000)
    page.wait_for_load_state()
    hands.open(address.replace(hands.origin, "") + "log/")
    rows = page.get_by_role("row", name=re.compile(CHLOE))
    expect(rows).to_have_count(1)
    assert page.evaluate("localStorage.length") == 0
    hands.press(fr("Sign out"))
    assert page.evaluate("caches.has('tdt-register')") is False


@pytest.mark.parametrize("hands", ["no_script"], indirect=True)
def test_one_says_that_one_is_there_by_the_code_of_the_room(hands: Hands) -> None:
    hands.become("leila")
    open_the_sitting(hands)
    hands.follow(fr("Mark who is there"), within=hands.section("What is asked of you"))
    hands.follow(fr("Check-in code of the room"))
    code = re.search(r"\b\d{3} \d{3}\b", hands.read())
    assert code is not None
    hands.open(hands.page.url.replace(hands.origin, "").replace("room", "here"))
    hands.write(hands.page.get_by_label(fr("Code shown in the room")), "000 000")
    hands.press(fr("I am in the room"))
    expect(hands.page.get_by_role("alert").first).to_be_visible()
    hands.write(hands.page.get_by_label(fr("Code shown in the room")), code[0])
    hands.press(fr("I am in the room"))
    assert f"La présence de {LEILA} est notée" in hands.read()


def tick(page: Page, person: str, choice: str) -> None:
    group = page.get_by_role("group", name=re.compile(rf"^{person}, "))
    group.get_by_text(choice, exact=True).click()
