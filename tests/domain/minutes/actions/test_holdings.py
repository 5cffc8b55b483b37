from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, OPERATOR, Circle, hold, in_review
from tourdetable.domain.minutes.actions.remarks import remark
from tourdetable.domain.networks.actions.succession import change_seat

BY = {"by": OPERATOR, "now": NOW}


def test_a_remark_is_of_the_seat_of_that_day(circle: Circle) -> None:
    minutes = in_review(circle, hold(circle))
    said = {"words": "Une faute.", "by": circle.by_bao(), "now": NOW}
    wish = remark(minutes=minutes, seat=circle.library, **said)  # type: ignore[arg-type]  # names and values are these
    light = {"college": "libraries", "kind": "light", "volunteers": False}
    later = change_seat(seat=circle.library, on=date(2027, 4, 1), **light, **BY)  # type: ignore[arg-type]  # as above
    wish.refresh_from_db()
    assert (wish.seat, later.kind) == (circle.library, "light")
    other = {"college": "towns", "kind": "light", "volunteers": False}
    mine = remark(minutes=minutes, seat=circle.school, words="Oui.", by=circle.by_chloe(), now=NOW)
    new = change_seat(seat=circle.school, on=date(2027, 3, 1), **other, **BY)  # type: ignore[arg-type]  # as above
    mine.refresh_from_db()
    assert mine.seat == new
