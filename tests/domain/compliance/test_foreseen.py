from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    OPERATOR,
    TODAY,
    circle_with,
    hold,
    nothing_changes,
    seat_of,
)
from tests.domain.builders import Circle as ReadingCircle
from tourdetable.domain.compliance.foreseen import what_changes
from tourdetable.domain.networks.actions.seats import end_mandate

BY = {"by": OPERATOR, "now": NOW, "confirmed": True}


@pytest.fixture
def circle(db: None) -> ReadingCircle:
    """Nobody came for the library on 1 April."""
    circle = circle_with('check = "seat_present"\nweight = "obligation"', "none")
    hold(circle)
    came = [(circle.town, circle.ana), (circle.school, circle.chloe)]
    hold(circle, APRIL, "Lecture d’avril", came=came)
    return circle


@pytest.mark.parametrize("whole", [True, False])
def test_an_act_is_judged_and_undone(circle: ReadingCircle, whole: bool) -> None:
    mandate, ends = circle.library.mandates.get(), date(2027, 3, 31)
    bodies = None if whole else [circle.body.pk]

    def act() -> object:
        return end_mandate(mandate=mandate, ends=ends, **BY)  # type: ignore[arg-type]  # names and values are these

    with nothing_changes():
        changes = what_changes(circle.network, act, bodies=bodies, on=TODAY)
    told = [
        (
            one.shown.clause,
            one.before and one.before.state.value,
            one.after and one.after.state.value,
            one.turns,
        )
        for one in changes
    ]
    assert told == [("CIR-09", "broken", "kept", True)]


def test_two_rules_of_an_article_that_count_the_same_are_told_apart(db: None) -> None:
    """A reading without the library; of feasts there are none, whatever the mandate."""
    two = 'check = "seat_present"\nmeetings = ["reading"]\ngate = "none"\n```\n\n```rule\n'
    circle = circle_with(two + 'check = "seat_present"\nmeetings = ["feast"]', "none")
    hold(circle, came=[(circle.town, circle.ana), (circle.school, circle.chloe)])
    mandate, ends = circle.library.mandates.get(), date(2027, 3, 1)

    def act() -> object:
        return end_mandate(mandate=mandate, ends=ends, **BY)  # type: ignore[arg-type]  # names and values are these

    changes = what_changes(circle.network, act, bodies=[circle.body.pk], on=TODAY)
    assert [(one.shown.clause, one.shown.state.value) for one in changes] == [("CIR-09", "kept")]


def test_what_changes_nothing_says_so(circle: ReadingCircle) -> None:
    bodies = [circle.body.pk]
    with nothing_changes():
        act = lambda: seat_of(circle.body, "Caf", "towns")  # noqa: E731  said where it is done
        assert what_changes(circle.network, act, bodies=bodies, on=TODAY) == ()


def test_a_refusal_is_raised(circle: ReadingCircle) -> None:
    mandate = circle.library.mandates.get()

    def act() -> object:
        return end_mandate(mandate=mandate, ends=date(2026, 8, 1), **BY)  # type: ignore[arg-type]  # as above

    with nothing_changes(), pytest.raises(ValidationError, match="before it starts"):
        what_changes(circle.network, act, bodies=[circle.body.pk], on=TODAY)
