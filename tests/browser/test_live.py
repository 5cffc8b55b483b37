"""Pages that keep themselves up to date: what happens elsewhere shows, and what one types stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.hands import Hands, Mouse
from tests.browser.test_attendance import CHLOE, path_of, record, tick
from tests.browser.test_sitting import mark_who_is_there, open_the_sitting
from tests.browser.words import fr
from tourdetable.interface.web.base.accents import THEME

pytestmark = pytest.mark.browser

THERE = "#room-there"
SOON = 5_000
SCRIPT = THEME.with_name("live.js")


@contextmanager
def cut(page: Page) -> Iterator[None]:
    """Somebody without network for a while; it is back at the end: others use that browser."""
    page.context.set_offline(True)
    try:
        yield
    finally:
        page.context.set_offline(False)


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
    before = screen.locator(THERE).inner_text()
    keeper = Mouse(new_context().new_page(), hands.origin)
    keeper.become("leila")
    keeper.open(register)
    tick(keeper.page, CHLOE, "in the room")
    with keeper.page.expect_navigation():
        record(keeper.page)
    expect(screen.locator(THERE)).not_to_have_text(before, timeout=SOON)
    first = screen.locator(THERE).inner_text()
    with cut(screen):
        keeper.open(register)
        tick(keeper.page, CHLOE, "excused")
        with keeper.page.expect_navigation():
            record(keeper.page)
    expect(screen.locator(THERE)).not_to_have_text(first, timeout=SOON)
    assert screen.evaluate("window.same") is True


class Sitting:
    """Those who take part: each in front of their own page of one session."""

    def __init__(self, hands: Hands, new_context: Callable[..., BrowserContext]) -> None:
        self.hands, self.new_context = hands, new_context
        hands.become("leila")
        open_the_sitting(hands)
        mark_who_is_there(hands)
        self.path = re.sub(r"(/meetings/\d+/).*", r"\1live/", path_of(hands))
        hands.open(f"{self.path}lead/")
        hands.press(fr("Begin the live session"))

    def comes(self, persona: str, page: str = "", **browser: Any) -> Hands:
        """Somebody opens a page of the session."""
        one = Mouse(self.new_context(**browser).new_page(), self.hands.origin)
        one.become(persona)
        one.open(self.path + page)
        return one

    def joins(self, screen: Hands, name: str, seat: str) -> Hands:
        """Somebody without an account joins with the code that the screen shows."""
        code = screen.page.locator(".tdt-room__code").inner_text()
        address = screen.page.locator(".tdt-room__address").inner_text()
        one = Mouse(self.new_context(width=375).new_page(), self.hands.origin)
        one.page.goto(f"http://{address}?code={code.replace(' ', '')}")
        one.page.get_by_label(fr("Your name")).fill(name)
        one.page.get_by_label(fr("For which seat are you there?")).select_option(label=seat)
        one.press(fr("Join the meeting"))
        return one

    def asks(self, leader: Hands, kind: str, question: str) -> None:
        """Whoever leads asks something."""
        leader.open(f"{self.path}ask/")
        leader.page.locator(f'input[name="kind"][value="{kind}"]').check()
        leader.page.locator('input[name="question"]').fill(question)
        leader.press(fr("Ask it now"))


def says(one: Hands, words: str) -> None:
    """Somebody writes for their seat, in the form of their page."""
    one.page.locator('#live-say textarea[name="words"]').fill(words)
    one.press(fr("Send"))


def shows(one: Hands, words: str) -> None:
    """The words come by themselves."""
    expect(one.page.locator("main")).to_contain_text(words, timeout=SOON)


QUESTION, IDEA, OTHER, LAST = "Que tenter cet été ?", "Des permanences", "Un bus", "Un marché"
CAF, DEPARTMENT = "Caf des Bouches-du-Rhône", "Département (chargée de territoire)"


@pytest.mark.scenario
def test_two_browsers_and_two_telephones_run_a_session(
    hands: Hands, new_context: Callable[..., BrowserContext]
) -> None:
    room = Sitting(hands, new_context)
    screen = room.comes("leila", "screen/")
    chloe, mohamed = room.comes("chloe", width=375), room.comes("mohamed", width=375, script=False)
    chloe.page.evaluate("window.same = true")
    asked = list[str]()
    chloe.page.on("request", lambda request: asked.append(request.headers.get("x-live", "")))
    room.asks(hands, "silent", QUESTION)
    for one in (chloe, screen):
        shows(one, QUESTION)
    expect(chloe.page.locator('#live-say textarea[name="words"]')).to_be_visible(timeout=SOON)
    assert {what for what in asked if what} == set(), "the form did not come with the change"
    mohamed.open(room.path)
    says(mohamed, OTHER)
    shows(screen, "1 voix a écrit")
    assert chloe.page.evaluate("window.same") is True
    twice_for_one_seat_and_a_cut(room, screen, chloe)
    another_leads_and_a_seat_comes_late(room, screen, chloe, mohamed)


def twice_for_one_seat_and_a_cut(room: Sitting, screen: Hands, chloe: Hands) -> None:
    """The seat of the Caf speaks twice: one voice, its last word; Chloé's telephone is cut while it
    is revealed, and catches up."""
    says(chloe, IDEA)
    shows(screen, "2 voix ont écrit")
    pair = room.joins(screen, "Camille", CAF)
    expect(pair.page.locator("#live-say textarea").first).to_have_value(IDEA)
    says(pair, LAST)
    shows(screen, "2 voix ont écrit")
    expect(chloe.page.locator("#live-say textarea").first).to_have_value(LAST, timeout=SOON)
    for one in (screen, chloe):
        assert OTHER not in one.page.content()
    with cut(chloe.page):
        room.hands.open(f"{room.path}lead/")
        room.hands.press(fr("Show what was written"))
        shows(screen, OTHER)
    for one in (screen, chloe):
        shows(one, LAST)
        shows(one, OTHER)
        assert IDEA not in one.read()
    room.hands.press(fr("End it"))


def another_leads_and_a_seat_comes_late(
    room: Sitting, screen: Hands, chloe: Hands, mohamed: Hands
) -> None:
    """Leïla leaves; Chloé leads in one gesture. A seat that comes late speaks in the go-round; the
    session ends for all, and what was said is in the draft of the minutes."""
    chloe.open(room.path)
    chloe.page.locator("#live-lead form button").click()
    shows(screen, f"{CAF} anime.")
    room.asks(chloe, "go_round", "Un mot de la fin ?")
    shows(screen, "Un mot de la fin")
    late = room.joins(screen, "Nour", DEPARTMENT)
    chloe.open(f"{room.path}lead/")
    chloe.press(fr("Give the floor"))
    chloe.page.locator('select[name="voice"]').select_option(label=DEPARTMENT)
    chloe.press(fr("Next voice"))
    expect(late.page.locator("#live-say h2")).to_have_text(fr("You have the floor"), timeout=SOON)
    says(late, "Merci à tous.")
    chloe.press(fr("End the live session"))
    expect(late.page.locator("h1")).to_have_text(fr("This session is over"), timeout=2 * SOON)
    mohamed.open(room.path)
    assert fr("The live session has ended") in mohamed.read()
    room.hands.open(f"{room.path}captured/")
    draft = room.hands.page.locator('textarea[name="text"]').input_value()
    for words in (OTHER, LAST, "Merci à tous."):
        assert words in draft
    assert IDEA not in draft


def test_what_one_was_writing_is_given_back_when_something_else_is_asked(
    hands: Hands, new_context: Callable[..., BrowserContext]
) -> None:
    room = Sitting(hands, new_context)
    chloe = room.comes("chloe", width=375)
    room.asks(hands, "silent", QUESTION)
    area = chloe.page.locator('#live-say textarea[name="words"]')
    area.press_sequentially(IDEA)
    hands.press(fr("Show what was written"))
    shows(chloe, IDEA)
    expect(area).to_have_count(0)
    assert chloe.page.evaluate("document.activeElement.id") == "live-say"
    expect(chloe.page.locator("[data-live-told]")).to_contain_text(QUESTION)


def test_the_keyboard_stays_on_its_button_when_its_part_is_renewed(
    hands: Hands, new_context: Callable[..., BrowserContext]
) -> None:
    room = Sitting(hands, new_context)
    room.asks(hands, "go_round", QUESTION)
    button = hands.page.get_by_role("button", name=fr("Next point"))
    button.focus()
    chloe = room.comes("chloe")
    chloe.leave_by(chloe.page.locator("#live-lead form button"))
    chloe.open(f"{room.path}lead/")
    chloe.press(fr("Give the floor"))
    expect(hands.page.get_by_role("button", name=fr("Next voice"))).to_be_visible(timeout=SOON)
    expect(button).to_be_focused()


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
