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
    assert Judged().rules("duty_repeat") == [
        "No seat of CLUB has a duty at two meetings running (1 duty, 2 seats take turns)."
    ]


def test_each_seat_is_told_at_each_meeting_of_each_body() -> None:
    judged = Judged()
    turns = {
        "animation": {"seat": "s2", "person": "Rose"},
        "minutes": {"seat": "s1", "person": "Inès"},
        "reception": {"seat": "s4", "person": "Amadou"},
        "watch": {"seat": "s3", "person": "Louise"},
    }
    judged.club |= {"meetings": 3, "duties": ["animation", "minutes", "reception", "watch"]}
    third = judged.second | {"date": "2027-06-10"}
    judged.plan["meetings"].append(third)
    for meeting in (judged.first, judged.second, third):
        meeting["duties"] = turns
    judged.group["duties"] = ["animation"]
    judged.group["seats"][0]["duties"] = True
    for meeting in (judged.of_group, judged.plan["meetings"][3]):
        meeting["duties"] = {"animation": {"seat": "s1", "person": "Karim"}}
    for seat in judged.club["seats"]:
        seat["duties"] = True
    assert judged.named() == [
        *(f"duty_repeat CLUB s{n}, 2027-02-11 AM, 2027-04-15 AM" for n in (1, 2, 3, 4)),
        *(f"duty_repeat CLUB s{n}, 2027-04-15 AM, 2027-06-10 AM" for n in (1, 2, 3, 4)),
        "duty_repeat GROUP s1, 2027-03-09 PM, 2027-04-20 PM",
    ]
