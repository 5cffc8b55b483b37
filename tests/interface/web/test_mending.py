"""Each check that somebody mends leads to the page where they do it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tourdetable.core.charter.checking.checks.works.body_produces import MENDS
from tourdetable.core.charter.checking.mending import BRINGING, PUBLISHING
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.verdict import Evidence, State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.web.mending import DESKS, answering, gesture_of


def test_each_desk_has_its_page() -> None:
    mended = {name: check.mending for name, check in CHECKS.items() if check.mending}
    asked = {name for name, one in mended.items() if one.by(State.AT_RISK) != one.rights}
    ours = {name for name, one in mended.items() if one.members}
    assert {name for name, one in mended.items() if not one.rights} == ours
    assert asked == {"assiduity", "seat_present"}
    assert {one.by(State.UNKNOWN) == one.rights for one in mended.values()} == {True}
    desks = {one.at(state) for one in mended.values() for state in State}
    assert desks == set(DESKS)


def test_what_can_only_be_told_asks_nothing_of_anybody() -> None:
    late = Verdict("CIR-08", None, "programme_published", State.BROKEN, Phrase("late"))
    assert answering(late) is None
    due = replace(late, mend=Phrase("publish"))
    assert answering(due) == answering(replace(late, state=State.UNKNOWN)) == PUBLISHING


@pytest.mark.parametrize(
    ("check", "state", "body", "page"),
    [
        ("territory_seats", State.BROKEN, "arles", "/itc/composition/arles/"),
        ("territory_seats", State.UNKNOWN, "arles", "/itc/bodies/arles/presences/"),
        ("pair_complete", State.BROKEN, "arles", "/itc/composition/arles/"),
        ("diversity", State.UNKNOWN, "arles", "/itc/composition/arles/"),
        ("team_size", State.BROKEN, "arles", "/itc/composition/arles/"),
        ("team_size", State.BROKEN, "", "/itc/composition/offices/"),
        ("pair_complete", State.BROKEN, "", "/itc/composition/"),
        ("seat_present", State.UNKNOWN, "arles", "/itc/bodies/arles/"),
        ("agreement_in_force", State.BROKEN, "", "/itc/agreement/"),
        ("shared_diagnosis", State.UNKNOWN, "arles", "/itc/diagnoses/"),
        ("evaluation_approved", State.AT_RISK, "", "/itc/evaluations/"),
        ("maximum_gap", State.AT_RISK, "", "/itc/programme/"),
    ],
)
def test_a_check_of_seats_leads_to_the_screen_that_mends_it(
    check: str, state: State, body: str, page: str
) -> None:
    verdict = Verdict("ITC-09", body or None, check, state, Phrase("said"))
    assert gesture_of(verdict, "itc", body)[0] == page


def said(check: str, state: State, mend: str, **more: object) -> Verdict:
    """A verdict on Arles, and what would mend it."""
    verdict = Verdict("ITC-04", "arles", check, state, Phrase("said"), mend=Phrase(mend))
    return replace(verdict, **more)


@pytest.mark.parametrize(
    ("missed", "page"),
    [
        ("topics", "/itc/topics/new/?body=arles"),
        ("tools", "/itc/library/new/?body=arles&kind=tool"),
        ("watch_items", "/itc/library/new/?body=arles&kind=watch"),
        ("practice_sheets", "/itc/library/new/?body=arles&kind=sheet"),
        ("experience_reports", "/itc/experience/new/"),
        ("deliverables", "/itc/works/?body=arles"),
        ("guests", "/itc/bodies/arles/guests/"),
        ("relays", "/itc/bodies/arles/relays/"),
        ("referrals", "/itc/topics/new/?body=arles"),
    ],
)
def test_what_a_body_misses_leads_to_where_one_brings_it(missed: str, page: str) -> None:
    body = said("body_produces", State.NOT_CONCERNED, MENDS[missed])
    assert answering(body) == BRINGING
    assert gesture_of(body, "itc", "arles")[0] == page
    seat = said("seat_contributes", State.AT_RISK, "ask", parameters={"kinds": (missed, "topics")})
    assert gesture_of(seat, "itc", "arles")[0] == page


def test_a_late_deliverable_leads_to_those_of_its_body() -> None:
    late = said("delivered", State.BROKEN, "deliver")
    assert gesture_of(late, "itc", "arles")[0] == "/itc/works/?body=arles"


def test_a_topic_that_waits_is_opened() -> None:
    waiting = said("urgent_answered", State.AT_RISK, "take up")
    assert gesture_of(waiting, "itc", "arles")[0] == "/itc/topics/?body=arles"
    terms, topic = (Evidence("topic", pk, Phrase("x")) for pk in ("terms-3", "7"))
    known = replace(waiting, evidence=(terms, topic))
    assert gesture_of(known, "itc", "arles")[0] == "/itc/topics/7/"
