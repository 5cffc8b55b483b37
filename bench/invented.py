"""Invented years of any size, each with a plan hidden inside.

What the bench measures and the tests try.

`club`: a Club and its working groups, whose people are pairs. `country`: departments of tables with
their technical and department committees, neighbours sharing people of the region; with a `club`, a
national Club ties them all together.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

Json = dict[str, Any]

START, END = date(2027, 1, 4), date(2027, 12, 17)
HOLIDAYS = (
    "2027-01-01",
    "2027-03-29",
    "2027-05-06",
    "2027-05-17",
    "2027-07-14",
    "2027-11-01",
    "2027-11-11",
)
BRIDGES = ("2027-05-07", "2027-11-12")
SUMMER, AUTUMN = ("2027-07-03", "2027-08-31"), ("2027-10-23", "2027-11-07")
SCHOOL = {
    "A": (("2027-02-13", "2027-02-28"), ("2027-04-10", "2027-04-25"), SUMMER, AUTUMN),
    "B": (("2027-02-20", "2027-03-07"), ("2027-04-17", "2027-05-02"), SUMMER, AUTUMN),
    "C": (("2027-02-06", "2027-02-21"), ("2027-04-03", "2027-04-18"), SUMMER, AUTUMN),
}
DUTIES = ["animation", "secretariat"]
DISLIKED = (3, 0, 0, 0, 5)
"""What a weekday costs at least: nobody likes Mondays and Fridays."""

TRIES = 6
CAP = 4
WORKWEEK = 5
FAR = 40
TABLE = {"kind": "itc", "season": (START, END), "weekdays": [0, 1, 2, 3, 4], "parts": ["AM", "PM"],
         "school_holidays": "soft", "blackout": [["2027-07-19", "2027-08-27"]], "tail_max": 61,
         "duties": DUTIES}  # fmt: skip
TECHNICAL = {
    "kind": "comite_technique",
    "season": (START, END),
    "weekdays": [1, 2, 3, 4],
    "parts": ["AM", "PM"],
    "school_holidays": "hard",
    "meetings": 4,
    "prev_last": "2026-11-20",
    "gap": {"min": 56, "max": 120, "ideal": 85, "tol": 14},
}
COMMITTEE = {
    "kind": "comite_departemental",
    "season": (date(2027, 2, 1), date(2027, 12, 10)),
    "weekdays": [1, 2, 3],
    "parts": ["AM", "PM"],
    "school_holidays": "hard",
    "blackout": [["2027-07-10", "2027-08-31"]],
    "meetings": 2,
    "gap": {"min": 120, "max": 220, "ideal": 180, "tol": 21},
}
CLUB = {
    "kind": "club",
    "season": (date(2027, 1, 11), date(2027, 12, 10)),
    "weekdays": [1, 2, 3],
    "parts": ["DAY"],
    "school_holidays": "hard",
    "prev_last": "2026-12-02",
    "duties": DUTIES,
    "meetings": 4,
    "gap": {"min": 35, "max": 110, "ideal": 70, "tol": 14},
}
GROUP = {
    "kind": "groupe",
    "season": (date(2027, 2, 1), date(2027, 10, 31)),
    "weekdays": [0, 1, 2, 3, 4],
    "parts": ["AM", "PM"],
    "school_holidays": "soft",
    "blackout": [["2027-07-12", "2027-08-29"]],
    "duties": DUTIES,
    "gap": {"min": 18, "max": 80, "ideal": 33, "tol": 9},
}


class Invented(NamedTuple):
    """A year's file, and by body the days and parts of a plan that is possible in it."""

    year: Json
    hidden: dict[str, list[list[str]]]


