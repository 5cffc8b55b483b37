"""Pages that keep themselves up to date: what happens elsewhere shows, and what one types stays."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.hands import Hands, Mouse
from tests.browser.test_attendance import CHLOE, FAROUK, path_of, record, tick
from tests.browser.test_sitting import open_the_sitting
from tests.browser.words import fr
from tourdetable.interface.web.base.accents import THEME

pytestmark = pytest.mark.browser

THERE = "#room-there"
SOON = 5_000
SCRIPT = THEME.with_name("live.js")


@pytest.mark.scenario
def test_the_screen_of_the_room_counts_who_arrives_and_catches_up_after_a_cut(
    hands: Hands, new_context: Callable[..., BrowserContext]
) -> None:
    hands.become("leila")
    open_the_sitting(hands)
    hands.follow(fr("Mark who is there"), within=hands.section("What is asked of you"))
    register = path_of(hands)
    hands.follow(fr("Check-in code of the room"))
    screen = hands.page
    screen.evaluate("window.same = true")
    keeper = Mouse(new_context().new_page(), hands.origin)
    keeper.become("leila")
    keeper.open(register)
    tick(keeper.page, CHLOE, "in the room")
    with keeper.page.expect_navigation():
        record(keeper.page)
    expect(screen.locator(THERE)).to_have_text("1 personne est notée présente.", timeout=SOON)
    screen.context.set_offline(True)
    try:
        keeper.open(register)
        tick(keeper.page, FAROUK, "remotely")
        with keeper.page.expect_navigation():
            record(keeper.page)
    finally:
        screen.context.set_offline(False)
    expect(screen.locator(THERE)).to_have_text("2 personnes sont notées présentes.", timeout=SOON)
    assert screen.evaluate("window.same") is True


PAGE = """<!doctype html><html lang="fr"><title>t</title>
<script src="/script-of-a-test.js" defer></script>
<main data-stream="/stream-of-a-test?at=0"><p id="number" data-live>{number}</p>
<form id="form" data-live><input type="hidden" name="gesture" value="{number}">
<p>{number}</p><label for="said">Said</label><input id="said" name="said" value="">
<label><input type="radio" name="one" value="a" checked>a</label>
<label><input type="radio" name="one" value="b">b</label>
<details id="more"><summary>More</summary>{number}</details></form>
<form id="still" data-live><input type="hidden" name="gesture" value="{number}"></form></main>"""


@pytest.fixture
def changing(hands: Hands) -> Page:
    """A page that is another at each reading, and whose stream says so twice a second."""
    readings = count(1)

    def read(route: Route) -> None:
        route.fulfill(body=PAGE.replace("{number}", str(next(readings))), content_type="text/html")

    def tell(route: Route) -> None:
        told = "retry: 500\nid: {0}\nevent: changed\ndata: {0}\n\n".format(next(readings))
        route.fulfill(body=told, content_type="text/event-stream")

    page = hands.page
    page.route("**/page-of-a-test", read)
    page.route("**/stream-of-a-test*", tell)
    page.route("**/script-of-a-test.js", lambda route: route.fulfill(path=SCRIPT))
    page.goto(hands.origin + "/page-of-a-test")
    return page


def test_what_one_types_chooses_and_opens_stays(changing: Page) -> None:
    page = changing
    before = int(page.locator("#number").inner_text())
    page.get_by_text("More").click()
    page.get_by_label("b", exact=True).check()
    page.get_by_label("Said").press_sequentially("Bonjour", delay=200)
    page.get_by_label("Said").press("ArrowLeft")
    seen = int(page.locator("#number").inner_text())
    assert seen > before
    expect(page.locator("#number")).not_to_have_text(str(seen), timeout=SOON)
    page.keyboard.type("!")
    expect(page.get_by_label("Said")).to_have_value("Bonjou!r")
    expect(page.get_by_label("b", exact=True)).to_be_checked()
    expect(page.locator("details")).to_have_attribute("open", "")


def test_a_part_in_which_only_tokens_are_new_is_left_alone(changing: Page) -> None:
    page = changing
    kept = page.locator("#still input").input_value()
    number = page.locator("#number").inner_text()
    expect(page.locator("#number")).not_to_have_text(number, timeout=SOON)
    assert page.locator("#still input").input_value() == kept
