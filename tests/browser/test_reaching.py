"""What leaves a body: a question goes up two floors and its answer comes down; a stranger registers
for an open day, and receives a newsletter, then no more."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.demo import Demo, Nursery, Server
from tests.browser.filling import option, sends
from tests.browser.hands import Hands
from tests.browser.reading import Reader
from tests.browser.test_founding import select
from tests.browser.words import fr

pytestmark = [pytest.mark.browser, pytest.mark.scenario]

NewHands = Callable[[str, Server], Hands]

RISE = "Hausse des impayés signalée par trois centres"
QUESTION = "Qui paie les impayés d’énergie de cet hiver ?"
ASKED = {"source": RISE, "title": QUESTION, "words": "Trois centres voient monter les impayés."}
PASSED, ANSWER = "Le Comité technique n’a pas de fonds.", "Un fonds commun paiera trois mois."
NOVA, AUBE = "nova@exemple.invalid", "aube@exemple.invalid"
LETTER = "Ce que disent les instances, avril 2027"
MOST = 30
"""Seconds that a message may take: the process that sends them looks every five."""


@pytest.fixture(scope="module")
def shared(
    demo: Demo, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """One demo for all: each changes what the others do not look at."""
    folder = tmp_path_factory.mktemp("reaching") / "demo"
    with demo.copy(folder) as own, nursery.served(own) as server:
        yield server


def test_a_question_goes_up_two_floors_and_its_answer_comes_down(
    shared: Server, new_hands: NewHands
) -> None:
    """Karim asks on his phone, Julien passes it on by keyboard, Véronique answers without
    scripts."""
    karim, julien, veronique = (new_hands(w, shared) for w in ("mouse", "keyboard", "no_script"))
    karim.become("karim")
    karim.open("/convention/referrals/")
    karim.follow(fr("Send a question up"))
    question = sends(karim, **ASKED, to="Comité technique")
    reads_what_is_asked(julien, "julien", "Comité technique")
    julien.follow(QUESTION)
    passes_on(julien)
    karim.open(question)
    expect(karim.page.get_by_text(PASSED)).to_be_visible()
    reads_what_is_asked(veronique, "veronique", "Comité départemental")
    veronique.follow(fr("Answer the question"))
    sends(veronique, reply="accepted", reasons=ANSWER)
    karim.open("/")
    karim.unfold(karim.page.locator("summary").filter(has_text=fr("Answers to take note of")))
    karim.follow(re.compile(fr("Read the answer")))
    expect(karim.page.get_by_text(ANSWER)).to_be_visible()
    karim.follow(fr("Take note of the answer"))
    karim.press(fr("We have read it"))
    karim.become("samira")
    karim.open(question)
    expect(karim.page.get_by_text(ANSWER)).to_be_visible()


def reads_what_is_asked(hands: Hands, persona: str, body: str) -> None:
    """From their table, where it waits."""
    hands.become(persona)
    waiting = hands.page.locator("main li").filter(has_text=f"{body}")
    hands.leave_by(waiting.locator('a[href*="/referrals/"]').first)


def passes_on(hands: Hands) -> None:
    """To the only floor above, saying why."""
    hands.follow(fr("Pass the question on"))
    to = hands.page.locator('[name="to"]')
    select(hands, to, option(to, "Comité départemental"))
    hands.write(hands.page.locator('[name="reasons"]'), PASSED)
    hands.press(fr("Pass it on"))
    hands.is_told("It is passed on, and those who asked are told.")


def test_a_stranger_registers_for_an_open_day_and_withdraws(
    shared: Server, new_hands: NewHands
) -> None:
    """Nobody holds a place that was not confirmed; who withdraws leaves nothing."""
    stranger, maud = new_hands("no_script", shared), new_hands("mouse", shared)
    for name, email in (("Nova Lindqvist", NOVA), ("Aube Marchal", AUBE)):
        stranger.open("/club/")
        stranger.leave_by(stranger.page.locator('main a[href*="/days/"]').first)
        day = stranger.page.url.removeprefix(stranger.origin)
        stranger.follow(fr("Register", context="open day"))
        stranger.write(stranger.page.locator('[name="name"]'), name)
        stranger.write(stranger.page.locator('[name="email"]'), email)
        stranger.press(fr("Register", context="open day"))
        stranger.open(received(shared, r"/club/registration/[\w.:-]+/", email))
        stranger.press(fr("I confirm that I come"))
        expect(stranger.page.get_by_text(fr("You have a place"))).to_be_visible()
    stranger.press(fr("I withdraw"))
    maud.become("maud")
    maud.open(day)
    maud.follow(fr("Who comes"))
    assert ["Nova Lindqvist" in maud.read(), "Aube Marchal" in maud.read()] == [True, False]


def test_a_newsletter_comes_once_it_was_asked_for_twice_and_stops_in_one_click(
    shared: Server, new_hands: NewHands
) -> None:
    stranger, helene = new_hands("mouse", shared), new_hands("mouse", shared)
    stranger.open("/convention/newsletters/subscribe/")
    stranger.write(stranger.page.locator('[name="email"]'), NOVA)
    stranger.tick(stranger.page.locator('[name="agreed"]'))
    stranger.press(fr("Send me the link"))
    stranger.open(received(shared, r"/convention/newsletters/confirm/[\w.:-]+/", NOVA))
    stranger.press(fr("I want to receive them"))
    helene.become("helene")
    letter = {"title": LETTER, "text": "Trois instances ont dit la même chose."}
    page = sends(helene, "/convention/newsletters/new/", **letter, segments="readers")
    sends(helene, f"{page}send/")
    stop = received(shared, r"/convention/newsletters/stop/[\w.:-]+/", NOVA)
    assert Reader(shared.url).ask("POST", stop).status == 200
    stranger.open(stop)
    over = fr("This link opens nothing")
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text(over)


def received(server: Server, link: str, email: str) -> str:
    """Where a link leads that came by mail: the demo writes its mail on the console."""
    deadline = time.monotonic() + MOST
    while time.monotonic() < deadline:
        letters = re.split(r"^-{60,}$", server.said, flags=re.MULTILINE)
        found = [re.search(link, one) for one in letters if email in one]
        if any(found):
            return next(one[0] for one in reversed(found) if one)
        time.sleep(0.2)
    raise AssertionError(f"nothing like {link} came to {email}:\n{server.said}")
