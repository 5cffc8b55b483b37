"""Signing in without the demo's bar: by the code sent to a mailbox, and saying who one is when
several share it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.demo import Server
from tests.browser.hands import EVERY_WAY, Hands
from tests.browser.words import fr

pytestmark = pytest.mark.browser

LINK = re.compile(r"^http://[^/]+(/signin/link/\S+)$", re.MULTILINE)
CODE = re.compile(r"^    ([A-Z0-9-]{5,})\s*$", re.MULTILINE)


@pytest.mark.parametrize("reading_hands", EVERY_WAY, indirect=True)
def test_one_signs_in_by_the_code_sent_to_ones_mailbox(
    reading_hands: Hands, still_server: Server
) -> None:
    hands, server = reading_hands, still_server
    ask_for_a_code(hands, "samira@exemple.invalid")
    code = code_sent(server)
    enter(hands, "ZZZZ-ZZZZ")
    expect(hands.page.get_by_role("textbox")).to_have_attribute("aria-invalid", "true")
    enter(hands, code.lower())
    hands.open("/")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(fr("My table"))
    assert "Samira Ouadah" in hands.read()
    hands.press(re.compile(fr("Sign out")))
    hands.page.go_back()  # whoever sits down at that computer finds nothing there
    assert "Samira Ouadah" not in hands.read()
    hands.open("/convention/people/")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(fr("Sign in"))


@pytest.mark.scenario
def test_one_enters_by_the_link_on_another_device(
    reading_hands: Hands, still_server: Server, new_hands: Callable[[str, Server], Hands]
) -> None:
    ask_for_a_code(reading_hands, "maud@exemple.invalid")
    link = LINK.findall(still_server.said)[-1]
    phone = new_hands("no_script", still_server)
    phone.open(link)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(
        "Entrer en tant que Maud Kerébel"
    )
    phone.open(link)  # a guard of mail opens it too
    phone.press(fr("Enter"))
    expect(phone.page.get_by_role("banner")).to_contain_text("Maud Kerébel")
    enter(reading_hands, code_sent(still_server))
    told = reading_hands.page.get_by_text(fr("That code has already served: ask for another."))
    expect(told).to_be_visible()


@pytest.mark.scenario
def test_those_who_share_a_mailbox_say_who_they_are(
    reading_hands: Hands, still_server: Server
) -> None:
    hands, server = reading_hands, still_server
    ask_for_a_code(hands, "direction@estran.exemple.invalid")
    enter(hands, code_sent(server))
    hands.open("/convention/")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(fr("Who are you?"))
    hands.press(fr("Continue"))
    expect(hands.page.locator("#person-error")).to_have_count(1)
    hands.answer(fr("I am"), "Nabil Guérin")
    hands.press(fr("Continue"))
    hands.open("/convention/")
    expect(hands.page.get_by_role("banner")).to_contain_text("Nabil Guérin")
    expect(hands.page.get_by_role("banner")).to_contain_text("L’Estran")


@pytest.mark.scenario
def test_an_unknown_address_is_told_the_same_and_gets_no_code(
    reading_hands: Hands, still_server: Server
) -> None:
    hands, server = reading_hands, still_server
    before = CODE.findall(server.said)
    ask_for_a_code(hands, "personne@exemple.invalid")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(fr("Enter your code"))
    assert CODE.findall(server.said) == before


def ask_for_a_code(hands: Hands, address: str) -> None:
    hands.open("/")
    hands.follow(fr("Sign in with my e-mail address"))
    hands.write(hands.page.get_by_label(fr("Your e-mail address")), address)
    hands.press(fr("Send me a code"))
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(fr("Enter your code"))


def code_sent(server: Server) -> str:
    """The code of the last message: the demo writes its mail on the console."""
    return str(CODE.findall(server.said)[-1])


def enter(hands: Hands, code: str) -> None:
    hands.write(hands.page.get_by_label(fr("The code received by e-mail")), code)
    hands.press(fr("Sign in"))
