"""Who misses more than the model of dates charged for."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.planner.search.few import TUESDAY, body, masks_of, seat, week_of
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.attendance import Attendees, attend
from tourdetable.core.planner.search.dates.undercharged import charged, undercharged
from tourdetable.core.planner.terms.days import AM
from tourdetable.core.planner.terms.instance import ALL, OPTIONAL, SeatSpec, Weights


def at_once(*seats: SeatSpec) -> tuple[Masks, dict[str, list[int]], Attendees]:
    """A body a seat, all on one morning, and who comes."""
    year = week_of(*(body(f"B{number}", one) for number, one in enumerate(seats)))
    masks = masks_of(replace(year, weights=Weights(optional_absent=1)))
    chosen = {one.id: [masks.bit(TUESDAY, AM)] for one in year.bodies}
    return masks, chosen, attend(masks, masks.ground.instance.bodies, chosen)


def test_who_misses_what_the_model_says_is_not_undercharged() -> None:
    masks, chosen, found = at_once(seat("Ana", OPTIONAL), seat("Ana", OPTIONAL))
    assert (found.missed, found.dear, charged(masks, chosen, ["Ana"])) == (["Ana"], {"Ana": 1}, 1)
    assert undercharged(masks, chosen, found) == set()


def test_three_who_must_share_two_seats_are_more_than_the_model_counts() -> None:
    """Ana is in two pairs: the model, which counts heads, sees her free; she is not."""
    seats = seat("Ana Bob", ALL), seat("Ana Cléo", ALL), seat("Bob", ALL), seat("Ana", OPTIONAL)
    masks, chosen, found = at_once(*seats)
    assert charged(masks, chosen, ["Ana", "Bob", "Cléo"]) == 0
    assert (found.dear, undercharged(masks, chosen, found)) == ({"Ana": 1}, {"Ana", "Bob", "Cléo"})
