from __future__ import annotations

from datetime import timedelta

from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import COLLEAGUE
from tests.interface.web.areas.years.desk import Desk
from tourdetable.interface.web.areas.years.board.changes import Replanned

WEEK = timedelta(days=7)


def again(desk: Desk) -> None:
    desk.post("draft_ask_again")
    drafted.work()


def shown(desk: Desk, name: str = "") -> Replanned | None:
    client = desk.room.client(name) if name else desk.client
    found: Replanned | None = client.get(desk.url("draft")).context["replanned"]
    return found


def test_a_year_planned_from_nothing_has_changed_nothing(planned: Desk):
    assert shown(planned) is None


def test_what_planning_again_moved_is_told_with_those_to_tell(planned: Desk):
    on = planned.day(2)
    planned.post("draft_pin", planned.series.pk, on, kind="forbid")
    again(planned)
    found = shown(planned)
    assert found is not None
    (row,) = found.rows
    assert row.one is not None
    assert (row.moved, row.one.on, found.moved) == (True, on, 1)
    assert (found.count, found.people) == (3, ("Ana Ruiz", "Bao Trần", "Chloé Émery"))


def test_nothing_had_to_move(planned: Desk):
    planned.post("draft_pin", planned.series.pk, planned.day(2), kind="lock")
    again(planned)
    found = shown(planned)
    assert found is not None
    assert (found.moved, found.count) == (0, 0)


def test_it_is_no_longer_told_once_somebody_has_changed_the_draft(planned: Desk):
    again(planned)
    planned.post("draft_pin", planned.series.pk, planned.day(2), kind="lock")
    assert shown(planned) is None


def test_mere_readers_are_told_how_many_not_who(planned: Desk):
    planned.post("draft_share")
    planned.post("draft_pin", planned.series.pk, planned.day(2), kind="forbid")
    again(planned)
    found = shown(planned, COLLEAGUE)
    assert found is not None
    assert (found.moved, found.count, found.people) == (1, 3, ())
