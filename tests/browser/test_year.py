"""A facilitator who has never seen it prepares the year: wishes, dates, a move that breaks an
article, sharing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.hands import OTHER_WAYS, Hands
from tests.browser.words import fr

pytestmark = pytest.mark.browser

NAME = "Projet de Maud"
GATHERINGS = "Le Club (Rencontres)"
LONG = 120_000
"""Milliseconds that a search may take on a busy machine, its worker having to wake up first."""


@pytest.mark.scenario
def test_a_year_is_prepared_moved_held_planned_again_and_shared(hands: Hands) -> None:
    hands.become("maud")
    begin(hands)
    search(hands)
    day = move_onto_a_monday(hands)
    move_back(hands, day)
    hold_another(hands)
    plan_again(hands)
    share(hands)
    hands.become("yanis")
    read_as_a_member(hands)


@pytest.mark.parametrize("hands", OTHER_WAYS, indirect=True)
def test_dates_are_found_and_moved_in_any_way(hands: Hands) -> None:
    hands.become("maud")
    begin(hands)
    search(hands)
    move_onto_a_monday(hands)


def begin(hands: Hands) -> None:
    """From the programme to a new draft of next year, whose wishes are already there."""
    hands.open("/club/programme/")
    hands.follow(fr("Drafts of the year"))
    hands.follow(fr("New draft"))
    hands.write(hands.page.get_by_label(fr("Name of the draft")), NAME)
    hands.press(fr("Begin the draft"))
    hands.is_told("The draft is begun: read what it asks of each body, and change what you want.")
    expect(hands.page.get_by_role("link", name="Le Club — Rencontre", exact=True)).to_have_count(1)


def search(hands: Hands) -> None:
    """The page comes again by itself until the dates are there."""
    hands.press(fr("Search for the dates"))
    dated(hands)
    expect(gatherings(hands)).to_have_count(4)


def dated(hands: Hands) -> None:
    expect(hands.section("The dates")).to_be_visible(timeout=LONG)


def gatherings(hands: Hands) -> Locator:
    """The dates of the gatherings on the board; on a phone, most months are folded."""
    dates = hands.section("The dates")
    for month in dates.locator(".tdt-month > summary").all():
        hands.unfold(month)
    return dates.get_by_role("link", name=GATHERINGS)


def move_onto_a_monday(hands: Hands) -> str:
    """It is done, and the article that it breaks is told at once; the day from which it moved."""
    hands.leave_by(gatherings(hands).nth(1))
    day = hands.page.get_by_role("heading", level=1).inner_text().partition(", ")[2]
    broken = other_dates(hands, re.compile(r": lundi "))
    hands.leave_by(broken.first)
    hands.is_told("The meeting is moved, and its date is held. Here is what this changes.")
    expect(
        hands.page.locator(".tdt-alert--error").get_by_role("link", name="CLUB-08")
    ).to_have_count(1)
    return day


def move_back(hands: Hands, day: str) -> None:
    hands.leave_by(other_dates(hands, day))
    hands.is_told("The meeting is moved, and its date is held. Here is what this changes.")
    expect(hands.page.locator(".tdt-alert--error")).to_have_count(0)


def other_dates(hands: Hands, name: str | re.Pattern[str]) -> Locator:
    """The buttons that move there; folded on a phone, all shown where there is room."""
    section = hands.section("Other dates")
    for summary in section.locator("summary").all():
        if summary.is_visible():
            hands.unfold(summary)
    return section.get_by_role("button", name=name, include_hidden=True)


def hold_another(hands: Hands) -> None:
    hands.follow(NAME)
    hands.leave_by(gatherings(hands).nth(2))
    hands.press(fr("Hold this date"))
    hands.is_told("The date is held: planning again will keep it.")
    hands.follow(NAME)


def plan_again(hands: Hands) -> None:
    """Nothing has to move: the dates that are held are those that were found."""
    hands.press(fr("Plan again around these dates"))
    dated(hands)
    expect(hands.section("What planning again has changed")).to_contain_text(
        fr("Nothing: no other date had to move.")
    )


def share(hands: Hands) -> None:
    actions = hands.page.get_by_role("navigation", name=fr("This draft"))
    hands.unfold(actions.locator("summary"))
    hands.follow(fr("Share with the members"), within=actions)
    hands.press(fr("Share with the members"))
    hands.is_told("Every member of the network may now read this draft.")


def read_as_a_member(hands: Hands) -> None:
    """A member reads the dates, and is offered nothing that they may not do."""
    hands.open("/club/programme/drafts/")
    hands.follow(NAME)
    expect(gatherings(hands)).to_have_count(4)
    hands.leave_by(gatherings(hands).first)
    expect(hands.page.locator("main").get_by_role("button")).to_have_count(0)
    assert fr("Why this date") in hands.read()
