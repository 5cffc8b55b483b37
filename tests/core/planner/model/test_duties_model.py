"""Duties on dates that are sought: somebody for each, one a seat, and not twice running."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.core.planner.search.few import FRIDAY, TUESDAY, WEDNESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.duties_model import keep_duties
from tourdetable.core.planner.model.people_model import PeopleModel
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.plan import INFEASIBLE

DAYS = (TUESDAY, WEDNESDAY, FRIDAY)
ROSE, KARIM = seat("Rose", duties=True), seat("Karim", "optional", duties=True)
CLUB = body("Club", ROSE, KARIM, meetings=2, duties=["notes"])


def possible(
    *bodies: BodySpec,
    away: Sequence[tuple[str, date]] = (),
    explicit: Sequence[str] = (),
    relax: Sequence[Leave] = (),
    no_repeat: bool = True,
    of: Sequence[str] = ("Club",),
) -> bool:
    """Whether these bodies find dates among three mornings, the duties of some being modelled."""
    masks = masks_of(week_of(*bodies, away=away, relax=relax, no_repeat=no_repeat))
    mornings = [masks.bit(day, "AM") for day in DAYS]
    dates = DatesModel(masks, [masks.year(one).only(mornings) for one in bodies], optimise=False)
    keep_duties(PeopleModel(dates, explicit), of)
    return dates.model.solve(optimise=False).status != INFEASIBLE


NEVER = [("Karim", day) for day in DAYS]


@pytest.mark.parametrize(
    ("no_repeat", "relax", "of", "said"),
    [
        (True, [], ["Club"], False),
        (False, [], ["Club"], True),
        (True, [Leave("duty_repeat", "Club", "Rose")], ["Club"], True),
        (True, [Leave("duty_holder", "Club")], ["Club"], True),
        (True, [], [], True),
    ],
)
def test_a_seat_alone_holds_no_duty_twice_running(
    no_repeat: bool, relax: list[Leave], of: list[str], said: bool
) -> None:
    found = possible(CLUB, away=NEVER, no_repeat=no_repeat, relax=relax, of=of)
    assert found == said


def test_a_meeting_between_two_duties_rests_their_seat() -> None:
    thrice = body("Club", ROSE, KARIM, meetings=3, duties=["notes"])
    once = [("Karim", TUESDAY), ("Karim", FRIDAY)]
    assert possible(thrice, away=once)
    assert not possible(thrice, away=[*once, ("Karim", WEDNESDAY)])


@pytest.mark.parametrize(("spared", "said"), [("Karim", False), ("Rose", True)])
def test_a_seat_holds_two_duties_only_where_that_rule_is_left_out(spared: str, said: bool) -> None:
    both = body("Club", ROSE, KARIM, duties=["notes", "chair"])
    relax = [Leave("duty_both", "Club", spared)]
    assert possible(both, away=NEVER, relax=relax) == said


def test_who_is_expected_elsewhere_holds_no_duty_once_people_are_modelled() -> None:
    elsewhere = body("Elsewhere", seat("Karim"), meetings=3)
    assert possible(CLUB, elsewhere)
    assert not possible(CLUB, elsewhere, explicit=["Karim"])
