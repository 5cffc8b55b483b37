"""The pages that only show for a while: mistakes, objections being settled, corrections asked for,
refusals."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.demo import Server
from tests.browser.hands import Mouse
from tests.browser.inspection import NARROW, Inspector
from tests.browser.words import fr

pytestmark = pytest.mark.browser

SESSION, CAF = "Séance n° 5", re.compile("^Caf des Bouches-du-Rhône")


@pytest.fixture
def leila(
    server: Server, new_context: Callable[..., BrowserContext], inspector: Inspector
) -> Mouse:
    """The secretary of the day, who looks hard at every page."""
    page = new_context(width=NARROW["width"]).new_page()
    inspector.listen(page)
    hands = Mouse(page, server.url, inspector.look)
    hands.become("leila")
    hands.follow(SESSION, within=hands.section("My turns"))
    hands.follow(fr("Open the meeting"), within=hands.section("What is asked of you"))
    hands.press(fr("Open the meeting"))
    return hands


def test_pages_of_a_decision_that_is_being_made(leila: Mouse) -> None:
    meeting = leila.page.url.removeprefix(leila.origin)
    leila.follow(fr("New decision"), within=leila.section("Decisions"))
    refused(leila, fr("Continue to the positions"), field="title")
    leila.write(leila.page.locator("[name=title]"), "Tenir une permanence commune")
    leila.press(fr("Continue to the positions"))
    nobody_there = leila.page.url
    leila.open(f"{meeting}attendance/")
    leila.answer(re.compile("^Chloé Santini, "), fr("in the room"))
    leila.press(fr("Record the attendance"))
    leila.page.goto(nobody_there)
    leila.choose(leila.page.get_by_role("group", name=CAF).locator("input[value=object]"))
    refused(leila, fr("Save"), field="words")
    leila.write(
        leila.page.get_by_role("group", name=CAF).locator("[name^=words]"), "Pas de budget."
    )
    leila.write(
        leila.page.get_by_role("group", name=CAF).locator("[name^=would_lift]"), "Un budget."
    )
    leila.press(fr("Everyone else consents: fill in"))
    leila.press(fr("Save"))
    settle_and_conclude(leila)


def settle_and_conclude(leila: Mouse) -> None:
    """An objection is lifted by an amendment; the decision ends, is taken back, ends again, and has
    a follow-up."""
    leila.follow(re.compile(re.escape(fr("Settle this objection"))))
    leila.choose(leila.page.locator("input[value=integrated]"))
    refused(leila, fr("Record what became of it"), field="how_lifted")
    leila.write(leila.page.locator("[name=how_lifted]"), "La Ville prête la salle.")
    leila.press(fr("Record what became of it"))
    leila.follow(fr("Conclude"), exact=True)
    leila.choose(leila.page.locator("input[value=consent]"))
    leila.leave_by(leila.page.locator(".tdt-form .tdt-button").first)
    leila.follow(fr("Reopen this decision"))
    leila.press(fr("Reopen"))
    leila.follow(fr("Conclude"), exact=True)
    leila.choose(leila.page.locator("input[value=consent]"))
    leila.leave_by(leila.page.locator(".tdt-form .tdt-button").first)
    leila.leave_by(leila.page.locator('a[href$="/follow-up/"]'))
    refused(leila, fr("Add the action"), field="what")


def test_pages_of_minutes_that_somebody_wants_corrected(leila: Mouse) -> None:
    meeting = leila.page.url.removeprefix(leila.origin)
    leila.follow(fr("Write the minutes"), within=leila.section("What is asked of you"))
    leila.follow(fr("Write the whole text at once, rename or move parts"))
    leila.press(fr("Save the minutes"))
    leila.follow(fr("Send for review"))
    leila.press(fr("Send for review"))
    leila.become("chloe")
    leila.open(f"{meeting}minutes/")
    leila.follow(fr("Ask for a correction"))
    refused(leila, fr("Send the remark"), field="words")
    leila.write(leila.page.locator("[name=words]"), "Le troisième point manque.")
    leila.press(fr("Send the remark"))
    leila.become("leila")
    leila.open(f"{meeting}minutes/")
    leila.follow(re.compile(re.escape(fr("Settle this remark"))))
    leila.press(fr("It has been dealt with"))
    leila.follow(fr("Take back to draft"))
    leila.press(fr("Take back to draft"))
    expect(leila.page.get_by_role("link", name=fr("Send for review"))).to_have_count(1)


def test_a_form_sent_twice_or_on_what_somebody_changed_and_refusals_say_so(
    leila: Mouse,
) -> None:
    meeting = leila.page.url.removeprefix(leila.origin)
    leila.open(f"{meeting}decisions/new/")
    token = leila.page.locator("[name=gesture]").input_value()
    leila.write(leila.page.locator("[name=title]"), "Tenir une permanence commune")
    leila.press(fr("Continue to the positions"))
    leila.open(f"{meeting}decisions/new/")
    leila.page.locator("[name=gesture]").evaluate(
        "(field, token) => { field.value = token }", token
    )
    leila.write(leila.page.locator("[name=title]"), "Tenir une permanence commune")
    leila.press(fr("Continue to the positions"))
    expect(leila.page.get_by_role("alert")).to_contain_text(fr("This form had already been sent"))
    leila.open(f"{meeting}move/")
    other = Mouse(leila.page.context.new_page(), leila.origin)
    other.open(f"{meeting}move/")
    for hands, place in ((other, "La Passerelle"), (leila, "Le Vallon-Clair")):
        hands.write(hands.page.locator("[name=place]"), place)
        hands.press(fr("Record the new date and place"))
    expect(leila.page.get_by_role("alert")).to_contain_text(
        fr("Somebody has changed this since you opened the page")
    )
    assert [
        place for place in ("La Passerelle", "Le Vallon-Clair") if place in leila.page.content()
    ] == [
        "La Passerelle",
        "Le Vallon-Clair",
    ]
    leila.open(meeting)
    assert "La Passerelle" in leila.read()
    is_refused(leila, meeting)


def is_refused(leila: Mouse, meeting: str) -> None:
    """What is not there, what is of others, what is not one's: refusals are pages too."""
    leila.open("/convention/meetings/999999/")
    leila.become("samira")
    leila.open(meeting)
    leila.become("chloe")
    leila.open(f"{meeting}attendance/")
    expect(leila.page.get_by_role("heading", level=1)).to_have_count(1)
    assert leila.page.title() != ""


def refused(hands: Mouse, button: str, *, field: str) -> None:
    """Sent unfinished: the error is said beside its field, in the summary and in the title."""
    hands.press(button)
    expect(hands.page.locator(f"[name^={field}][aria-invalid=true]").first).to_be_visible()
    expect(hands.page).to_have_title(re.compile(f"^{re.escape(fr('Error:'))}"))
