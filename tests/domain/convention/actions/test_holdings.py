"""What was brought and answered for a seat follows it."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import TODAY, Circle
from tests.domain.convention.builders import approve, asked, partner
from tourdetable.domain.networks.actions.holdings import pass_on, traces


def test_what_is_of_a_day_goes_to_the_seat_that_continues_and_says_who_held_it(
    circle: Circle,
) -> None:
    made = approve(asked(circle), circle.town, circle.by_ana())
    assert [(one.person, one.day) for one in traces(circle.town)] == [(circle.ana.pk, TODAY)]
    pass_on(circle.town, circle.school, TODAY + timedelta(days=1))
    assert partner(made, circle.town).seat == circle.town
    pass_on(circle.town, circle.school, TODAY)
    assert partner(made, circle.town).seat == circle.school
    assert made.entries.filter(seat=circle.school).count() == 2
