"""Years of a small department's or a Club's size, each spoilt in one way so that no plan can be."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Any

from bench.invented import Invented, club, country

Json = dict[str, Any]
SIZES: dict[str, Callable[[int], Invented]] = {"XS": partial(country, tables=5), "S": club}


def impossible(kind: str, size: str, seed: int) -> Json:
    """A year with one reason, of this kind, why it cannot be planned."""
    made = SIZES[size](seed)
    year = made.year | {"hidden": made.hidden}
    KINDS[kind](year, random.Random(f"{kind} {seed}"))
    del year["hidden"]
    return year


def _some(year: Json, rng: random.Random) -> Json:
    found: Json = rng.choice([body for body in year["bodies"] if body["duties"]])
    return found


def _too_few_dates(year: Json, rng: random.Random) -> None:
    body = _some(year, rng)
    body["meetings"] = 365 // body["gap"]["min"] + 2


def _never_free(year: Json, rng: random.Random) -> None:
    """Somebody in no other body, so that the seat alone is the reason."""
    seat = rng.choice(
        [
            seat
            for seat in _some(year, rng)["seats"]
            if seat["rule"] == "all" and len(seat["persons"]) == 2
        ]
    )
    for person in year["persons"]:
        if person["id"] in seat["persons"]:
            person["weekly_off"] = [[day, part] for day in range(5) for part in ("AM", "PM")]
    for body in year["bodies"]:
        body["seats"] = [
            other
            for other in body["seats"]
            if other is seat or not {*other["persons"]} & {*seat["persons"]}
        ]


def _same_morning(year: Json, rng: random.Random, many: int) -> list[Json]:
    """So many bodies that can only meet on one morning, once."""
    bodies = rng.sample(year["bodies"], many)
    for body in bodies:
        body |= {
            "season": ["2027-03-09", "2027-03-09"],
            "weekdays": [1],
            "parts": ["AM"],
            "meetings": 1,
            "zones": [],
        }
        body |= {
            "prev_last": None,
            "tail_max": None,
            "hosts": [],
            "duties": [],
            "room_pool": None,
            "blackout": [],
        }
        body |= {"seats": [], "gap": {"min": 1, "max": 400, "ideal": 7, "tol": 7}}
    return bodies


def _no_room(year: Json, rng: random.Random) -> None:
    pool = year["room_pools"][0]
    for body in _same_morning(year, rng, pool["capacity"] + 1):
        body["room_pool"] = pool["id"]


def _two_places(year: Json, rng: random.Random) -> None:
    year["persons"].append({"id": "busy", "name": "Camille Martin"})
    for body in _same_morning(year, rng, 2):
        body["seats"] = [{"id": "s", "persons": ["busy"], "rule": "all", "duties": False}]


def _busy_week(year: Json, rng: random.Random) -> None:
    year["persons"].append({"id": "busy", "name": "Camille Martin", "max_per_week": 1})
    for body, day in zip(_same_morning(year, rng, 2), ("2027-03-09", "2027-03-11"), strict=True):
        body |= {"season": [day, day], "weekdays": [1, 3]}
        body["seats"] = [{"id": "s", "persons": ["busy"], "rule": "all", "duties": False}]


def _gaps(year: Json, rng: random.Random) -> None:
    body = _some(year, rng)
    body["gap"] |= {"min": 40, "max": 38}


def _gaps_and_closed_summer(year: Json, rng: random.Random) -> None:
    body = _some(year, rng)
    body["blackout"] = [["2027-06-20", "2027-09-12"]]
    body["gap"] |= {"max": 61}


def _locked(year: Json, rng: random.Random) -> None:
    year["locks"] = [{"body": _some(year, rng)["id"], "date": "2027-05-17"}]


def _locked_close(year: Json, rng: random.Random) -> None:
    body = _some(year, rng)
    hidden = year["hidden"][body["id"]][1][0]
    later = f"{hidden[:8]}{int(hidden[8:]) + (1 if int(hidden[8:]) < 28 else -1):02}"
    year["locks"] = [{"body": body["id"], "date": hidden}, {"body": body["id"], "date": later}]


def _few_hands(year: Json, rng: random.Random) -> None:
    for seat in _some(year, rng)["seats"][3:]:
        seat["duties"] = False


KINDS: dict[str, Callable[[Json, random.Random], None]] = {
    "too few dates": _too_few_dates,
    "never free": _never_free,
    "no room": _no_room,
    "two places": _two_places,
    "busy week": _busy_week,
    "gaps": _gaps,
    "closed summer": _gaps_and_closed_summer,
    "locked on a holiday": _locked,
    "locked too close": _locked_close,
    "few hands": _few_hands,
}
