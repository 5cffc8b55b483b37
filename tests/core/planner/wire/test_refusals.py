"""A value that does not fit is refused where it is, with what was found and what was expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.core.planner.tiny import Json, small, small_plan
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan

Spoil = Callable[[Json], Any]


def club(year: Json) -> Json:
    body: Json = year["bodies"][0]
    return body


SPOILT: dict[str, tuple[Spoil, str]] = {
    "another format": (
        lambda y: y.update(format="planner-instance/2"),
        'format: "planner-instance/2" — one of these is expected: planner-instance/1',
    ),
    "no format": (lambda y: y.pop("format"), "no “format” — this field is needed"),
    "no calendar": (lambda y: y.pop("calendar"), "no “calendar” — this field is needed"),
    "a misspelt field": (
        lambda y: club(y).update(blackouts=[]),
        "bodies[0].blackouts: this field is unknown — did you mean “blackout”?",
    ),
    "an unknown field": (
        lambda y: y["travel"].update(speed=90),
        "travel.speed: this field is unknown — the fields known here are: same_day_max_km",
    ),
    "a day that is not": (
        lambda y: club(y).update(prev_last="2027-02-30"),
        'bodies[0].prev_last: "2027-02-30" — a day of the calendar is expected, written 2027-03-09',
    ),
    "a range of one day": (
        lambda y: club(y).update(season=["2027-02-03"]),
        'bodies[0].season: ["2027-02-03"] — a list of 2 is expected',
    ),
    "a week-end weekday": (
        lambda y: club(y).update(weekdays=[1, 5]),
        "bodies[0].weekdays[1]: 5 — a whole number from 0 to 4 is expected",
    ),
    "an unknown part": (
        lambda y: club(y).update(parts=["EVENING"]),
        'bodies[0].parts[0]: "EVENING" — one of these is expected: AM, DAY, PM',
    ),
    "half a meeting": (
        lambda y: club(y).update(meetings=1.5),
        "bodies[0].meetings: 1.5 — a whole number from 0 to 1000000 is expected",
    ),
    "true meetings": (
        lambda y: club(y).update(meetings=True),
        "bodies[0].meetings: true — a whole number from 0 to 1000000 is expected",
    ),
    "three on a seat": (
        lambda y: club(y)["seats"][0].update(persons=["Inès", "Rose", "Karim"]),
        'bodies[0].seats[0].persons: ["Inès", "Rose", "Karim"] — a list of 1 to 2 is expected',
    ),
    "an unknown presence": (
        lambda y: club(y)["seats"][1].update(rule="often"),
        'bodies[0].seats[1].rule: "often" — one of these is expected: all, optional, {"min": …}',
    ),
    "turns in words": (
        lambda y: club(y)["seats"][1].update(duties="false"),
        'bodies[0].seats[1].duties: "false" — true or false is expected',
    ),
    "no list of locks": (lambda y: y.update(locks=0), "locks: 0 — a list is expected"),
    "no list of blackouts": (
        lambda y: club(y).update(blackout=False),
        "bodies[0].blackout: false — a list is expected",
    ),
    "a name that is none": (
        lambda y: y.update(name={"a": 1}),
        'name: {"a": 1} — a text is expected',
    ),
    "an empty id": (
        lambda y: club(y).update(id=""),
        'bodies[0].id: "" — a text of 1 to 500 characters is expected',
    ),
    "an endless id": (
        lambda y: club(y)["hosts"][0].update(id="a" * 501),
        f'bodies[0].hosts[0].id: "{"a" * 59}… — a text of 1 to 500 characters is expected',
    ),
    "an endless key": (
        lambda y: y["articles"].update({"a" * 501: {"seat": 1}}),
        f"articles.{'a' * 60}….seat: 1 — a text of 1 to 500 characters is expected",
    ),
    "a weekday that is none": (
        lambda y: club(y)["pref"].update({"7": {}}),
        'bodies[0].pref: "7" — a text of the form ^[0-6]$ is expected',
    ),
    "a preference that is none": (
        lambda y: club(y).update(pref={"1": {"AM": 1}, "3": {"AM": 0, "DAY": "much"}}),
        'bodies[0].pref.3.DAY: "much" — a whole number from 0 to 1000000 is expected',
    ),
    "an unknown rule left out": (
        lambda y: y.update(relax=[{"rule": "gaps"}]),
        'relax[0].rule: "gaps" — one of these is expected: apart, before, blackout, count, date, '
        "duty_both, duty_holder, duty_repeat, gap_max, gap_min, host, lock, one_place, own_day, "
        "part, partial, quorum, room, school, season, seat, tail, travel, unavail, week_cap, "
        "weekday",
    ),
    "a place nowhere": (
        lambda y: club(y).update(xy=["here", 0]),
        'bodies[0].xy[0]: "here" — a number from -100000 to 100000 is expected',
    ),
    "an absence without a part": (
        lambda y: y["persons"][3].update(unavail=[["2027-02-11"]]),
        'persons[3].unavail[0]: ["2027-02-11"] — a list of 2 is expected',
    ),
    "a weight that is not a number": (
        lambda y: y["weights"].update(pref="much"),
        'weights.pref: "much" — a whole number from 0 to 1000000 is expected',
    ),
    "minus one kilometre": (
        lambda y: y["travel"].update(same_day_max_km=-1),
        "travel.same_day_max_km: -1 — a number from 0 to 100000 is expected",
    ),
    "a place that is not a number": (
        lambda y: club(y).update(xy=[float("nan"), 0]),
        "bodies[0].xy[0]: NaN — a number from -100000 to 100000 is expected",
    ),
    "a place beyond all": (
        lambda y: club(y).update(xy=[0, float("inf")]),
        "bodies[0].xy[1]: Infinity — a number from -100000 to 100000 is expected",
    ),
    "a misspelt weight": (
        lambda y: y["weights"].update(prefs=1),
        "weights.prefs: this field is unknown — did you mean “pref”?",
    ),
    "more than a machine counts": (
        lambda y: club(y).update(meetings=10**30),
        f"bodies[0].meetings: {10**30} — a whole number from 0 to 1000000 is expected",
    ),
    "fewer than none": (
        lambda y: club(y)["gap"].update(min=-1),
        "bodies[0].gap.min: -1 — a whole number from 0 to 1000000 is expected",
    ),
    "a day that no calendar has": (
        lambda y: club(y).update(season=["0000-01-01", "2027-06-30"]),
        'bodies[0].season[0]: "0000-01-01" — a day of the calendar is expected, written 2027-03-09',
    ),
    "a list for a body": (lambda y: y.update(bodies=[[]]), "bodies[0]: [] — an object is expected"),
    "a list of articles": (
        lambda y: y.update(articles={"seat": "A-1", "CLUB": {"gap_max": []}}),
        "articles.CLUB.gap_max: [] — a text of 1 to 500 characters is expected",
    ),
}


@pytest.mark.parametrize("mistake", SPOILT)
def test_a_mistake_is_refused_where_it_is(mistake: str) -> None:
    spoil, said = SPOILT[mistake]
    year = small()
    spoil(year)
    with pytest.raises(BadInput) as refusal:
        read_instance(year)
    assert str(refusal.value) == said


def test_a_long_value_is_cut() -> None:
    year = small() | {"name": list(range(100))}
    with pytest.raises(BadInput) as refusal:
        read_instance(year)
    assert refusal.value.what == str(list(range(100)))[:60] + "…"


def test_what_is_no_object_at_all_is_refused() -> None:
    with pytest.raises(BadInput) as refusal:
        read_instance([])
    assert str(refusal.value) == "[] — an object is expected"


def test_a_whole_number_may_be_written_with_a_point() -> None:
    year, plain = small(), read_instance(small())
    club(year)["meetings"] = 2.0
    assert read_instance(year) == plain


def test_a_sentence_that_is_none_is_refused() -> None:
    clash = {"rule": "count", "body": None, "words": {"sources": ""}}
    value = small_plan() | {"conflict": {"rules": [clash], "minimal": True}}
    with pytest.raises(BadInput) as refusal:
        read_plan(value)
    assert (refusal.value.path, str(refusal.value.why)) == (
        "conflict.rules[0].words",
        "a sentence is expected: a text, or its source and values",
    )


def test_a_weight_of_other_programs_is_left_unread() -> None:
    year = small()
    year["weights"] |= {"gap_excess_day": 1, "fairness": 10, "host": 2, "colour": 3}
    assert read_instance(year) == read_instance(small())