@dataclass
class _Draft:
    """A year in the making; `busy` are the days on which the hidden plan needs somebody."""

    rng: random.Random
    persons: dict[str, Json] = field(default_factory=dict)
    bodies: list[Json] = field(default_factory=list)
    pools: list[Json] = field(default_factory=list)
    busy: dict[str, set[date]] = field(default_factory=dict)
    hidden: dict[str, list[list[str]]] = field(default_factory=dict)

    def person(self, name: str, zone: str = "A") -> str:
        """Somebody new, once."""
        self.persons.setdefault(
            name, {"id": name, "name": name, "zone": zone, "xy": [0, 0], "max_per_week": CAP}
        )
        return name

    def body(self, name: str, what: Json, seats: list[Json], **more: Any) -> None:
        """A table, once its hidden meetings are found."""
        pref = {str(day): {part: cost + self.rng.randint(0, 3) for part in ("AM", "PM", "DAY")}
                for day, cost in enumerate(DISLIKED)}  # fmt: skip
        body = (
            {
                "id": name,
                "xy": [0, 0],
                "zones": ["A", "B", "C"],
                "pref": pref,
                "hosts": [],
                "room_pool": None,
                "duties": [],
                "blackout": [],
                "prev_last": None,
                "tail_max": None,
            }
            | what
            | more
        )
        body["seats"] = [seat | {"id": f"{name}.{number}"} for number, seat in enumerate(seats)]
        body["history"] = {
            person: {duty: self.rng.randint(0, 1) for duty in body["duties"]}
            for seat in seats
            if seat["duties"]
            for person in seat["persons"]
        }
        body["season"] = [day.isoformat() for day in what["season"]]
        self._hide(body, what["season"])
        self.bodies.append(body)

    def hosts(self, name: str, many: int) -> list[Json]:
        """Places that receive, each closed now and then."""
        return [
            {"id": f"H.{name}.{n}", "closed": [day.isoformat() for day in self.days(25)]}
            for n in range(many)
        ]

    def days(self, many: int) -> list[date]:
        """Some days of the year."""
        return sorted(
            {START + timedelta(days=self.rng.randrange((END - START).days)) for _ in range(many)}
        )

    def _hide(self, body: Json, season: tuple[date, date]) -> None:
        """Meetings about evenly spread, on days that are nobody's already.

        Gaps grow when they must.
        """
        needed = [seat for seat in body["seats"] if seat["rule"] != "optional"]
        before = (
            date.fromisoformat(body["prev_last"])
            if body["prev_last"]
            else season[0] - timedelta(days=1)
        )
        days = min((self._spread(body, season, before, needed) for _ in range(TRIES)), key=_longest)
        body["gap"] = body["gap"] | {"max": max(body["gap"]["max"], _longest(days))}
        if body["tail_max"]:
            body["tail_max"] = max(body["tail_max"], (date(END.year, 12, 31) - days[-2]).days)
        self.hidden[body["id"]] = [[day.isoformat(), body["parts"][0]] for day in days[1:-1]]
        for number, day in enumerate(days[1:-1]):
            for seat in needed:
                if seat["rule"] == "all" or number < seat["rule"]["min"]:
                    self.busy.setdefault(self.rng.choice(seat["persons"]), set()).add(day)
            self.busy.setdefault(body["room_pool"] or body["id"], set()).add(day)

    def _spread(
        self, body: Json, season: tuple[date, date], before: date, needed: list[Json]
    ) -> list[date]:
        days, tail = [before], 0.5 if body["prev_last"] is None else 0.8
        for left in range(body["meetings"], 0, -1):
            least = days[-1] + timedelta(
                days=body["gap"]["min"] if len(days) > 1 or body["prev_last"] else 1
            )
            step = (season[1] - days[-1]).days / (left + tail) + self.rng.uniform(-4, 4)
            wanted = days[-1] + timedelta(days=round(step))
            busy = [
                seat for seat in needed if seat["rule"] == "all" or len(days) <= seat["rule"]["min"]
            ]
            people = [person for seat in busy for person in seat["persons"]]
            free = self._open(body, season, least, people)
            days.append(
                min(free, key=lambda day: (abs((day - wanted).days), day), default=season[1])
            )
        return [*days, season[1] + timedelta(days=1)]

    def _open(
        self, body: Json, season: tuple[date, date], least: date, people: Sequence[str]
    ) -> Iterator[date]:
        taken = {
            day for person in (*people, body["room_pool"]) for day in self.busy.get(person, ())
        }
        crowded = {week for person in people for week in self._full_weeks(person)}
        spans = (
            [span for zone in body["zones"] for span in SCHOOL[zone]]
            if body["school_holidays"] == "hard"
            else []
        )
        day = max(least, season[0])
        while day <= season[1]:
            said = day.isoformat()
            closed = said in HOLIDAYS or any(
                first <= said <= last for first, last in [*spans, *body["blackout"]]
            )
            received = not body["hosts"] or any(
                said not in host["closed"] for host in body["hosts"]
            )
            free = day not in taken and day.toordinal() // 7 not in crowded
            if day.weekday() in body["weekdays"] and not closed and received and free:
                yield day
            day += timedelta(days=1)

    def _full_weeks(self, person: str) -> set[int]:
        weeks = [day.toordinal() // 7 for day in self.busy.get(person, ())]
        return {week for week in weeks if weeks.count(week) >= CAP - 1}

    def finished(self, name: str) -> Invented:
        """The year's file, and what is hidden in it."""
        for person in self.persons.values():
            self._away(person)
        year = {
            "format": "planner-instance/1",
            "name": name,
            "calendar": {
                "start": START.isoformat(),
                "end": END.isoformat(),
                "public_holidays": list(HOLIDAYS),
                "bridges": list(BRIDGES),
                "school_holidays": {
                    zone: [list(span) for span in spans] for zone, spans in SCHOOL.items()
                },
            },
            "travel": {"same_day_max_km": FAR},
            "weights": {"pref": 1, "school_soft": 4, "bridge": 3, "optional_absent": 1},
            "persons": list(self.persons.values()),
            "room_pools": self.pools,
            "bodies": self.bodies,
        }
        return Invented(year, self.hidden)

    def _away(self, person: Json) -> None:
        """Five weeks of leave, some days, a half-day a week for one in six.

        Never when the hidden plan needs them.
        """
        mondays = [START + timedelta(days=7 * n) for n in self.rng.sample(range(49), 2)]
        mondays += [date(2027, 7, 5) + timedelta(days=7 * n) for n in self.rng.sample(range(8), 3)]
        leave = {(monday + timedelta(days=n), "DAY") for monday in mondays for n in range(WORKWEEK)}
        others = {(day, self.rng.choice(["AM", "PM", "DAY", "DAY"])) for day in self.days(18)}
        needed = self.busy.get(person["id"], set())
        person["unavail"] = sorted(
            [day.isoformat(), part] for day, part in leave | others if day not in needed
        )
        off = self.rng.randrange(WORKWEEK)
        free = self.rng.random() < 1 / 6 and all(day.weekday() != off for day in needed)
        person["weekly_off"] = [[off, "PM"]] if free else []


def _longest(days: Sequence[date]) -> int:
    return max((later - day).days for day, later in pairwise(days))


def club(seed: int, pairs: int = 60) -> Invented:
    """A Club of pairs and its working groups: about 8 bodies, 50 meetings, 140 people."""
    draft = _Draft(random.Random(seed))  # noqa: S311 - an invented year keeps no secret
    draft.pools.append({"id": "PARIS", "capacity": 2})
    members = [[draft.person(f"club{n}t"), draft.person(f"club{n}s")] for n in range(pairs)]
    _club(draft, members)
    for number in range(1, draft.rng.randint(7, 9)):
        _group(draft, f"GT{number}", members)
    return draft.finished(f"club {seed}")


def _club(draft: _Draft, members: Sequence[Sequence[str]]) -> None:
    guide = _seat([draft.person("facilitator")], {"min": 4}, duties=False)
    draft.body("CLUB", CLUB, [*map(_seat, members), guide], hosts=draft.hosts("CLUB", 4))


def _group(draft: _Draft, name: str, members: Sequence[Sequence[str]]) -> None:
    mine = draft.rng.sample(members, draft.rng.randint(4, 20))
    seats = [_seat(pair if number > 1 else pair[:1]) for number, pair in enumerate(mine)]
    seats += [
        _seat([draft.person(f"guest {name} {n}")], "optional", duties=False) for n in range(3)
    ]
    seats.append(_seat(["facilitator"], {"min": 3}, duties=False))
    hosts = draft.hosts(name, 3)
    draft.body(name, GROUP, seats, meetings=draft.rng.randint(6, 8), hosts=hosts, room_pool="PARIS")


def _seat(persons: Sequence[str], rule: Any = "all", *, duties: bool = True) -> Json:
    return {"persons": list(persons), "rule": rule, "duties": duties}


def country(
    seed: int, departments: int = 1, *, tables: int = 15, region: int = 9, national: bool = False
) -> Invented:
    """Departments of some 13 to 15 tables, by regions whose neighbours share people.

    About 17 bodies a department.
    """
    draft = _Draft(random.Random(seed))  # noqa: S311 - an invented year keeps no secret
    members: list[list[str]] = []
    if national:
        members = [
            [f"D{n}.{who}0", f"D{n}.{who}1"] for n in range(departments) for who in ("caf", "cd")
        ]
        zones = {
            person: "ABC"[number % 3] for number, pair in enumerate(members) for person in pair
        }
        _club(
            draft,
            [[draft.person(person, zones[person]) for person in pair] for pair in members[:80]],
        )
    for number in range(departments):
        _Department(draft, number, number // region).fill(
            draft.rng.randint(max(1, tables - 6), tables)
        )
    return draft.finished(f"country {seed} of {departments}")


class _Department:
    """A department being filled.

    Its own people, those whom it shares with the next one, its tables.
    """

    def __init__(self, draft: _Draft, number: int, region: int) -> None:
        self.draft, self.name, self.zone = draft, f"D{number}", "ABC"[region % 3]
        self.at = (region * 200.0, (number % 9) * 90.0)
        draft.pools.append({"id": f"ROOM {self.name}", "capacity": 1})
        self.caf, self.cd = self._people("caf", 4), self._people("cd", draft.rng.randint(3, 4))
        self.state = self._people("prefet", draft.rng.randint(4, 5))
        self.guide, self.guest = self._people("coord", 1)[0], self._people("ucs", 1)[0]
        near = [number // 2, (number + 1) // 2] if number % 9 else [number // 2]
        self.region = [[self._one(f"region{region}.{n}{kind}") for kind in "ts"] for n in near]
        self.heads: list[str] = []

    def _one(self, name: str) -> str:
        return self.draft.person(name, self.zone)

    def _people(self, who: str, many: int) -> list[str]:
        return [self._one(f"{self.name}.{who}{n}") for n in range(many)]

    def fill(self, tables: int) -> None:
        """The tables, then the two committees, whose people sit at tables too."""
        rng = self.draft.rng
        for number in range(tables):
            self._table(f"{self.name}-T{number + 1:02}", number)
        core = [self.caf[:1], self.cd[:1], self.state[:1], [self.guide], self.region[0]]
        room = {"zones": [self.zone], "xy": list(self.at), "room_pool": f"ROOM {self.name}"}
        heads = [[head] for head in rng.sample(self.heads, min(9, len(self.heads)))]
        self.draft.body(
            f"{self.name}-CT", TECHNICAL, [_seat(p, duties=False) for p in core + heads[:4]], **room
        )
        wide = [*core, self.caf[1:2], self.cd[1:2], *heads[4:]]
        self.draft.body(
            f"{self.name}-CD", COMMITTEE, [_seat(p, duties=False) for p in wide], **room
        )

    def _table(self, name: str, number: int) -> None:
        rng, meetings = self.draft.rng, self.draft.rng.randint(6, 8)
        seats = [self._centre(name, n) for n in range(rng.randint(5, 8))]
        at = number % len(self.caf)
        caf = (
            [self.caf[at], self.caf[(at + 1) % len(self.caf)]]
            if rng.random() < 1 / 4
            else [self.caf[at]]
        )
        seats += [
            _seat(caf),
            _seat([self.cd[number % len(self.cd)]]),
            _seat([self.state[number % len(self.state)]]),
        ]
        if rng.random() < 1 / 2:
            seats.append(_seat([rng.choice(self.region)[0]], {"min": 3}, duties=False))
        towns = rng.randint(0, 2)
        seats += [
            _seat([self._one(f"{name}.town{n}"), self._one(f"{name}.town{n}s")])
            for n in range(towns)
        ]
        seats += [
            _seat([self._one(f"{name}.village{n}")], "optional", duties=False) for n in range(2)
        ]
        seats += [
            _seat([self.guest], "optional", duties=False),
            _seat([self.guide], {"min": 2}, duties=False),
        ]
        self.draft.body(
            name,
            TABLE,
            seats,
            meetings=meetings,
            zones=[self.zone],
            xy=[self.at[0] + rng.uniform(-32, 32), self.at[1] + rng.uniform(-32, 32)],
            gap={"min": 21, "max": 61, "ideal": 350 // meetings, "tol": 8},
            prev_last=f"2026-12-{rng.randint(1, 15):02}",
            hosts=self.draft.hosts(name, rng.randint(3, 6)),
        )

    def _centre(self, name: str, number: int) -> Json:
        head = self._one(f"{name}.head{number}")
        self.heads.append(head)
        draw = self.draft.rng.random()
        pair = [head, self._one(f"{name}.deputy{number}")] if draw < 1 / 2 else [head]
        return _seat(pair, "optional" if draw > 7 / 8 else "all")
