"""Rule `unavail`: nobody comes when they are away."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, SECOND, Judged

SAID = "Rose is away on 2027-02-11, when CLUB counts on them (seat s2)."


def away(key: str, when: object, part: str) -> Judged:
    judged = Judged()
    judged.year["persons"][2][key] = [[when, part]]
    return judged


@pytest.mark.parametrize(("part", "said"), [("AM", [SAID]), ("PM", []), ("DAY", [SAID])])
def test_coming_while_away_breaks_it(part: str, said: list[str]) -> None:
    judged = away("unavail", "2027-02-11", part)
    assert judged.said() == said
    assert judged.about() == [[FIRST]] * len(said)


def test_an_absence_another_day_keeps_it() -> None:
    assert away("unavail", "2027-02-12", "DAY").broken() == []


def test_a_half_day_of_each_week_breaks_it() -> None:
    assert away("weekly_off", 3, "AM").about() == [[FIRST], [SECOND]]
    assert away("weekly_off", 3, "PM").about() == []
    assert away("weekly_off", 2, "AM").about() == []


def test_it_is_left_out_for_a_person_or_a_seat() -> None:
    judged = away("unavail", "2027-02-11", "AM")
    assert judged.without(rule="unavail", person="Rose") == []
    assert judged.without(rule="unavail", body="CLUB", seat="s2") == []
    assert judged.without(rule="unavail", person="Karim") == ["unavail"]


def test_it_bears_on_those_who_are_away() -> None:
    said = "Rose cannot come when they are away: "
    on_day, weekly = away("unavail", "2027-02-11", "AM"), away("weekly_off", 3, "AM")
    assert on_day.rules("unavail") == [f"{said}on 2027-02-11, morning."]
    assert weekly.rules("unavail") == [f"{said}every Thursday, morning."]
    assert Judged().rules("unavail") == []


def test_strangers_are_never_away() -> None:
    judged = Judged()
    judged.first["attendees"]["s4"] = "Nobody"
    assert judged.broken() == ["seat"]


def test_each_coming_is_told() -> None:
    judged = away("weekly_off", 3, "AM")
    judged.year["persons"][1]["weekly_off"] = [[1, "PM"]]
    assert judged.named() == [
        "unavail GROUP s1 Karim, 2027-03-09 PM",
        "unavail GROUP s1 Karim, 2027-04-20 PM",
        "unavail CLUB s2 Rose, 2027-02-11 AM",
        "unavail CLUB s2 Rose, 2027-04-15 AM",
    ]
