from __future__ import annotations

from datetime import date

from tests.domain.builders import MARCH, NOW, OPERATOR, TODAY, Circle, decided, hold
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.networks.actions.altering import change_seat

BY = {"by": OPERATOR, "now": NOW}


def test_what_is_not_done_goes_with_the_seat_what_was_said_stays(circle: Circle) -> None:
    """The library agreed in March, and owes two things, of which one is done."""
    decision = decided(circle, hold(circle))
    tasks = [
        add_follow_up(decision=decision, what=what, seat=circle.library, due=None, **BY)
        for what in ("Lire", "Relire")
    ]
    mark_done(follow_up=tasks[0], done_on=TODAY, **BY)
    light = {"college": "libraries", "kind": "light", "volunteers": False}
    new = change_seat(seat=circle.library, on=TODAY, **light, **BY)  # type: ignore[arg-type]  # names and values are these
    for task in tasks:
        task.refresh_from_db()
    assert [task.seat for task in tasks] == [circle.library, new]
    assert decision.positions.filter(seat=circle.library).count() == 1
    before = change_seat(
        seat=circle.town, on=date(2027, 3, 1), college="towns", kind="light", volunteers=True, **BY
    )
    assert decision.positions.filter(seat=before).count() == 1
    assert MARCH.date() > before.starts
