"""One searches from any page, by keyboard as by pointing, with scripts or without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.hands import OTHER_WAYS, Hands

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("reading_hands", ["mouse", *OTHER_WAYS], indirect=True)
def test_a_name_is_found_from_any_page_though_it_is_mistyped(reading_hands: Hands) -> None:
    hands, page = reading_hands, reading_hands.page
    hands.become("solene")
    hands.open("/club/programme/")
    hands.write(page.locator("#search-box"), "Querebel")
    hands.leave_by(page.locator(".tdt-nav__search button"))
    hands.follow("Maud Kerébel")
    expect(page.locator("h1")).to_contain_text("Maud Kerébel")


def test_two_keys_lead_to_where_one_searches(reading_hands: Hands) -> None:
    reading_hands.become("solene")
    for address in ("/", "/club/decisions/", "/club/search/"):
        reading_hands.open(address)
        reading_hands.page.keyboard.press("Control+k")
        expect(reading_hands.page.locator("[role=search] [type=search]")).to_be_focused()
