"""Tiny years, a few weeks long, for which everything can be tried.

And a small sound one to break rule by rule.
"""

from __future__ import annotations

import copy
import random
from typing import Any

Json = dict[str, Any]

PARTS = ("AM", "PM", "DAY")
NAMES = ("Inès", "Karim", "Rose", "Louise", "Amadou")


def tiny(seed: int) -> Json:
    """Two bodies that share people and a room in five weeks, often tight, sometimes impossible."""
    rng = random.Random(seed)
    persons = [
        {
            "id": name,
            "max_per_week": rng.choice([1, 2, 5]),
            "weekly_off": [[rng.randrange(5), rng.choice(["AM", "PM"])]],
            "unavail": [[f"2027-03-{rng.randint(1, 28):02}", "DAY"] for _ in range(4)],
        }
        for name in NAMES
    ]
    return {
        "format": "planner-instance/1",
        "calendar": {
            "start": "2027-03-01",
            "end": "2027-04-04",
            "public_holidays": ["2027-03-29"],
            "bridges": ["2027-03-30"],
            "school_holidays": {"A": [["2027-03-15", "2027-03-19"]]},
        },
        "travel": {"same_day_max_km": 40},
        "weights": {"pref": 1, "school_soft": 4, "bridge": 3, "optional_absent": 2},
        "persons": persons,
        "room_pools": [{"id": "ROOM", "capacity": 1}],
        "bodies": [_body(rng, number) for number in range(2)],
    }


def _body(rng: random.Random, number: int) -> Json:
    first = rng.randint(1, 6)
    people = rng.sample(NAMES, 3)
    rules: list[Any] = [
        "all",
        rng.choice(["all", {"min": 1}]),
        rng.choice(["all", "optional", {"min": 2}]),
    ]
    pairs = (
        [people[:1], people[1:], people[2:]]
        if rng.random() < 0.5
        else [people[:2], people[2:], people[1:2]]
    )
    return {
        "id": f"B{number}",
        "xy": [rng.choice([0, 100]), 0],
        "zones": ["A"],
        "meetings": 2,
        "season": [f"2027-03-{first:02}", f"2027-03-{first + 17:02}"],
        "weekdays": sorted(rng.sample(range(5), 2)),
        "parts": rng.choice([["AM"], ["DAY"], ["PM"], ["AM", "PM"]]),
        "school_holidays": rng.choice(["soft", "hard", None]),
        "gap": {"min": rng.choice([0, 2, 7]), "max": rng.choice([12, 16]), "ideal": 7, "tol": 0},
        "prev_last": rng.choice([None, "2027-02-27"]),
        "standing": [] if first % 3 else ["2027-03-12"],
        "pref": {
            str(day): {"AM": rng.randint(0, 3), "PM": rng.randint(0, 3), "DAY": 1}
            for day in range(5)
        },
        "seats": [{"id": f"s{n}", "persons": pairs[n], "rule": rules[n]} for n in range(3)],
        "room_pool": rng.choice([None, "ROOM"]),
    }


def small() -> Json:
    """Two bodies, four people, one room: sound with `small_plan`."""
    body = {
        "id": "CLUB",
        "xy": [0, 0],
        "zones": ["A"],
        "meetings": 2,
        "season": ["2027-01-11", "2027-06-30"],
        "weekdays": [1, 3],
        "parts": ["AM", "DAY"],
        "school_holidays": "hard",
        "blackout": [["2027-05-10", "2027-05-14"]],
        "avoid": [["2027-06-07", "2027-06-11"]],
        "gap": {"min": 40, "max": 80, "ideal": 70, "tol": 14},
        "prev_last": "2026-12-02",
        "tail_max": 260,
        "pref": {"1": {"AM": 1, "DAY": 2}, "3": {"AM": 0, "DAY": 0}},
        "seats": [
            {"id": "s1", "persons": ["Inès", "Karim"], "rule": "all", "duties": True},
            {"id": "s2", "persons": ["Rose"], "rule": "all", "duties": True},
            {"id": "s3", "persons": ["Louise"], "rule": {"min": 1}, "duties": False},
            {"id": "s4", "persons": ["Amadou"], "rule": "optional", "duties": False},
        ],
        "hosts": [
            {"id": "H1", "closed": ["2027-02-04"]},
            {"id": "H2", "closed": ["2027-02-04", "2027-04-08"]},
        ],
        "room_pool": "ROOM",
        "duties": ["animation"],
        "history": {"Inès": {"animation": 1}},
    }
    group = copy.deepcopy(body) | {
        "id": "GROUP",
        "xy": [30, 0],
        "hosts": [],
        "duties": [],
        "history": {},
    }
    group |= {"weekdays": [0, 1, 2, 3, 4], "parts": ["AM", "PM"], "prev_last": None}
    group["seats"] = [{"id": "s1", "persons": ["Karim"], "rule": "all"}]
    return {
        "format": "planner-instance/1",
        "calendar": {
            "start": "2027-01-04",
            "end": "2027-12-17",
            "public_holidays": ["2027-05-06"],
            "bridges": ["2027-05-07"],
            "school_holidays": {"A": [["2027-02-13", "2027-02-28"]]},
        },
        "travel": {"same_day_max_km": 40},
        "weights": {"pref": 1, "school_soft": 4, "bridge": 3, "optional_absent": 1},
        "articles": {"gap_max": "CLUB-07", "seat": {"CLUB": "CLUB-12"}},
        "persons": [{"id": name, "max_per_week": 2} for name in NAMES],
        "room_pools": [{"id": "ROOM", "capacity": 1}],
        "bodies": [body, group],
    }


