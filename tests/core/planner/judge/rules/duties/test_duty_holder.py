"""Rule `duty_holder`: who comes for a seat that takes turns holds each duty of a meeting."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        (None, "CLUB meets on 2027-02-11 with nobody for the duty animation."),
        (
            {"seat": "s3", "person": "Louise"},
            "The seat s3 has the duty animation at CLUB on 2027-02-11 and takes no turns.",
        ),
        (
            {"seat": "s9", "person": "Louise"},
            "The seat s9 has the duty animation at CLUB on 2027-02-11 and takes no turns.",
        ),
        (
            {"seat": "s2", "person": "Karim"},
            "Karim has the duty animation at CLUB on 2027-02-11 and does not come for the seat s2.",
        ),
    ],
)
def test_a_duty_that_nobody_holds_breaks_it(turn: dict[str, str] | None, said: str) -> None:
    judged = Judged()
    judged.first["duties"] = {"animation": turn} if turn else {}
    (found,) = judged.violations()
    assert judged.said() == [said]
    assert judged.about() == [[FIRST]]
    assert (found.seat, found.person) == ((turn["seat"], turn["person"]) if turn else (None, None))
    assert judged.without(rule="duty_holder", body="CLUB") == []


def test_it_bears_on_bodies_with_duties() -> None:
    assert Judged().rules("duty_holder") == [
        (
            "Each duty of CLUB is held by a seat that takes turns and comes (1 duty, 2 seats "
            "take turns)."
        )
    ]


def test_each_duty_is_told_at_each_meeting() -> None:
    judged = Judged()
    judged.club["duties"] = ["animation", "secretariat"]
    judged.first["duties"] = judged.second["duties"] = {}
    assert judged.said() == [
        f"CLUB meets on {day} with nobody for the duty {duty}."
        for day in ("2027-02-11", "2027-04-15")
        for duty in ("animation", "secretariat")
    ]
    assert (
        judged.named()
        == ["duty_holder CLUB, 2027-02-11 AM"] * 2 + ["duty_holder CLUB, 2027-04-15 AM"] * 2
    )
