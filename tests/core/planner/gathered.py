"""Tiny years about presence: who is missed, quorums, days kept alone, relations, if need be."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.core.planner.tiny import NAMES

Json = dict[str, Any]
DAYS = ("2027-03-08", "2027-03-09", "2027-03-11", "2027-03-15")
PARTS = ("AM", "PM", "DAY")
Seats = Callable[[random.Random, tuple[str, ...], tuple[str, ...]], list[Json]]


def paired(seed: int) -> Json:
    """Years of pairs that must come, and of seats to spare that one of a pair holds."""
    return gathered(seed, _pairs)


def vacated(seed: int) -> Json:
    """Years of which many seats are vacant on some days, or on all."""
    return gathered(seed, _vacant)


def twofold(seed: int) -> Json:
    """Years of people with two seats in a body, who are spared a rule for one of them."""
    year, rng = gathered(seed, _twice), random.Random(seed)
    held = [
        {"body": body["id"], "seat": seat["id"], "person": who}
        for body in year["bodies"]
        for seat in body["seats"]
        for who in seat["persons"]
    ]
    spared = rng.sample(held, min(len(held), rng.choice([1, 2, 3])))
    rules = ["one_place", "one_place", "one_place", "travel", "week_cap"]
    return year | {"relax": [{"rule": rng.choice(rules)} | one for one in spared]}


def gathered(seed: int, seats: Seats | None = None) -> Json:
    """Two or three bodies of the same three to five people on two to four days: often all at once,
    often short of people, sometimes impossible."""
    rng = random.Random(seed)
    days = DAYS[: rng.choice([2, 3, 4, 4])]
    people = NAMES[: rng.randint(3, 5)]
    names = [f"B{number}" for number in range(rng.choice([2, 2, 3]))]
    return {
        "format": "planner-instance/1",
        "calendar": {"start": days[0], "end": days[-1]},
        "travel": {"same_day_max_km": 40},
        "weights": {
            "pref": 1,
            "optional_absent": rng.choice([1, 2, 3]),
            "gap_excess_week": rng.choice([0, 2]),
            "avoid": 2,
            "if_need_be": 1,
        },
        "persons": [_person(rng, name, days) for name in people],
        "bodies": [_body(rng, name, days, people, seats or _seats) for name in names],
        "relations": [_relation(rng, names)] if rng.random() < 0.4 else [],
    }


def _person(rng: random.Random, name: str, days: tuple[str, ...]) -> Json:
    def some(most: int) -> list[list[str]]:
        return [[rng.choice(days), rng.choice(PARTS)] for _ in range(rng.choice([0, 0, most]))]

    cap = rng.choice([None, None, None, None, 1, 2])
    return {"id": name, "max_per_week": cap, "unavail": some(2), "if_need_be": some(1)}


def _body(
    rng: random.Random, name: str, days: tuple[str, ...], people: tuple[str, ...], seats: Seats
) -> Json:
    part = rng.choice(["AM", "AM", "PM", "DAY"])
    found: Json = {
        "id": name,
        "xy": [rng.choice([0, 0, 100]), 0],
        "meetings": rng.choice([1, 1, 2]) if len(days) > 2 else 1,
        "season": [days[0], days[-1]],
        "weekdays": [0, 1, 3],
        "parts": [part, "PM"] if part == "AM" and rng.random() < 0.3 else [part],
        "gap": {"min": rng.choice([0, 1]), "ideal": 7, "tol": 0},
        "blackout": [["2027-03-10", "2027-03-10"]],
        "avoid": [[days[0], days[0]]] if rng.random() < 0.3 else [],
        "pref": {str(day): {part: rng.randint(0, 2)} for day in (0, 1, 3)},
        "own_day": rng.random() < 0.1,
        "seats": seats(rng, people, days),
    }
    if rng.random() < 0.4:
        found["quorum"] = rng.randint(0, len(found["seats"]) - 1)
    return found


def _seats(rng: random.Random, people: tuple[str, ...], days: tuple[str, ...]) -> list[Json]:
    found = []
    for number in range(rng.randint(1, 4)):
        rule = rng.choice(["all", {"min": 1}, {"min": 1}, *["optional"] * 4])
        held = rng.sample(people, rng.choice([1, 1, 1, 2]))
        seat = {"id": f"s{number}", "persons": held, "rule": rule, "expected": rng.random() < 0.8}
        if rng.random() < 0.1:
            seat["terms"] = {held[0]: [[days[0], days[0]]]}
        found.append(seat)
    return found


def _pairs(rng: random.Random, people: tuple[str, ...], _days: tuple[str, ...]) -> list[Json]:
    couples = [people[:2], people[2:4]] if len(people) > 3 else [people[:2]]
    found = []
    for number in range(rng.randint(1, 3)):
        if rng.random() < 0.5:
            held, rule = list(rng.choice(couples)), "all"
        else:
            held, rule = [rng.choice(people)], rng.choice(["optional", "optional", {"min": 1}])
        found.append({"id": f"s{number}", "persons": held, "rule": rule})
    return found


def _twice(rng: random.Random, people: tuple[str, ...], _days: tuple[str, ...]) -> list[Json]:
    found = []
    for number in range(rng.randint(2, 3)):
        held = [rng.choice(people[:2]), *rng.sample(people[2:], rng.choice([0, 0, 1]))]
        rule = rng.choice(["all", "all", {"min": 1}, "optional", "optional"])
        found.append({"id": f"s{number}", "persons": held, "rule": rule})
    return found


def _vacant(rng: random.Random, people: tuple[str, ...], days: tuple[str, ...]) -> list[Json]:
    found = []
    for number in range(rng.randint(2, 4)):
        held = rng.sample(people, rng.choice([1, 1, 2]))
        rule = rng.choice(["all", "all", {"min": 1}, "optional"])
        seat = {"id": f"s{number}", "persons": held, "rule": rule, "expected": rng.random() < 0.8}
        if rng.random() < 0.6:
            terms = {who: rng.sample(days, rng.randint(0, len(days) - 1)) for who in held}
            seat["terms"] = {who: [[day, day] for day in sorted(on)] for who, on in terms.items()}
        elif rng.random() < 0.4:
            seat |= {"guest": True, "rule": "optional"}
        if rng.random() < 0.2:
            seat["days"] = [sorted(rng.sample(days, 2))]
        found.append(seat)
    return found


def _relation(rng: random.Random, names: list[str]) -> Json:
    first, second = rng.sample(names, 2)
    rule = rng.choice(["apart_day", "apart_week", "before"])
    return {"rule": rule, "first": first, "second": second, "days": rng.choice([1, 2, 4])}
