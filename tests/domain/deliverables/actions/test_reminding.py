from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle, last_event
from tests.domain.deliverables.builders import approved, planned
from tourdetable.domain.deliverables.actions.reminding import remind_of_deliverables


def days(number: int) -> timedelta:
    return timedelta(days=number)


def test_those_who_make_it_are_reminded_once_before_its_day_then_every_four_weeks(circle: Circle):
    work = planned(circle, due_on=TODAY + days(7))
    after = (0, 0, 7, 8, 9, 35, 36)
    assert [remind_of_deliverables(now=NOW + days(n)) for n in after] == [1, 0, 0, 1, 0, 0, 1]
    assert last_event()[:2] == ("deliverable.reminded", f"deliverable:{work.pk}")


def test_nobody_is_reminded_of_what_is_far_or_undated_or_came(circle: Circle):
    planned(circle, title="Loin", due_on=TODAY + days(60))
    planned(circle, title="Sans jour")
    approved(circle, due_on=TODAY - days(3))
    assert remind_of_deliverables(now=NOW) == 0
