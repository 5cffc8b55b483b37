"""A group is carried from its call for themes to what it circulates, by three members of the Club,
and a stranger reads what it made."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.demo import Server
from tests.browser.filling import sends
from tests.browser.hands import Hands, Mouse
from tests.browser.inspection import NARROW
from tests.browser.words import fr

pytestmark = pytest.mark.browser

TODAY, YESTERDAY = "2027-04-06", "2027-04-05"
THEME, MAP = "Les démarches du soir", "La carte des permanences du soir"
CALL = {"title": "Un cinquième groupe ?", "opens": YESTERDAY, "closes": TODAY}
OPENING = "Ouvrir un cinquième groupe"
TERMS = {
    "added": "Une carte que tous lisent.",
    "starts": TODAY,
    "midway": "2027-06-15",
    "ends": "2027-10-31",
    "reach": "public",
}
WORK = {"kind": "mapping", "title": MAP, "due_on": "2027-05-31", "audience": "public"}


@pytest.mark.scenario
def test_a_group_is_carried_to_what_a_stranger_reads(
    server: Server, new_context: Callable[..., BrowserContext]
) -> None:
    hands = Mouse(new_context(width=NARROW["width"]).new_page(), server.url)
    topic, call = called(hands)
    sitting = met(hands)
    sends(hands, f"{sitting}decisions/new/", title=OPENING)
    decided(hands)
    sends(hands, f"{call}change/", opens=YESTERDAY, closes=YESTERDAY)
    sends(hands, f"{call}choose/", decision=OPENING, **{f"keep_{topic}": "on"})
    group = sends(hands, f"{call}themes/{topic}/open/", **TERMS).removesuffix("group/")
    hands.become("gaelle")
    hands.leave_by(hands.page.get_by_role("link", name=re.compile(THEME)).first)
    work = made(hands, group)
    hands.become("maud")
    hands.open(f"{work}approve/")
    hands.leave_by(hands.page.locator('main a[href*="approve_deliverable"]').first)
    page = sends(hands, title="Approuver la carte")
    hands.open(f"{page}positions/")
    decided(hands)
    hands.become("solene")
    sends(hands, f"{work}circulate/", how="mail")
    stranger = Mouse(new_context().new_page(), hands.origin)
    stranger.open(work)
    expect(stranger.page.get_by_role("heading", name=MAP)).to_be_visible()


def called(hands: Hands) -> tuple[str, str]:
    """Maud calls, Solène proposes a theme, Gaëlle would join; the topic and the call."""
    hands.become("maud")
    call = sends(hands, "/club/bodies/club/calls/new/", **CALL)
    hands.become("solene")
    said = {"question": "Qui ouvre le soir ?", "existing": "Deux mairies."}
    sends(hands, f"{call}propose/", title=THEME, **said)
    hands.become("gaelle")
    hands.open(call)
    join = hands.page.locator('a[href*="/join/"]').first.get_attribute("href") or ""
    sends(hands, join)
    return join.split("/")[-3], call


def met(hands: Hands) -> str:
    """The Club meets today; both who would work on it came."""
    hands.become("maud")
    day = {"day": TODAY, "starts": "08:30", "ends": "18:00", "kind": "evaluation_session"}
    sends(hands, "/club/bodies/club/meetings/new/", title="Choisir un groupe", **day)
    hands.press(fr("Confirm anyway"))
    meeting = hands.page.url.removeprefix(hands.origin)
    sends(hands, f"{meeting}open/")
    hands.open(f"{meeting}attendance/")
    for who in ("Solène Marchetti", "Gaëlle Prigent"):
        came = hands.page.get_by_role("group", name=re.compile(who))
        hands.choose(came.get_by_role("radio").first)
    sends(hands)
    return meeting


def decided(hands: Hands) -> None:
    """Each seat that came consents."""
    for stance in hands.page.locator('[name^="stance_"][value="consent"]').all():
        hands.choose(stance)
    sends(hands, outcome="consensus")


def made(hands: Hands, group: str) -> str:
    """Solène promises a map and writes it; Farida, of another institution, reads it."""
    hands.become("solene")
    work = sends(hands, f"{group}works/new/", **WORK)
    sends(hands, f"{work}write/", text="Qui ouvre le soir, rue par rue.")
    sends(hands, f"{work}keep/")
    sends(hands, f"{work}ask/", seat="ARS Grand-Littoral")
    hands.become("farida")
    hands.open("/")
    hands.leave_by(hands.page.locator('a[href*="/reviews/"]').first)
    for yes in hands.page.locator('[name^="line_"][value="yes"]').all():
        hands.choose(yes)
    sends(hands, verdict="ready")
    return work
