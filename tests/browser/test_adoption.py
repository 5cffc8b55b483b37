"""The Club adopts the minutes of its last gathering at the next one, as its charter says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.demo import Demo, Nursery, Server
from tests.browser.hands import Hands
from tests.browser.words import fr

pytestmark = [pytest.mark.browser, pytest.mark.scenario]

LAUNCH, NEXT = "Rencontre n° 1 : lancement, choix des groupes", "Rencontre n° 2"
CAME = ("Aïcha Berthelot", "Hugo Tessandier")


@pytest.fixture
def server(demo: Demo, nursery: Nursery, tmp_path: Path) -> Iterator[Server]:
    """The demo on the day of the gathering: nothing can be adopted there before."""
    with demo.copy(tmp_path / "demo") as own, nursery.served(own, "2027-04-08") as server:
        yield server


def test_minutes_are_adopted_at_the_next_gathering_and_not_before(hands: Hands) -> None:
    hands.become("aicha")
    cannot_adopt_yet(hands)
    open_the_gathering(hands)
    cannot_adopt_yet(hands)
    mark_two_seats(hands)
    adopt(hands)
    hands.become("maud")
    circulate(hands)


def to_the_minutes(hands: Hands) -> None:
    hands.open("/")
    hands.follow(LAUNCH, within=hands.section("Minutes to read over").get_by_role("heading"))


def cannot_adopt_yet(hands: Hands) -> None:
    """Aïcha writes nothing of January: she may record its adoption at her gathering only, once it
    sits."""
    to_the_minutes(hands)
    adopting = hands.page.get_by_role("link", name=fr("Record the adoption"))
    if adopting.count():
        hands.leave_by(adopting)
        expect(hands.page.get_by_role("button", name=fr("Record the adoption"))).to_have_count(0)


def open_the_gathering(hands: Hands) -> None:
    """Its day has come: it is asked of her."""
    hands.open("/")
    hands.follow(NEXT, within=hands.section("My turns"))
    hands.follow(fr("Open the meeting"), within=hands.section("What is asked of you"))
    hands.press(fr("Open the meeting"))
    hands.is_told("The meeting is open. Next: mark who is there.")


def mark_two_seats(hands: Hands) -> None:
    hands.open("/")
    hands.follow(NEXT, within=hands.section("My turns"))
    hands.follow(fr("Mark who is there"), within=hands.section("What is asked of you"))
    for name in CAME:
        hands.answer(re.compile(rf"^{name}, "), fr("in the room"))
    hands.press(fr("Record the attendance"))


def adopt(hands: Hands) -> None:
    """It is a decision of the gathering, which answers its point of the agenda."""
    to_the_minutes(hands)
    hands.follow(fr("Record the adoption"))
    hands.press(fr("Record the adoption"))
    hands.is_told("The minutes are adopted.")
    assert NEXT in hands.read()
    hands.open("/club/decisions/")
    expect(hands.page.get_by_role("link", name=re.compile(re.escape(LAUNCH)))).to_have_count(1)


def circulate(hands: Hands) -> None:
    """The facilitator sends them to the network; nobody changes them any more."""
    hands.open("/club/programme/")
    hands.unfold(hands.page.get_by_text(fr("Months that are over")))
    hands.follow(LAUNCH)
    hands.follow(fr("Circulate the minutes"), within=hands.section("What is asked of you"))
    hands.press(fr("Circulate"))
    hands.is_told("The minutes are circulated.")
    expect(hands.page.get_by_role("link", name=fr("Continue writing"))).to_have_count(0)
