"""Each check that somebody mends leads to the page where they do it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tourdetable.core.charter.checking.mending import PUBLISHING
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.web.mending import DESKS, answering, gesture_of


def test_each_desk_has_its_page() -> None:
    mended = {name: check.mending for name, check in CHECKS.items() if check.mending}
    asked = {name for name, one in mended.items() if one.by(State.AT_RISK) != one.rights}
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
        ("maximum_gap", State.AT_RISK, "", "/itc/programme/"),
    ],
)
def test_a_check_of_seats_leads_to_the_screen_that_mends_it(
    check: str, state: State, body: str, page: str
) -> None:
    verdict = Verdict("ITC-09", body or None, check, state, Phrase("said"))
    assert gesture_of(verdict, "itc", body)[0] == page
