"""Moving a meeting: the charter asks, or refuses, and its page tells the truth at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.hands import EVERY_WAY, Hands
from tests.browser.words import fr, in_one_line

pytestmark = pytest.mark.browser

BODY = "itc-marseille-15-16"
PREVIOUS, DRAWN, MOVED, BREACH = "25 février 2027", "15 avril 2027", "20 mai 2027", "26 avril 2027"
"""Two calendar months after 25 February, the clock of ITC-14 runs out on 26 April."""


@pytest.mark.scenario
def test_a_body_that_would_wait_too_long_is_warned_then_shown_as_such_until_mended(
    hands: Hands,
) -> None:
    hands.become("nadege")
    assert state(hands) == fr("Kept", context="verdict")
    ask_to_move(hands, "2027-05-20")
    confirm(hands)
    hands.is_told("The new date and place are recorded.")
    assert state(hands) == fr("At risk", context="verdict")
    assert missing(proof(hands), BREACH, PREVIOUS, MOVED) == []
    move(hands, "2027-04-15")
    hands.is_told("The new date and place are recorded.")
    assert state(hands) == fr("Kept", context="verdict")
    assert missing(proof(hands), BREACH, MOVED) == [BREACH, MOVED]


@pytest.mark.parametrize("hands", EVERY_WAY, indirect=True)
def test_a_gathering_is_not_put_on_a_monday(hands: Hands) -> None:
    hands.become("maud")
    hands.open("/club/bodies/club/")
    hands.follow("Rencontre n° 2", within=hands.section("Next meeting"))
    address = hands.page.url
    hands.follow(fr("Change the date or the place"))
    hands.write(hands.page.get_by_label(fr("Day"), exact=True), "2027-04-12")
    hands.press(fr("Record the new date and place"))
    warning = hands.page.get_by_role("alert")
    expect(warning).to_contain_text("CLUB-08")
    expect(hands.page.get_by_role("button", name=fr("Confirm anyway"))).to_have_count(0)
    hands.page.goto(address)
    assert missing(hands.read(), "8 avril 2027", "12 avril 2027") == ["12 avril 2027"]


def ask_to_move(hands: Hands, day: str) -> None:
    """The first sending changes nothing: it says which article would no longer be kept, and
    asks."""
    move(hands, day)
    warning = hands.page.get_by_role("alert")
    expect(warning).to_contain_text("ITC-14")
    assert state_elsewhere(hands) == fr("Kept", context="verdict")


def confirm(hands: Hands) -> None:
    hands.press(fr("Confirm anyway"))


def move(hands: Hands, day: str) -> None:
    """From my table to another day."""
    hands.open("/")
    hands.follow("Séance n° 5", within=hands.section("My turns"))
    hands.follow(fr("Change the date or the place"))
    hands.write(hands.page.get_by_label(fr("Day"), exact=True), day)
    hands.press(fr("Record the new date and place"))


def state_elsewhere(hands: Hands) -> str:
    """What somebody else reads meanwhile on the charter page, in another window."""
    page = hands.page.context.new_page()
    other = type(hands)(page, hands.origin)
    found = state(other)
    page.close()
    return found


def state(hands: Hands) -> str:
    """The verdict of ITC-14 on this body, on the charter page."""
    hands.open(f"/convention/charter/?body={BODY}")
    hands.unfold(hands.page.locator(".tdt-fold--article > summary", has_text="ITC-14"))
    verdict = article(hands).locator(".tdt-margin .tdt-verdict")
    expect(verdict).to_have_count(1)
    return in_one_line(verdict.inner_text())


def proof(hands: Hands) -> str:
    """What the verdict rests on, opened on the page of the article."""
    hands.leave_by(article(hands).locator(".tdt-margin a"))
    return in_one_line(hands.page.get_by_role("article").inner_text())


def article(hands: Hands) -> Locator:
    """ITC-14, among the articles that are checked on this body."""
    return hands.page.get_by_role("article").filter(
        has=hands.page.get_by_role("heading", name="ITC-14")
    )


def missing(text: str, *words: str) -> list[str]:
    """Those of the words that the text does not hold."""
    return [word for word in words if word not in text]
