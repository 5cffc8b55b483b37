"""Rule `tail`: a body's last meeting is late enough in the year."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import Judged


@pytest.mark.parametrize(("days", "broken"), [(260, []), (259, ["tail"]), (None, [])])
def test_a_last_meeting_too_early_breaks_it(days: int | None, broken: list[str]) -> None:
    judged = Judged()
    judged.club["tail_max"] = days
    assert judged.broken() == broken


def test_it_is_said_with_the_day_from_which_to_meet() -> None:
    judged = Judged()
    judged.club["tail_max"] = 259
    assert judged.said() == ["CLUB has no meeting from 2027-04-16 to the end of the year."]
    assert judged.about() == [[]]
    assert judged.without(rule="tail", body="CLUB") == []


def test_it_bears_on_bodies_that_have_one() -> None:
    judged = Judged()
    judged.group["tail_max"] = None
    assert judged.rules("tail") == ["CLUB meets at least once from 2027-04-15 on."]


def test_each_body_is_told() -> None:
    judged = Judged()
    judged.club["tail_max"] = judged.group["tail_max"] = 100
    assert judged.named() == ["tail CLUB", "tail GROUP"]
