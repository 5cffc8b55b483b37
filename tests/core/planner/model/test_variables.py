"""One Boolean a body and date."""

from __future__ import annotations

from tests.core.planner.search.few import FRIDAY, TUESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.model.variables import DateVariables
from tourdetable.core.planner.terms.days import AM


def variables() -> tuple[DateVariables, int, int]:
    """A body that may meet on two mornings, and their bits."""
    club = body("Club", seat("Ana"))
    masks = masks_of(week_of(club))
    early, late = masks.bit(TUESDAY, AM), masks.bit(FRIDAY, AM)
    return DateVariables(masks, [masks.year(club).only([early, late])]), early, late


def test_a_bodys_variables_follow_its_options_in_order() -> None:
    dates, early, late = variables()
    (year,) = dates.years
    assert dates.by_bit == {"Club": {early: 0, late: 1}}
    assert (dates.of(year), dates.of(year, (1, 2))) == ([0, 1], [1])


def test_chosen_are_the_bits_whose_variable_holds() -> None:
    dates, _, late = variables()
    assert dates.chosen([0, 1]) == {"Club": [late]}
