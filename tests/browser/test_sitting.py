"""One meeting of a territorial body, from its opening to the adopted record that one takes away."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.hands import OTHER_WAYS, Hands
from tests.browser.words import fr, in_one_line

pytestmark = pytest.mark.browser

SONIA, HUGUES = "Sonia Amrani", "Hugues Malard"
"""The pair of one seat: the Maison de quartier du Petit-Verger."""

CENTRES = ("Leïla Benhaddou", HUGUES, "Lionel Castelli", "Farouk Meziane")
THERE = (*CENTRES, "Mohamed Djelloul", "Chloé Santini", "Julien Pastorino")
AWAY = (SONIA, "Véronique Alba")
SHARED = "Tenir trois permanences communes pendant l’été"
DISPUTED = "Inviter une médiatrice numérique à chaque séance"
OBJECTOR = "Caf des Bouches-du-Rhône"
ARGUMENT = "Notre budget ne paie pas ses déplacements."
WOULD_LIFT = "Un financement partagé, écrit avant le 1er juin."
NOTES = "## Veille\n\nLes centres voient arriver de nouvelles familles.\n"


@pytest.mark.scenario
def test_the_secretary_carries_a_meeting_to_its_adopted_record(hands: Hands) -> None:
    hands.become("leila")
    open_the_sitting(hands)
    mark_who_is_there(hands)
    record_a_consensus(hands)
    record_a_dissensus(hands)
    write_and_send_the_minutes(hands)
    be_adopted_by_three_seats(hands)
    circulate(hands)
    take_the_record_away(hands)


@pytest.mark.parametrize("hands", OTHER_WAYS, indirect=True)
def test_attendance_and_a_dissensus_are_recorded_in_any_way(hands: Hands) -> None:
    hands.become("leila")
    open_the_sitting(hands)
    mark_who_is_there(hands)
    record_a_dissensus(hands)


def open_the_sitting(hands: Hands) -> None:
    """From my table, where her turn is announced, to the open sitting."""
    hands.follow("Séance n° 5", within=hands.section("My turns"))
    hands.follow(fr("Open the meeting"), within=hands.section("What is asked of you"))
    hands.press(fr("Open the meeting"))
    hands.is_told("The meeting is open. Next: mark who is there.")


def mark_who_is_there(hands: Hands) -> None:
    """Everybody by name; of the pair, one came: the seat is there."""
    hands.follow(fr("Mark who is there"), within=hands.section("What is asked of you"))
    for name in (*THERE, *AWAY):
        came = fr("in the room") if name in THERE else fr("excused")
        hands.answer(re.compile(rf"^{name}, "), came)
    hands.press(fr("Record the attendance"))
    hands.unfold(hands.page.get_by_text(fr("See it seat by seat")))
    seat = hands.page.get_by_role("row", name=re.compile(r"^Maison de quartier du Petit-Verger"))
    assert "Hugues Malard" in seat.inner_text()
    expect(hands.page.locator("#round ~ ol > li")).to_have_count(len(THERE))


def record_a_consensus(hands: Hands) -> None:
    """Nobody objects: everybody is filled in, and it ends by consensus."""
    propose(hands, SHARED)
    hands.press(fr("Everyone else consents: fill in"))
    expect(hands.page.get_by_role("radio", name=outcome("consensus"))).to_be_checked()
    hands.press(fr("Save"))
    assert fr("No dissensus was expressed") in hands.read()


def record_a_dissensus(hands: Hands) -> None:
    """One seat objects and maintains it: adopted, with its argument and what would lift it."""
    propose(hands, DISPUTED)
    caf = hands.page.get_by_role("group", name=re.compile(rf"^{OBJECTOR}"))
    hands.choose(caf.get_by_role("radio", name=fr("object").capitalize(), exact=True))
    hands.write(caf.get_by_label(fr("In their words")), ARGUMENT)
    hands.write(caf.get_by_label(fr("What would lift it")), WOULD_LIFT)
    hands.press(fr("Everyone else consents: fill in"))
    hands.answer(fr("How does this decision end?"), outcome("adopted with dissent"))
    hands.press(fr("Save"))
    shown = hands.read()
    assert (ARGUMENT in shown, WOULD_LIFT in shown) == (True, True)


def write_and_send_the_minutes(hands: Hands) -> None:
    """Attendance and decisions are there by themselves; what was exchanged is typed."""
    hands.follow(
        "Séance n° 5",
        within=hands.page.get_by_role("complementary", name=fr("About this decision")),
    )
    hands.follow(fr("Write the minutes"), within=hands.section("What is asked of you"))
    hands.follow(fr("Write the whole text at once, rename or move parts"))
    hands.write(hands.page.get_by_role("textbox", name=fr("Minutes")), NOTES)
    hands.press(fr("Save the minutes"))
    hands.follow(fr("Send for review"))
    hands.press(fr("Send for review"))
    hands.is_told("The minutes are sent for review.")


def be_adopted_by_three_seats(hands: Hands) -> None:
    """No seat adopts alone: each re-reads from their table; the third approval adopts."""
    for given, persona in enumerate(("mohamed", "julien", "leila"), start=1):
        hands.become(persona)
        readings = (
            hands.section("Minutes to read over")
            .get_by_role("listitem")
            .filter(has_text="Marseille 13-14")
        )
        hands.follow("Séance n° 5", within=readings.get_by_role("heading"))
        hands.follow(fr("Approve"), exact=True)
        hands.press(fr("Approve"))
        if given < 3:
            expect(hands.page.get_by_role("link", name=fr("Circulate"), exact=True)).to_have_count(
                0
            )
    expect(hands.page.get_by_role("link", name=fr("Circulate"), exact=True)).to_have_count(1)


def circulate(hands: Hands) -> None:
    hands.follow(fr("Circulate"), exact=True)
    hands.press(fr("Circulate"))
    hands.is_told("The minutes are circulated.")
    expect(hands.page.get_by_role("link", name=fr("Continue writing"))).to_have_count(0)


def take_the_record_away(hands: Hands) -> None:
    """On paper as on screen: the dissensus with its author and its remedy, and that there was none
    elsewhere."""
    for document in ("Minutes", "Decision record"):
        told = decisions_in(hands.download(f"{fr(document)}, PDF"))
        assert [
            fr("No dissensus was expressed") in told[title] for title in (SHARED, DISPUTED)
        ] == [True, False]
        assert [
            words for words in (OBJECTOR, ARGUMENT, WOULD_LIFT) if words not in told[DISPUTED]
        ] == []


def decisions_in(pdf: bytes) -> dict[str, str]:
    """What a PDF says after the title of each of the two decisions."""
    reader = PdfReader(BytesIO(pdf))
    text = in_one_line(" ".join(page.extract_text() for page in reader.pages))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    first, second = text.rindex(SHARED), text.rindex(DISPUTED)
    return {SHARED: text[first:second], DISPUTED: text[second:]}


def propose(hands: Hands, title: str) -> None:
    """Put a proposal from the page of the meeting; the positions come next."""
    leads_back = hands.page.get_by_role("complementary", name=fr("About this decision"))
    if leads_back.count():
        hands.follow("Séance n° 5", within=leads_back)
    hands.follow(fr("New decision"), within=hands.section("Decisions"))
    hands.write(hands.page.get_by_label(fr("Proposal, in one sentence")), title)
    hands.press(fr("Continue to the positions"))


def outcome(name: str) -> re.Pattern[str]:
    """The choice of an outcome, which is followed by what it means."""
    return re.compile(rf"^{re.escape(fr(name))} — ", re.IGNORECASE)
