"""Whoever writes a topic sees what exists already as they type it, or once it is sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.demo import Server
from tests.browser.hands import Hands, Mouse
from tests.browser.words import fr

pytestmark = pytest.mark.browser

ASKED = "Tous ces gens qui ne demandent pas leurs aides"
NEAR = "Non-recours et aller-vers : qui va vers qui ?"


def box(hands: Hands) -> Locator:
    """Where it is shown."""
    return hands.page.get_by_role("region", name=fr("Does it exist already?"))


@pytest.mark.parametrize("way", ["mouse", "no_script"])
def test_a_topic_is_compared_and_says_what_it_adds(
    way: str, server: Server, new_hands: Callable[[str, Server], Hands]
) -> None:
    hands = new_hands(way, server)
    hands.become("solene")
    hands.open("/club/topics/new/")
    hands.write(hands.page.locator("[name=title]"), ASKED)
    if way == "no_script":
        hands.press(fr("Put it forward"))
    expect(box(hands).get_by_role("link", name=NEAR)).to_be_visible()
    expect(box(hands)).to_contain_text("accès aux droits")
    hands.write(hands.page.locator("[name=added]"), "Le soir, avec les facteurs.")
    hands.press(fr("Put it forward"))
    expect(hands.page.get_by_text("Le soir, avec les facteurs.")).to_be_visible()


def test_tags_are_proposed_after_each_comma(
    server: Server, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    hands = Mouse(page, server.url)
    hands.become("solene")
    hands.open("/club/schemes/add/")
    page.locator("[name=tags]").press_sequentially("Logement, ")
    options = page.locator("datalist option").evaluate_all("all => all.map(one => one.value)")
    assert "Logement, Santé" in options
    assert "Logement, Logement" not in options
