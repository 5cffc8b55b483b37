"""Nothing typed is lost: what one writes outlives the page, the session and the token."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.demo import Server
from tests.browser.hands import Hands, Mouse
from tests.browser.test_signin import CODE
from tests.browser.words import fr

pytestmark = pytest.mark.browser

PROPOSE = "/club/charter/proposals/new/"
WORDS = "Parce que la saison a changé.\n\n• un\n• deux"
BACK = "What you were writing is back: it is not saved yet"


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


def reasons(page: Page) -> Locator:
    return page.locator('textarea[name="reasons"]')


def kept(page: Page) -> list[str]:
    """What this browser keeps."""
    found: list[str] = page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('tdt-words:'))"
    )
    return found


def wait_until_kept(page: Page) -> None:
    """One pauses for less than a second; the page's policy lets no text be run, so we ask."""
    asked = "Object.values(localStorage).some(text => text.includes('saison'))"
    for _time in range(100):
        if page.evaluate(asked):
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing is kept")


def test_what_one_was_writing_comes_back_to_its_writer_alone(
    page: Page, still_server: Server
) -> None:
    hands = Mouse(page, still_server.url)
    hands.become("maud")
    hands.open(PROPOSE)
    expect(page.get_by_text(fr(BACK))).to_have_count(0)
    hands.write(reasons(page), WORDS)
    wait_until_kept(page)
    hands.open("/club/")
    hands.become("yanis")
    hands.open(PROPOSE)
    expect(reasons(page)).to_have_value("")
    hands.become("maud")
    hands.open(PROPOSE)
    expect(page.get_by_role("status").filter(has_text=fr(BACK))).to_be_visible()
    expect(reasons(page)).to_have_value(WORDS)
    page.get_by_role("button", name=fr("Set it aside and start from what is recorded")).click()
    expect(reasons(page)).to_have_value("")
    assert kept(page) == []


def test_signing_out_erases_it(page: Page, still_server: Server) -> None:
    hands = Mouse(page, still_server.url)
    hands.become("maud")
    hands.open(PROPOSE)
    hands.write(reasons(page), WORDS)
    wait_until_kept(page)
    hands.press(re.compile(fr("Sign out")))
    assert kept(page) == []


def test_what_is_refused_stays_and_what_is_saved_goes(page: Page, server: Server) -> None:
    hands = Mouse(page, server.url)
    directions = page.locator('textarea[name="directions"]')
    save = page.locator("main form .tdt-button").first
    hands.become("maud")
    hands.open("/club/places/add/")
    hands.write(directions, WORDS)
    hands.leave_by(save)
    expect(directions).to_have_value(WORDS)
    assert len(kept(page)) == 1
    hands.write(page.get_by_label(fr("Name"), exact=True), "Maison de la saison")
    hands.leave_by(save)
    expect(page.get_by_role("status").filter(has_text=re.compile(r"\w"))).to_have_count(1)
    assert kept(page) == []
    hands.open("/club/places/add/")
    expect(directions).to_have_value("")


@pytest.mark.parametrize("script", [True, False])
def test_a_session_that_ends_while_one_writes_loses_nothing(
    new_context: Callable[..., BrowserContext], server: Server, script: bool
) -> None:
    """The minutes of a sitting: everything but a code happens as if nothing had."""
    context = new_context(script=script)
    page = context.new_page()
    hands = Mouse(page, server.url)
    hands.become("maud")
    hands.open(PROPOSE)
    hands.write(reasons(page), WORDS)
    context.clear_cookies(name="sessionid")
    hands.press(fr("Propose this text"))
    expect(page.get_by_role("heading", level=1)).to_have_text(fr("Sign in"))
    sign_in(hands, server, "maud@exemple.invalid")
    expect(page.get_by_role("alert").filter(has_text=fr(RESUMED))).to_be_visible()
    assert PROPOSE in page.url
    expect(reasons(page)).to_have_value(WORDS)
    context.clear_cookies(name="csrftoken")
    hands.press(fr("Propose this text"))
    hands.follow(fr("Take up my form again"))
    expect(reasons(page)).to_have_value(WORDS)


RESUMED = "What you had sent is back: nothing of it is recorded yet"


def sign_in(hands: Hands, server: Server, address: str) -> None:
    hands.write(hands.page.get_by_label(fr("Your e-mail address")), address)
    hands.press(fr("Send me a code"))
    code = str(CODE.findall(server.said)[-1])
    hands.write(hands.page.get_by_label(fr("The code received by e-mail")), code)
    hands.press(fr("Sign in"))
