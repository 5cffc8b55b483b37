"""Small years about places and duties, some of their rules left out: a few bodies that share hosts,
people and turns on two to five days; often tight, often impossible."""

from __future__ import annotations

import random
from typing import Any

from tests.core.planner.tiny import NAMES

Json = dict[str, Any]
DAYS = ("2027-03-08", "2027-03-09", "2027-03-10", "2027-03-11", "2027-03-15")
HOSTS = ("Mairie", "Caf", "Maison")
LEFT_OUT = ("count", "host", "duty_holder", "duty_both", "duty_repeat", "seat", "gap_min")


def received(seed: int) -> Json:
    """A year of one to four bodies."""
    rng = random.Random(seed)
    days = DAYS[: rng.choice([2, 3, 4, 5, 5])]
    people = NAMES[: rng.randint(2, 5)]
    bodies = [_body(rng, f"B{n}", days, people) for n in range(rng.choice([1, 2, 2, 3, 4]))]
    relax = []
    if rng.random() < 0.4:
        relax.append({"rule": rng.choice(LEFT_OUT), "body": rng.choice(bodies)["id"]})
    return {
        "format": "planner-instance/1",
        "calendar": {"start": days[0], "end": days[-1]},
        "weights": {"pref": 1, "optional_absent": rng.choice([0, 1, 2])},
        "duties": {"no_repeat": rng.random() < 0.7},
        "persons": [
            {
                "id": name,
                "max_per_week": rng.choice([None, None, None, 1, 2]),
                "unavail": [[rng.choice(days), rng.choice(["AM", "PM", "DAY"])]]
                if rng.random() < 0.4
                else [],
            }
            for name in people
        ],
        "bodies": bodies,
        "relax": relax,
    }


def _body(rng: random.Random, name: str, days: tuple[str, ...], people: tuple[str, ...]) -> Json:
    part = rng.choice(["AM", "AM", "PM", "DAY"])
    return {
        "id": name,
        "meetings": rng.choice([1, 1, 2]),
        "season": [days[0], days[-1]],
        "weekdays": [0, 1, 2, 3, 4],
        "parts": [part, "PM"] if part == "AM" and rng.random() < 0.4 else [part],
        "gap": {"min": rng.choice([0, 0, 1]), "ideal": 7, "tol": 0},
        "quorum": rng.choice([0, 0, 1]),
        "duties": ["chair", "notes"][: rng.choice([0, 1, 1, 2])],
        "seats": [_seat(rng, n, people) for n in range(rng.randint(2, 4))],
        "hosts": [_host(rng, host, days) for host in rng.sample(HOSTS, rng.choice([0, 1, 2, 2]))],
    }


def _seat(rng: random.Random, number: int, people: tuple[str, ...]) -> Json:
    return {
        "id": f"s{number}",
        "persons": rng.sample(people, rng.choice([1, 1, 1, 2])),
        "rule": rng.choice(["all", {"min": 1}, "optional", "optional", "optional"]),
        "duties": rng.random() < 0.6,
        "expected": rng.random() < 0.8,
    }


def _host(rng: random.Random, host: str, days: tuple[str, ...]) -> Json:
    closed = rng.sample(days, rng.choice([0, 0, 1]))
    return {"id": host, "closed": closed, "rooms": rng.choice([1, 1, 2, None])}
