"""A passkey, in a real browser, with an authenticator that Chromium plays: made, used, removed.

Browsers make passkeys for a name, not for an address: the demo is served as `localhost`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.browser.demo import Demo, Nursery, Server
from tests.browser.hands import Keyboard
from tests.browser.test_signin import ask_for_a_code, code_sent, enter
from tests.browser.words import fr

pytestmark = pytest.mark.browser

ADDRESS = "samira@exemple.invalid"
ADD = "/me/passkeys/add/"
EXPLAINED = re.compile("scripts sont désactivés")
UNKNOWN = "No passkey of this site was recognised: ask for a code."


@pytest.fixture(scope="module")
def localhost(
    demo: Demo, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("localhost") / "demo"
    with demo.copy(folder) as own, nursery.served(own, host="localhost") as server:
        yield server


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """Nothing is refused by the policy of the site, and nothing fails."""
    page, complaints = new_context().new_page(), list[str]()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


def phone(page: Page) -> CDPSession:
    """An authenticator that has seen the finger of its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools


def ceremony(page: Page, button: str) -> None:
    """Press a button that asks the authenticator before the page changes, if it does."""
    page.get_by_role("button", name=fr(button)).press("Enter")


def make(hands: Keyboard, server: Server) -> None:
    """Sign in by a code, and make a passkey."""
    ask_for_a_code(hands, ADDRESS)
    enter(hands, code_sent(server))
    hands.open(ADD)
    expect(hands.page.get_by_text(EXPLAINED)).to_be_hidden()
    hands.write(hands.page.get_by_label(fr("What you call it")), "Mon téléphone")
    ceremony(hands.page, "Make the passkey")
    expect(hands.page.get_by_role("heading", level=2, name="Mon téléphone")).to_be_visible()


def test_one_makes_a_passkey_enters_with_it_and_removes_it(page: Page, localhost: Server) -> None:
    hands = Keyboard(page, localhost.url)
    phone(page)
    make(hands, localhost)
    hands.press(re.compile(fr("Sign out")))

    hands.open("/signin/?next=/convention/people/")
    ceremony(page, "Sign in with a passkey")
    expect(page).to_have_url(f"{localhost.url}/convention/people/")
    expect(page.get_by_role("banner")).to_contain_text("Samira Ouadah")

    hands.open("/me/passkeys/")
    hands.follow(re.compile(fr("Remove it")))
    hands.press(fr("Remove it"))
    expect(page.get_by_text(fr("No passkey yet"))).to_be_visible()
    hands.press(re.compile(fr("Sign out")))
    hands.open("/signin/")
    ceremony(page, "Sign in with a passkey")
    expect(page.get_by_text(fr(UNKNOWN))).to_be_visible()


def test_who_has_none_is_told_to_ask_for_a_code(page: Page, localhost: Server) -> None:
    phone(page)
    Keyboard(page, localhost.url).open("/signin/")
    ceremony(page, "Sign in with a passkey")
    expect(
        page.get_by_text(fr("No passkey was used. Try again, or ask for a code."))
    ).to_be_visible()


def test_without_scripts_the_button_is_absent_and_the_page_explains(
    new_context: Callable[..., BrowserContext], localhost: Server
) -> None:
    page = new_context(script=False).new_page()
    hands = Keyboard(page, localhost.url)
    hands.open("/signin/")
    expect(page.get_by_role("button", name=fr("Sign in with a passkey"))).to_be_hidden()
    ask_for_a_code(hands, ADDRESS)
    enter(hands, code_sent(localhost))
    hands.open(ADD)
    expect(page.get_by_text(EXPLAINED)).to_be_visible()
    expect(page.get_by_role("button", name=fr("Make the passkey"))).to_be_hidden()
