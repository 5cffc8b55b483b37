"""Answering an invitation; the programme of the year, and the calendars made of it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.hands import EVERY_WAY, Hands
from tests.browser.words import fr

pytestmark = pytest.mark.browser

GATHERING = "Rencontre n° 2"
AT = datetime(2027, 4, 8, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize("hands", EVERY_WAY, indirect=True)
def test_one_half_of_a_pair_answers_for_the_seat_and_changes_her_mind(hands: Hands) -> None:
    hands.become("farida")
    hands.follow(
        re.compile(re.escape(GATHERING)),
        within=hands.section("Invitations to answer").locator("h3"),
    )
    answer(hands, "Paul Jacquemin")
    answer(hands, fr("I will attend"))
    hands.unfold(hands.page.get_by_text(fr("See it seat by seat")))
    seat = hands.page.get_by_role("row", name=re.compile("^ARS Grand-Littoral"))
    expect(seat).to_contain_text(fr("your seat"))
    expect(hands.page.get_by_role("radio", name=fr("I will attend"))).to_be_checked()
    hands.open("/")
    expect(
        hands.section("Invitations to answer").get_by_role("link", name=GATHERING)
    ).to_have_count(0)


def answer(hands: Hands, choice: str) -> None:
    """On the page of the meeting."""
    hands.choose(hands.section("Your answer").get_by_role("radio", name=choice))
    hands.press(fr("Send my answer"))
    hands.is_told("Your answer is recorded. You may change it until the meeting.")


@pytest.mark.scenario
def test_a_meeting_is_in_the_programme_and_in_both_calendars_until_it_is_cancelled(
    hands: Hands,
) -> None:
    hands.become("maud")
    hands.open("/club/programme/")
    before = calendars(hands)
    assert before == (
        Entry(AT, "CONFIRMED", before[0].change),
        Entry(AT, "CONFIRMED", before[0].change),
    )
    hands.open("/club/bodies/club/")
    hands.follow(GATHERING, within=hands.section("Next meeting"))
    hands.follow(fr("Cancel the meeting"))
    hands.write(hands.page.get_by_label(fr("Reason")), "La salle est inondée.")
    hands.press(fr("Cancel the meeting"))
    hands.is_told("The meeting is cancelled; its page says why.")
    assert "La salle est inondée." in hands.read()
    hands.open("/club/programme/")
    row = hands.page.get_by_role("row", name=re.compile(re.escape(GATHERING)))
    expect(row).to_contain_text(fr("Cancelled", context="meeting"))
    after = calendars(hands)
    assert after == (
        Entry(AT, "CANCELLED", after[0].change),
        Entry(AT, "CANCELLED", after[0].change),
    )
    assert after[0].change > before[0].change


class Entry(NamedTuple):
    """A meeting as a calendar application shows it; it takes a change only when its number grows
    (RFC 5545)."""

    at: datetime
    status: str
    change: int


def calendars(hands: Hands) -> tuple[Entry, Entry]:
    """The gathering in the two feeds that the programme offers: of the public meetings, and the
    reader's own."""
    names = ("Calendar of public meetings", "My own calendar")
    links = [hands.page.get_by_role("link", name=fr(name), include_hidden=True) for name in names]
    public, own = (entry(hands, link.get_attribute("href") or "") for link in links)
    return public, own


def entry(hands: Hands, path: str) -> Entry:
    """The gathering in a feed, where each meeting is once."""
    answer = hands.page.request.get(hands.origin + path)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.body()).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events)
    (found,) = (event for event in events if GATHERING in str(event["SUMMARY"]))
    return Entry(
        found["DTSTART"].dt.astimezone(AT.tzinfo), str(found["STATUS"]), int(found["SEQUENCE"])
    )