def small_plan() -> Json:
    """A sound year for `small`: CLUB on 11 February and 15 April, GROUP on 9 March and 20 April."""

    def club(day: str, seat: str, who: str) -> Json:
        return {"body": "CLUB", "date": day, "part": "AM", "host": "H1",
                "attendees": {"s1": "Inès", "s2": "Rose", "s3": "Louise", "s4": "Amadou"},
                "duties": {"animation": {"seat": seat, "person": who}}}  # fmt: skip

    def group(day: str) -> Json:
        return {"body": "GROUP", "date": day, "part": "PM", "attendees": {"s1": "Karim"}}

    meetings = [
        club("2027-02-11", "s2", "Rose"),
        group("2027-03-09"),
        club("2027-04-15", "s1", "Inès"),
        group("2027-04-20"),
    ]
    return {"format": "planner-plan/1", "status": "feasible", "meetings": meetings}


def crowded(seed: int) -> Json:
    """Two to four bodies in two weeks that share people: pairs, part-time and optional seats,
    weeks that are full, places too far from one another; often tight, sometimes impossible."""
    rng = random.Random(seed)
    year = small() | {"articles": {}, "persons": [_busy(rng, name) for name in NAMES]}
    count = rng.randint(2, 4)
    year["bodies"] = [_crowd(rng, number, 2 if count == 2 else 1) for number in range(count)]
    year["room_pools"] = [{"id": "ROOM", "capacity": rng.randint(1, 2)}]
    return year


def _busy(rng: random.Random, name: str) -> Json:
    away = [[f"2027-03-{rng.randint(8, 19):02}", rng.choice(PARTS)] for _ in range(3)]
    return {"id": name, "max_per_week": rng.choice([None, 1, 2, 3]), "unavail": away}


def _crowd(rng: random.Random, number: int, meetings: int) -> Json:
    days = sorted(rng.sample(range(5), 2))
    part = rng.choice(["AM", "PM", "DAY"])
    return {
        "id": f"B{number}",
        "xy": [rng.choice([0, 0, 100]), 0],
        "meetings": meetings,
        "season": ["2027-03-08", "2027-03-19"],
        "weekdays": days,
        "parts": sorted({part, "AM"}) if rng.random() < 0.3 else [part],
        "gap": {"min": rng.choice([0, 1, 7]), "ideal": 7, "tol": 0},
        "pref": {str(day): {part: rng.randint(0, 2)} for day in days},
        "seats": [_held(rng, seat) for seat in range(rng.randint(1, 3))],
        "room_pool": rng.choice([None, None, "ROOM"]),
    }


def _held(rng: random.Random, number: int) -> Json:
    rule = rng.choice(["all", "all", {"min": 1}, {"min": 1}, "optional"])
    people = rng.sample(NAMES, rng.choice([1, 2, 2]))
    return {"id": f"s{number}", "persons": people, "rule": rule}


def tied(seed: int) -> Json:
    """Six bodies that meet on two Tuesdays of three: somebody is in most of their pairs, two others
    owe a meeting to each of three bodies. Those who fall short hide who is in two places."""
    rng = random.Random(seed)
    year = small() | {"articles": {}, "room_pools": []}
    names = ("Paul", "Rita", "Remi", *(f"A{number}" for number in range(6)))
    year["persons"] = [{"id": name, "max_per_week": rng.choice([None, 2, 3])} for name in names]
    year["bodies"] = [_tied(rng, number) for number in range(6)]
    return year


def _tied(rng: random.Random, number: int) -> Json:
    pair = rng.sample(["Paul", f"A{number}"], 2) if rng.random() < 0.8 else [f"A{number}"]
    owing = "Rita" if number < 3 else "Remi"
    return {
        "id": f"B{number}",
        "meetings": 2 if rng.random() < 0.9 else 1,
        "season": ["2027-03-01", "2027-03-19"],
        "weekdays": [1],
        "parts": ["AM"],
        "gap": {"min": rng.choice([0, 0, 0, 14]), "ideal": 7, "tol": 7},
        "seats": [
            {"id": "s", "persons": pair, "rule": "all"},
            {"id": "r", "persons": [owing], "rule": {"min": 1}},
        ],
    }
