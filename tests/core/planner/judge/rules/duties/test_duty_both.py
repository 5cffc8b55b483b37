"""Rule `duty_both`: no seat holds two duties at one meeting."""

from __future__ import annotations

from tests.core.planner.judged import FIRST, Judged


def both() -> Judged:
    judged = Judged()
    judged.club["duties"] = ["animation", "secretariat"]
    judged.first["duties"]["secretariat"] = {"seat": "s2", "person": "Rose"}
    judged.second["duties"]["secretariat"] = {"seat": "s2", "person": "Rose"}
    return judged


def test_two_duties_at_once_break_it() -> None:
    judged = both()
    assert judged.broken() == ["duty_both", "duty_repeat"]
    assert judged.said()[0] == "The seat s2 has 2 duties at CLUB on 2027-02-11."
    assert judged.about()[0] == [FIRST]


def test_it_is_left_out_for_a_seat() -> None:
    judged = both()
    assert judged.without(rule="duty_both", body="CLUB", seat="s2") == ["duty_repeat"]
    assert judged.without(rule="duty_both", body="CLUB", seat="s1") == ["duty_both", "duty_repeat"]


def test_it_bears_on_bodies_with_several_duties() -> None:
    assert both().rules("duty_both") == [
        "No seat of CLUB holds two duties at one meeting (2 duties, 2 seats take turns)."
    ]
    assert Judged().rules("duty_both") == []


def test_each_seat_is_told_at_each_meeting() -> None:
    judged = both()
    judged.year["duties"] = {"no_repeat": False}
    judged.club["duties"] += ["minutes", "reception"]
    for meeting in (judged.first, judged.second):
        for duty, seat, person in (
            ("animation", "s2", "Rose"),
            ("minutes", "s1", "Inès"),
            ("reception", "s1", "Inès"),
            ("secretariat", "s2", "Rose"),
        ):
            meeting["duties"][duty] = {"seat": seat, "person": person}
    assert judged.named() == [
        "duty_both CLUB s1, 2027-02-11 AM",
        "duty_both CLUB s2, 2027-02-11 AM",
        "duty_both CLUB s1, 2027-04-15 AM",
        "duty_both CLUB s2, 2027-04-15 AM",
    ]
