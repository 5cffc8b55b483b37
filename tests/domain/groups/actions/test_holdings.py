"""What a group keeps for a seat follows it."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import TODAY
from tests.domain.groups.builders import Groups, group_of, proposed
from tourdetable.domain.groups.actions.holdings import SeatInGroups
from tourdetable.domain.groups.actions.steps import add_step

JUNE = date(2027, 6, 1)


def test_steps_that_are_not_done_and_intentions_go_with_the_seat(groups: Groups) -> None:
    circle, answer = groups.circle, proposed(groups)
    SeatInGroups().pass_on(circle.library, circle.school, TODAY)
    assert [one.seat for one in answer.joinings.all()] == [circle.school]


def test_a_step_goes_to_the_seat_that_continues_another(groups: Groups) -> None:
    body = group_of(groups)
    one, other = body.seats.order_by("pk")
    step = add_step(body=body, title="Lire", due=JUNE, seat=one, **groups.by)
    holdings = SeatInGroups()
    holdings.weigh(one, TODAY)
    holdings.free(one, TODAY)
    holdings.pass_on(one, other, TODAY)
    step.refresh_from_db()
    assert (step.seat, list(holdings.traces(one))) == (other, [])
