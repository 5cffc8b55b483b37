"""A decision by consent in the room: one objection lifted, another maintained, and an election
without candidates that ends in a consent on a name."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.hands import Hands
from tests.browser.test_live import CAF, SOON, Sitting, shows
from tests.browser.test_sitting import propose
from tests.browser.words import fr

pytestmark = pytest.mark.browser

PREFECT = "Préfecture (délégué du préfet)"
TITLE = "Ouvrir un samedi par mois"
COST, NIGHT = "Personne ne paie ces heures.", "Les agents finissent trop tard."
FUND, NOON = "Un financement écrit avant juin.", "Fermer à midi."
AMENDED = "On ferme à midi."


def stands(one: Hands, stance: str, words: str = "", would_lift: str = "") -> None:
    """Somebody says where their seat stands, from their own page."""
    form = one.page.locator("#live-say")
    form.locator(f'input[name="stance"][value="{stance}"]').check()
    form.locator('textarea[name="words"]').fill(words)
    form.locator('textarea[name="would_lift"]').fill(would_lift)
    one.press(fr("Send"))


def goes_to(leader: Hands, step: str) -> None:
    """Whoever leads presses on until a step of the consent."""
    for _most in range(6):
        if leader.page.locator(f'.tdt-steps [aria-current="step"]:has-text("{step}")').count():
            return
        leader.press(fr("Next step"))
    raise AssertionError(step)


def settles(leader: Hands, who: str, how: str, amendment: str = "") -> None:
    """Whoever leads says what became of the objection of a seat."""
    if amendment:
        leader.page.locator('textarea[name="how_lifted"]').fill(amendment)
    line = leader.page.locator(".tdt-lines li:has(button)", has_text=who)
    leader.press(how, within=line)


@pytest.mark.scenario
def test_one_objection_is_lifted_another_maintained(
    hands: Hands, new_context: Callable[..., BrowserContext]
) -> None:
    room = Sitting(hands, new_context)
    hands.open(room.path.removesuffix("live/"))
    propose(hands, TITLE)
    screen = room.comes("leila", "screen/")
    chloe, mohamed = room.comes("chloe", width=375), room.comes("mohamed", width=375, script=False)
    two_object(room, screen, chloe, mohamed)
    it_is_adopted_over_one(room, screen, chloe)
    mohamed.open(room.path)
    assert AMENDED in mohamed.read()
    hands.open(f"{room.path.removesuffix('live/')}")
    hands.follow(re.compile(TITLE))
    page = hands.read().casefold()
    told = (COST, FUND, NIGHT, NOON, AMENDED, fr("sustained"))
    assert [words for words in told if words.casefold() not in page] == []


def two_object(room: Sitting, screen: Hands, chloe: Hands, mohamed: Hands) -> None:
    """The seats of Chloé and Mohamed object; nobody reads it before the step is over."""
    leader = room.hands
    leader.open(f"{room.path}ask/")
    leader.page.locator('input[name="kind"][value="consent"]').check()
    leader.page.locator('select[name="decision"]').select_option(index=1)
    leader.press(fr("Ask it now"))
    shows(screen, TITLE)
    goes_to(leader, fr("Where each seat stands"))
    expect(chloe.page.locator("#live-say textarea").first).to_be_visible(timeout=SOON)
    stands(chloe, "object", COST, FUND)
    mohamed.open(room.path)
    stands(mohamed, "object", NIGHT, NOON)
    for one in (screen, chloe):
        assert NIGHT not in one.page.content()


def it_is_adopted_over_one(room: Sitting, screen: Hands, chloe: Hands) -> None:
    """One objection is lifted by an amendment, the other maintained; all see how it ended."""
    leader = room.hands
    leader.open(f"{room.path}lead/")
    leader.press(fr("Next step"))
    for one in (screen, chloe):
        shows(one, NIGHT)
        shows(one, FUND)
    settles(leader, PREFECT, fr("Lifted by an amendment"), AMENDED)
    shows(chloe, AMENDED)
    settles(leader, CAF, fr("Sustained"))
    leader.press(fr("Next step"))
    leader.press(re.compile(fr("adopted with dissent"), re.IGNORECASE))
    for one in (screen, chloe):
        shows(one, fr("adopted with dissent").capitalize())
