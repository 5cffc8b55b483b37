"""What was said with a seat follows it."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import seat_of
from tests.domain.coordination.builders import LATE, Supported, noted
from tourdetable.domain.coordination.actions.holdings import SeatInSupport
from tourdetable.domain.coordination.models import SupportNote


def test_what_was_said_from_a_day_on_is_of_the_seat_of_that_day(supported: Supported) -> None:
    circle = supported.circle
    before = noted(supported, seat=circle.town, on=date(2027, 2, 1))
    noted(supported, seat=circle.town)
    other = seat_of(circle.body, "Agglomération", "towns")
    kept = SeatInSupport()
    kept.pass_on(circle.town, other, LATE)
    kept.weigh(circle.town, LATE)
    kept.free(circle.town, LATE)
    assert list(kept.traces(circle.town)) == []
    assert list(SupportNote.objects.filter(seat=circle.town)) == [before]
    assert SupportNote.objects.filter(seat=other).count() == 1
