"""An experience that cannot wait: proposed by a director on a phone, its session set, its sheet
written by steps, looked through, read by a second seat, published, tried elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.filling import sends
from tests.browser.hands import Hands
from tests.browser.words import fr

pytestmark = pytest.mark.browser

TITLE = "Un hall ouvert le soir, en trois jours"
DONE = "Après l’incendie, nous avons ouvert le hall du centre chaque soir."
TRIED = "Nous ouvrons aussi, le mardi."


@pytest.mark.scenario
def test_an_urgent_experience_is_told_and_tried_elsewhere_within_days(hands: Hands) -> None:
    hands.become("samira")
    sheet = sends(hands, "/convention/experience/new/", title=TITLE, done=DONE, urgent="on")
    session_set(hands)
    hands.become("samira")
    written(hands, sheet)
    read_by_another(hands, sheet)
    hands.become("samira")
    sends(hands, f"{sheet}check/", read="on")
    sends(hands, f"{sheet}publish/")
    hands.become("mohamed")
    hands.open("/convention/experience/")
    hands.follow(TITLE)
    sends(hands, f"{sheet}tried/", outcome="early", words=TRIED)
    expect(hands.page.get_by_text(TRIED)).to_be_visible()


def session_set(hands: Hands) -> None:
    """Nadège, who prepares the meetings of that ITC, finds it and sets a session in two days."""
    hands.become("nadege")
    hands.open("/convention/topics/")
    hands.leave_by(hands.page.get_by_role("link", name=TITLE).first)
    hands.follow(fr("Date a meeting for it"))
    sends(hands, day="2027-04-08", starts="18:00", ends="19:00")


def written(hands: Hands, sheet: str) -> None:
    """What came of it, and who reads it."""
    sends(hands, f"{sheet}write/done/", results="Trente personnes chaque soir.")
    sends(hands, f"{sheet}write/readers/", audience="network")


def read_by_another(hands: Hands, sheet: str) -> None:
    """Chloé, of the Caf, is asked, and sees that nobody can be recognised."""
    sends(hands, f"{sheet}second/", seat="Caf")
    hands.become("chloe")
    hands.open("/convention/experience/")
    hands.follow(TITLE)
    sends(hands, opinion="all_fine")
