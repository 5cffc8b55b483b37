"""Several review the minutes of the Club's launch: words are selected, others proposed, taken up,
co-signed; what changed is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.demo import Server
from tests.browser.hands import Hands, Mouse
from tests.browser.inspection import NARROW, Inspector
from tests.browser.words import fr

pytestmark = pytest.mark.browser

MINUTES = "/club/meetings/1/minutes/"
QUOTED, OTHER = "Après trois tours de discussion", "Après deux tours de discussion"
SELECT = """quote => {
    const within = [...document.querySelectorAll(".tdt-prose p")];
    const node = within.map(p => p.firstChild).find(n => n && n.data.includes(quote));
    const range = document.createRange(), from = node.data.indexOf(quote);
    range.setStart(node, from);
    range.setEnd(node, from + quote.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.fixture
def solene(
    server: Server, new_context: Callable[..., BrowserContext], inspector: Inspector
) -> Mouse:
    """A member, on a phone, who looks hard at every page."""
    page = new_context(width=NARROW["width"]).new_page()
    inspector.listen(page)
    hands = Mouse(page, server.url, inspector.look)
    hands.become("solene")
    return hands


def test_selected_words_become_a_suggestion_that_is_taken_up(solene: Mouse) -> None:
    solene.open(MINUTES)
    button = solene.page.get_by_role("button", name=fr("Say something of the selected words"))
    button.click()
    expect(solene.page.get_by_text(fr("Select words of the text first."))).to_be_visible()
    solene.page.evaluate(SELECT, QUOTED)
    solene.leave_by(button)
    expect(solene.page.locator("[name=quote]")).to_have_value(QUOTED)
    suggest(solene)
    solene.become("maud")
    solene.open(MINUTES)
    solene.page.locator("[aria-labelledby=remarks] > details:not(#answered) > summary").click()
    solene.follow(fr("Take up these words"))
    solene.press(fr("Take up these words"))
    solene.is_told("These words are in the text.")
    solene.become("solene")
    solene.open(MINUTES)
    solene.follow(fr("Co-sign"))
    solene.press(fr("I co-sign these minutes"))
    solene.is_told("Your name is on these minutes.")
    solene.follow(fr("Versions, and what changed"))
    assert "[retiré" in solene.page.locator("del").first.inner_text()
    assert "deux" in solene.page.locator("ins").first.inner_text()


def suggest(hands: Hands) -> None:
    hands.write(hands.page.locator("[name=proposed]"), OTHER)
    hands.press(fr("Send the remark"))
    hands.is_told("Your remark is recorded.")


def test_without_a_script_the_passage_is_pasted(
    server: Server, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(script=False, width=NARROW["width"]).new_page()
    hands = Mouse(page, server.url)
    hands.become("solene")
    hands.open(MINUTES)
    expect(
        page.get_by_role("button", name=fr("Say something of the selected words"))
    ).to_have_count(0)
    hands.follow(fr("Ask for a correction"))
    hands.write(page.locator("[name=quote]"), QUOTED)
    suggest(hands)
