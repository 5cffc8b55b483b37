"""A call for themes is told of once, on the day when it opens."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, last_event
from tests.domain.groups.builders import CLOSED, FEBRUARY, Groups
from tourdetable.domain.groups.actions.announcing import announce_calls


def test_it_is_told_of_once_while_it_is_open(groups: Groups) -> None:
    assert announce_calls(now=FEBRUARY - timedelta(days=30)) == 0
    assert announce_calls(now=FEBRUARY) == 1
    assert last_event()[:2] == ("theme_call.begun", f"theme_call:{groups.call.pk}")
    assert announce_calls(now=FEBRUARY + timedelta(days=1)) == 0


def test_one_that_is_over_is_told_of_no_more(groups: Groups) -> None:
    assert NOW.date() > CLOSED
    assert announce_calls(now=NOW) == 0
