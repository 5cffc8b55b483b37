"""Rule `duty_repeat`: no seat has a duty at two meetings running."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, SECOND, Judged


def twice() -> Judged:
    judged = Judged()
    judged.first["duties"]["animation"] = {"seat": "s1", "person": "Inès"}
    return judged


def test_a_turn_twice_running_breaks_it() -> None:
    judged = twice()
    assert judged.said() == [
        "The seat s1 has a duty at CLUB on 2027-02-11 and again on 2027-04-15."
    ]
    assert judged.about() == [[FIRST, SECOND]]
    assert judged.without(rule="duty_repeat", body="CLUB", seat="s1") == []
    assert judged.without(rule="duty_repeat", body="CLUB", seat="s2") == ["duty_repeat"]


@pytest.mark.parametrize(("wish", "broken"), [(False, []), ("any", ["duty_repeat"])])
def test_a_year_may_allow_it(wish: object, broken: list[str]) -> None:
    judged = twice()
    judged.year["duties"] = {"no_repeat": wish}
    assert judged.broken() == broken
    assert len(judged.rules("duty_repeat")) == len(broken)


def test_it_bears_on_bodies_with_duties() -> None:
    assert Judged().rules("duty_repeat") == ["No seat of CLUB has a duty at two meetings running."]
