"""The interface is in French, whatever language the browser asks for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.demo import Server
from tests.browser.words import fr, french, in_one_line

pytestmark = pytest.mark.browser

PLACEHOLDER = re.compile(r"%|\{|<")
LONG = 3
"""Words that a message must have for its English to be searched in pages: shorter ones may be
French too."""


def test_an_absence_of_dissensus_is_said_in_the_words_of_the_charter() -> None:
    assert fr("No dissensus was expressed") == "Aucun dissensus exprimé"


def test_an_english_browser_reads_french(
    still_server: Server, new_context: Callable[..., BrowserContext]
) -> None:
    """Every page is asked for in English by test_pages; here are the words of one."""
    known = {message.id for message in french() if isinstance(message.id, str)}
    english = [
        words for words in known if len(words.split()) >= LONG and not PLACEHOLDER.search(words)
    ]
    assert len(english) > 200
    page = new_context(locale="en-US").new_page()
    page.request.post(f"{still_server.url}/demo/become/maud")
    page.goto(still_server.url)
    assert page.locator("html").get_attribute("lang") == "fr"
    text = in_one_line(page.locator("body").inner_text())
    assert [words for words in english if words in text] == []


def test_a_keyboard_chooses_english_without_a_script_and_keeps_the_page(
    still_server: Server, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(script=False, width=375).new_page()
    page.goto(still_server.url + "/aide/")
    page.get_by_role("button", name="English").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == still_server.url + "/aide/"
    assert page.get_by_role("heading", level=1).inner_text() == "Help"
    assert page.locator("html").get_attribute("lang") == "en"
