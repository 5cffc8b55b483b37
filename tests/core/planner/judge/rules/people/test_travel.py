"""Rule `travel`: nobody is in two places too far apart on one day."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged


def far(kilometres: float, part: str = "PM") -> Judged:
    """Karim at CLUB, then at GROUP so far from there, on one day."""
    judged = Judged()
    judged.first["attendees"]["s1"] = "Karim"
    judged.of_group |= {"date": "2027-02-11", "part": part}
    judged.group["xy"] = [kilometres, 0]
    judged.year["room_pools"][0]["capacity"] = 2
    return judged


@pytest.mark.parametrize(("kilometres", "broken"), [(40, []), (40.5, ["travel"])])
def test_too_far_in_a_day_breaks_it(kilometres: float, broken: list[str]) -> None:
    assert far(kilometres).broken() == broken


def test_it_is_said_with_both_meetings() -> None:
    judged = far(41)
    assert judged.said() == [
        "Karim is expected at CLUB and at GROUP on 2027-02-11: too far apart for one day."
    ]
    assert judged.about() == [[FIRST, "GROUP 2027-02-11 PM"]]
    assert judged.without(rule="travel", person="Karim") == []


def test_another_day_or_the_same_moment_is_not_its_business() -> None:
    assert far(41, "AM").broken() == ["one_place"]
    judged = far(41)
    judged.of_group["date"] = "2027-03-09"
    assert judged.broken() == []


def test_without_a_distance_everything_is_near() -> None:
    judged = far(4000)
    judged.year["travel"] = {}
    assert judged.broken() == []


def test_it_bears_on_those_who_sit_in_bodies_too_far_apart() -> None:
    assert Judged().rules("travel") == []
    assert far(41).rules("travel") == [
        (
            "Karim cannot go to two places more than 40 km apart in one day: 4 meetings from "
            "2027-01-11 to 2027-06-30 (CLUB, GROUP)."
        )
    ]


def test_each_day_is_told() -> None:
    judged = far(41)
    judged.second["attendees"]["s1"] = "Karim"
    judged.second["duties"] = {"animation": {"seat": "s1", "person": "Karim"}}
    judged.plan["meetings"][3]["date"] = "2027-04-15"
    assert judged.named() == [
        "travel CLUB s1 Karim, 2027-02-11 AM, 2027-02-11 PM",
        "travel CLUB s1 Karim, 2027-04-15 AM, 2027-04-15 PM",
    ]
