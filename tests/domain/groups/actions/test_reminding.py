"""Leads are told what is late, once a week."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import NOW, kinds_of_events, last_event
from tests.domain.groups.builders import Groups, group_of
from tourdetable.domain.groups.actions.reminding import remind_of_groups, week_of
from tourdetable.domain.groups.actions.steps import add_step, finish_step

WEEK = timedelta(days=7)


def test_each_week_as_long_as_something_is_late(groups: Groups) -> None:
    body = group_of(groups)
    assert remind_of_groups(now=NOW) == 0
    step = add_step(body=body, title="Lire", due=date(2027, 4, 2), seat=None, **groups.by)
    assert remind_of_groups(now=NOW) == 1
    assert last_event()[:2] == ("group.late", f"body:{body.pk}")
    assert last_event()[4] == {"body": body.pk, "late": 1}
    assert remind_of_groups(now=NOW + timedelta(days=1)) == 0
    assert remind_of_groups(now=NOW + WEEK) == 1
    finish_step(step=step, version=1, done_on=NOW.date(), **groups.by)
    assert remind_of_groups(now=NOW + 2 * WEEK) == 0
    assert kinds_of_events().count("group.late") == 2


def test_a_week_begins_on_monday() -> None:
    assert week_of(date(2027, 4, 11)) == "2027-14"
    assert week_of(date(2027, 4, 12)) == "2027-15"
