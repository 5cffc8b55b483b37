"""Seeded years to plan: some with a plan hidden inside, some that cannot be, in several ways."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

Json = dict[str, Any]
Planted = dict[str, list[tuple[date, str]]]

START, END = date(2027, 1, 4), date(2027, 12, 17)
HOLIDAYS = [
    date(2027, 5, 6),
    date(2027, 5, 17),
    date(2027, 7, 14),
    date(2027, 11, 1),
    date(2027, 11, 11),
]
SCHOOL = {
    "A": [["2027-02-13", "2027-02-28"], ["2027-04-10", "2027-04-25"], ["2027-07-03", "2027-08-31"]],
    "B": [["2027-02-20", "2027-03-07"], ["2027-04-17", "2027-05-02"], ["2027-07-03", "2027-08-31"]],
}


def feasible(
    seed: int, bodies: int = 5, people: int = 30, meetings: int = 5, shared: float = 0.4
) -> tuple[Json, Planted]:
    """A year with its hidden plan.

    No two hidden meetings on one day, nobody away from those they must attend.
    """
    rng = random.Random(seed)
    names = [f"P{n:03}" for n in range(people)]
    tables = [_body(rng, number, meetings) for number in range(bodies)]
    planted = _plant(rng, tables)
    fresh = iter(rng.sample(names, len(names)))
    used: list[str] = []
    for table in tables:
        _seats(rng, table, fresh, used, shared)
    needed = _needed(tables, planted)
    persons = [_person(rng, name, needed.get(name, set())) for name in names]
    return _instance(seed, persons, tables), planted


def _instance(seed: int, persons: list[Json], tables: list[Json]) -> Json:
    return {
        "format": "planner-instance/1",
        "name": f"G-{seed}",
        "calendar": {
            "start": START.isoformat(),
            "end": END.isoformat(),
            "public_holidays": [day.isoformat() for day in HOLIDAYS],
            "bridges": ["2027-05-07", "2027-11-12"],
            "school_holidays": SCHOOL,
        },
        "travel": {"same_day_max_km": 40},
        "weights": {"pref": 1, "school_soft": 4, "bridge": 3, "optional_absent": 1},
        "duties": {"no_repeat": True},
        "persons": persons,
        "room_pools": [{"id": "ROOM", "capacity": 1}],
        "bodies": tables,
    }


def _body(rng: random.Random, number: int, meetings: int) -> Json:
    least = rng.choice([14, 21])
    count = rng.randint(max(2, meetings - 1), meetings + 1)
    ideal = 340 // (count + 1)
    return {
        "id": f"B{number}",
        "kind": "group",
        "xy": [rng.uniform(0, 80), rng.uniform(0, 80)],
        "zones": rng.choice([["A"], ["B"], ["A", "B"]]),
        "meetings": count,
        "season": [START.isoformat(), END.isoformat()],
        "weekdays": sorted(rng.sample(range(5), rng.randint(3, 5))),
        "parts": rng.choice([["AM"], ["AM", "PM"], ["AM", "PM"], ["DAY"], ["AM", "PM", "DAY"]]),
        "school_holidays": rng.choice(["soft", "hard"]),
        "blackout": [["2027-07-19", "2027-08-27"]],
        "gap": {"min": least, "max": ideal + 75, "ideal": ideal, "tol": 9},
        "prev_last": rng.choice([None, "2026-12-09"]),
        "tail_max": rng.choice([None, 100]),
        "pref": {
            str(day): {part: rng.randint(0, 5) for part in ("AM", "PM", "DAY")} for day in range(5)
        },
        "seats": [],
        "hosts": [
            {"id": f"H{number}.{n}", "closed": _days(rng, 10)} for n in range(rng.randint(0, 3))
        ],
        "room_pool": rng.choice([None, "ROOM"]),
        "duties": ["animation", "secretariat"],
        "history": {},
    }


def _days(rng: random.Random, count: int) -> list[str]:
    return sorted((START + timedelta(days=rng.randrange(340))).isoformat() for _ in range(count))


def _open(table: Json, day: date) -> bool:
    closed = [day.isoformat() in host["closed"] for host in table["hosts"]]
    spans = (
        [span for zone in table["zones"] for span in SCHOOL[zone]]
        if table["school_holidays"] == "hard"
        else []
    )
    shut = any(first <= day.isoformat() <= last for first, last in [*spans, *table["blackout"]])
    return (
        day.weekday() in table["weekdays"]
        and day not in HOLIDAYS
        and not shut
        and not (closed and all(closed))
    )


def _plant(rng: random.Random, tables: list[Json]) -> Planted:
    taken: set[date] = set()
    planted: Planted = {}
    for table in tables:
        step = (END - START).days / (table["meetings"] + 1)
        days = []
        for number in range(1, table["meetings"] + 1):
            wanted = START + timedelta(days=round(step * number))
            near = sorted(
                (START + timedelta(days=n) for n in range(341)),
                key=lambda d: abs((d - wanted).days),
            )
            day = next(d for d in near if _open(table, d) and d not in taken)
            taken.add(day)
            days.append((day, rng.choice(table["parts"])))
        planted[table["id"]] = sorted(days)
        table["gap"] |= _wide_enough(table, [day for day, _ in planted[table["id"]]])
    return planted


def _wide_enough(table: Json, days: list[date]) -> Json:
    before = (
        date.fromisoformat(table["prev_last"]) if table["prev_last"] else START - timedelta(days=1)
    )
    line = [before, *days, END + timedelta(days=1)]
    gaps = [(b - a).days for a, b in pairwise(line)]
    inner = gaps[1:-1] + ([gaps[0]] if table["prev_last"] else [])
    table["tail_max"] = table["tail_max"] and max(
        table["tail_max"], 31 - days[-1].day + 31 * (12 - days[-1].month)
    )
    return {"min": min([table["gap"]["min"], *inner]), "max": max([table["gap"]["max"], *gaps])}


def _seats(rng: random.Random, table: Json, fresh: Any, used: list[str], shared: float) -> None:
    mine: set[str] = set()

    def someone() -> str | None:
        again = [name for name in used if name not in mine]
        name = rng.choice(again) if again and rng.random() < shared else next(fresh, None)
        if name is not None:
            mine.add(name)
            used.append(name)
        return name

    for number in range(7):
        people = [name for name in (someone(), someone() if rng.random() < 0.5 else None) if name]
        if people:
            rule: Any = "all" if number < 5 else rng.choice(["optional", {"min": 1}])
            table["seats"].append(
                {
                    "id": f"{table['id']}.{number}",
                    "persons": people,
                    "rule": rule,
                    "duties": number < 5,
                }
            )
            table["history"] |= {
                p: {"animation": rng.randint(0, 2), "secretariat": rng.randint(0, 2)}
                for p in people
            }
    if sum(seat["duties"] for seat in table["seats"]) < 4:
        table["duties"] = []


def _needed(tables: list[Json], planted: Planted) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for table in tables:
        for seat in table["seats"]:
            if seat["rule"] != "optional":
                found.setdefault(seat["persons"][0], set()).update(
                    day for day, _ in planted[table["id"]]
                )
    return found


def _person(rng: random.Random, name: str, needed: set[date]) -> Json:
    away = [START + timedelta(days=rng.randrange(340)) for _ in range(25)]
    unavail = [
        [day.isoformat(), rng.choice(["AM", "PM", "DAY"])] for day in sorted(set(away) - needed)
    ]
    weekly = [
        [day, "PM"]
        for day in range(5)
        if rng.random() < 0.05 and all(d.weekday() != day for d in needed)
    ]
    return {
        "id": name,
        "name": ("Camille Martin"),
        "zone": "A",
        "xy": [0, 0],
        "max_per_week": 4,
        "weekly_off": weekly,
        "unavail": unavail,
    }


# ---- Years that cannot be


def infeasible(kind: str, seed: int, **size: Any) -> Json:
    """A year with one reason, of this kind, why it cannot be planned."""
    year, _ = feasible(seed, **size)
    KINDS[kind](year)
    return year


def _never_there(year: Json) -> None:
    seat = next(s for s in year["bodies"][0]["seats"] if s["rule"] == "all")
    for person in year["persons"]:
        if person["id"] in seat["persons"]:
            person["weekly_off"] = [[day, "DAY"] for day in range(5)]


def _too_many(year: Json) -> None:
    year["bodies"][0]["gap"] |= {"min": 90, "max": 400}
    year["bodies"][0]["meetings"] = 6


def _hosts_closed(year: Json) -> None:
    days = [(START + timedelta(days=n)).isoformat() for n in range(348)]
    year["bodies"][0]["hosts"] = [{"id": "H", "closed": days}]


def _only_holidays(year: Json) -> None:
    year["bodies"][0] |= {
        "school_holidays": "hard",
        "zones": ["A"],
        "season": ["2027-07-05", "2027-07-16"],
    }
    year["bodies"][0] |= {"blackout": [], "prev_last": None, "tail_max": None, "meetings": 1}
    year["bodies"][0]["gap"] |= {"max": 400}


def _same_day(table: Json) -> None:
    table |= {
        "season": ["2027-03-09", "2027-03-09"],
        "weekdays": [1],
        "parts": ["AM"],
        "meetings": 1,
        "zones": [],
    }
    table |= {
        "prev_last": None,
        "tail_max": None,
        "hosts": [],
        "duties": [],
        "room_pool": None,
        "blackout": [],
    }
    table |= {"seats": [], "gap": {"min": 1, "max": 400, "ideal": 7, "tol": 7}}


def _no_room(year: Json) -> None:
    for table in year["bodies"][:2]:
        _same_day(table)
        table["room_pool"] = "ROOM"


def _two_places(year: Json) -> None:
    year["persons"].append({"id": "BUSY", "name": "Camille Martin"})
    for table in year["bodies"][:2]:
        _same_day(table)
        table["seats"] = [{"id": "S", "persons": ["BUSY"], "rule": "all", "duties": False}]


def _locked_away(year: Json) -> None:
    year["locks"] = [{"body": "B0", "date": "2027-05-17"}]


def _too_few_hands(year: Json) -> None:
    year["bodies"][0]["duties"] = ["animation", "secretariat"]
    year["bodies"][0]["seats"] = year["bodies"][0]["seats"][:3]


KINDS: dict[str, Callable[[Json], None]] = {
    "never there": _never_there,
    "too many meetings": _too_many,
    "hosts closed": _hosts_closed,
    "only holidays": _only_holidays,
    "no room": _no_room,
    "two places": _two_places,
    "locked away": _locked_away,
    "too few hands": _too_few_hands,
}
