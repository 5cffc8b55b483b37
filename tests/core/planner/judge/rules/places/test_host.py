"""Rule `host`: a body that has hosts meets where one is open, and is received by one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.planner.judged import FIRST, Judged
from tourdetable.core.planner.judge.rules.places import host


@pytest.mark.parametrize("named", ["H3", None])
def test_a_meeting_that_no_host_receives_breaks_it(named: str | None) -> None:
    judged = Judged()
    judged.first["host"] = named
    assert judged.said() == ["CLUB meets on 2027-02-11: no open host of its own is named."]
    assert judged.about() == [[FIRST]]
    assert judged.without(rule="host", body="CLUB") == []


def test_a_host_that_is_closed_breaks_it() -> None:
    judged = Judged()
    judged.club["hosts"][0]["closed"] = ["2027-02-11"]
    assert judged.said() == ["CLUB meets on 2027-02-11: no open host of its own is named."]
    judged.first["host"] = "H2"
    assert judged.broken() == []


def test_all_hosts_closed_break_it() -> None:
    judged = Judged()
    for place in judged.club["hosts"]:
        place["closed"] = ["2027-02-11"]
    assert judged.said() == ["CLUB meets on 2027-02-11: all its hosts are closed."]
    masked, allowed = judged.days(host)
    assert (masked == allowed, "2027-02-11 AM" in masked) == (True, False)


def test_it_bears_on_bodies_that_have_hosts() -> None:
    assert Judged().rules("host") == [
        (
            "CLUB meets only when one of its hosts is open and has a room: H1 (closed on "
            "2027-02-04), H2 (closed on 2027-02-04, on 2027-04-08)."
        )
    ]


@pytest.mark.parametrize(("body", "closed"), [("CLUB", {"2027-02-04"}), ("GROUP", set())])
def test_its_mask_is_what_it_allows(body: str, closed: set[str]) -> None:
    masked, allowed = Judged().days(host, body)
    days = {"2027-02-04", "2027-04-08"}
    assert masked == allowed
    assert days - {when.split()[0] for when in masked} == closed


def test_each_meeting_is_told() -> None:
    judged = Judged()
    judged.first["host"] = judged.second["host"] = None
    assert judged.named() == ["host CLUB, 2027-02-11 AM", "host CLUB, 2027-04-15 AM"]


def test_two_bodies_at_one_host_at_once_break_it() -> None:
    judged = Judged()
    judged.group["hosts"] = [{"id": "H1"}]
    judged.of_group |= {"date": "2027-02-11", "part": "AM", "host": "H1"}
    judged.plan["meetings"][3]["host"] = "H1"
    said = "H1 cannot receive these meetings at once on 2027-02-11: CLUB, GROUP."
    assert said in judged.said()
    judged.of_group["part"] = "PM"
    assert said not in judged.said()
    judged.of_group["part"] = "AM"
    for one in (judged.club, judged.group):
        one["hosts"][0]["rooms"] = 2
    assert said not in judged.said()


def test_what_is_received_is_told_half_day_by_half_day_in_order() -> None:
    day, next_day = date(2027, 2, 11), date(2027, 2, 12)
    received = [("H2", day, "PM", 1), ("H1", next_day, "AM", 2), ("H1", day, "DAY", 3)]
    assert list(host.by_moment([*received, ("H1", day, "PM", 4)]).items()) == [
        (("H1", day, 0), [3]),
        (("H1", day, 1), [3, 4]),
        (("H1", next_day, 0), [2]),
        (("H2", day, 1), [1]),
    ]


def test_each_time_that_a_host_is_full_is_told() -> None:
    judged = Judged()
    judged.group["hosts"] = [{"id": "H1"}]
    judged.of_group |= {"date": "2027-02-11", "part": "AM", "host": "H1"}
    judged.plan["meetings"][3] |= {"date": "2027-04-15", "part": "AM", "host": "H1"}
    judged.second["host"] = "H1"
    full = [one for one in judged.named() if one.startswith("host")]
    assert full == [
        "host CLUB, 2027-02-11 AM, 2027-02-11 AM",
        "host CLUB, 2027-04-15 AM, 2027-04-15 AM",
    ]


def test_a_body_without_hosts_takes_no_room() -> None:
    judged = Judged()
    third = judged.group | {"id": "THIRD", "hosts": [{"id": "H1"}]}
    judged.year["bodies"].append(third)
    judged.of_group |= {"date": "2027-02-11", "part": "AM", "host": "H1"}
    assert [one for one in judged.named() if one.startswith("host")] == []


def test_a_host_is_told_closed_on_days_when_the_body_might_meet() -> None:
    judged = Judged()
    first, second = judged.club["hosts"]
    first["closed"], second["closed"] = ["2027-02-04", "2027-02-07", "2027-07-08"], ["2027-02-07"]
    assert judged.rules("host") == [
        "CLUB meets only when one of its hosts is open and has a room: H1 (closed on 2027-02-04), "
        "H2."
    ]
