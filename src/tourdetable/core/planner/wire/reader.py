"""Reads an instance (PLANNER §1): strict, with the place and the reason of each refusal; unknown fields are ignored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import (
    FORMAT,
    RULES,
    SCOPES,
    Calendar,
    Instance,
    Leave,
    PersonSpec,
    PinnedDate,
    RoomPool,
    Span,
    Weights,
)
from tourdetable.core.planner.wire import fields as f
from tourdetable.core.planner.wire.reader_bodies import read_body
from tourdetable.core.planner.wire.source import read_json

WEEKDAYS = (0, 1, 2, 3, 4)


def load(path: Path) -> Instance:
    """The instance in a file, plain or packed (.gz, .xz); raises BadInput."""
    return read_instance(read_json(path))


def read_instance(value: Any) -> Instance:
    """The instance in a JSON value; raises BadInput."""
    found = f.record(value, "")
    f.among(f.get(found, "format", ""), "format", (FORMAT,))
    persons = f.each(f.get(found, "persons", ""), "persons", _person)
    bodies = f.each(f.get(found, "bodies", ""), "bodies", read_body)
    pools = f.each(found.get("room_pools") or [], "room_pools", _pool)
    known = Known(
        f.apart((b.id for b in bodies), "bodies"),
        f.apart((p.id for p in persons), "persons"),
        f.apart((r.id for r in pools), "room_pools"),
    )
    instance = Instance(
        calendar=_calendar(f.get(found, "calendar", ""), "calendar"),
        persons=persons,
        bodies=bodies,
        name=str(found.get("name") or ""),
        same_day_max_km=_travel(found.get("travel")),
        weights=_weights(found.get("weights") or {}),
        no_repeat=bool(f.record(found.get("duties") or {}, "duties").get("no_repeat", True)),
        room_pools=pools,
        articles=_articles(found.get("articles") or {}),
        today=f.optional_day(found.get("today"), "today"),
        locks=f.each(found.get("locks") or [], "locks", known.pin),
        forbid=f.each(found.get("forbid") or [], "forbid", known.pin),
        relax=f.each(found.get("relax") or [], "relax", known.leave),
    )
    known.check(instance)
    return instance


class Known:
    """The ids that an instance declares: whatever names another is refused."""

    def __init__(
        self, bodies: frozenset[str], persons: frozenset[str], rooms: frozenset[str]
    ) -> None:
        self.bodies, self.persons, self.rooms = bodies, persons, rooms

    def pin(self, value: Any, path: str) -> PinnedDate:
        """A lock or a ban."""
        found = f.record(value, path)
        part = found.get("part")
        return PinnedDate(
            self._one(f.get(found, "body", path), f"{path}.body", self.bodies, "body"),
            f.day(f.get(found, "date", path), f"{path}.date"),
            None if part is None else f.among(part, f"{path}.part", PARTS),
        )

    def leave(self, value: Any, path: str) -> Leave:
        """A rule to leave out."""
        found = f.record(value, path)
        rule = f.among(f.get(found, "rule", path), f"{path}.rule", RULES)
        for key in ("body", "seat", "person", "room"):
            if found.get(key) is not None and key not in SCOPES[rule]:
                named = " or ".join(f"“{one}”" for one in SCOPES[rule])
                raise BadInput(
                    f"{path}.{key}", f.shown(found[key]), f"“{rule}” is left out for a {named} only"
                )
        return Leave(
            rule,
            self._known(found, "body", path, self.bodies, "body"),
            f.optional_text(found.get("seat"), f"{path}.seat"),
            self._known(found, "person", path, self.persons, "person"),
            self._known(found, "room", path, self.rooms, "room pool"),
        )

    def _known(
        self, found: dict[str, Any], key: str, path: str, known: frozenset[str], what: str
    ) -> str | None:
        return (
            None if found.get(key) is None else self._one(found[key], f"{path}.{key}", known, what)
        )

    def check(self, instance: Instance) -> None:
        """Every person who sits and every pool that is named must be declared."""
        for at, body in enumerate(instance.bodies):
            if body.room_pool is not None:
                self._one(body.room_pool, f"bodies[{at}].room_pool", self.rooms, "room pool")
            for number, seat in enumerate(body.seats):
                for person in seat.persons:
                    self._one(
                        person, f"bodies[{at}].seats[{number}].persons", self.persons, "person"
                    )

    @staticmethod
    def _one(value: Any, path: str, known: frozenset[str], what: str) -> str:
        found = f.text(value, path)
        if found not in known:
            raise BadInput(path, f"“{found}”", f"no {what} of the file has this id")
        return found


def span(value: Any, path: str) -> Span:
    """A range of days, both included, in order."""
    first, last = f.two(value, path)
    found = Span(f.day(first, f"{path}[0]"), f.day(last, f"{path}[1]"))
    if found.first > found.last:
        raise BadInput(path, f"{found.first} to {found.last}", "it ends before it begins")
    return found


def half_day(value: Any, path: str) -> tuple[date, str]:
    """A day and its part."""
    day, part = f.two(value, path)
    return f.day(day, path), f.among(part, path, PARTS)


def _calendar(value: Any, path: str) -> Calendar:
    found = f.record(value, path)
    whole = span([f.get(found, "start", path), f.get(found, "end", path)], path)
    zones = f.record(found.get("school_holidays") or {}, f"{path}.school_holidays")
    return Calendar(
        whole.first,
        whole.last,
        f.each(found.get("public_holidays") or [], f"{path}.public_holidays", f.day),
        f.each(found.get("bridges") or [], f"{path}.bridges", f.day),
        {
            zone: f.each(days or [], f"{path}.school_holidays.{zone}", span)
            for zone, days in zones.items()
        },
    )


def _person(value: Any, path: str) -> PersonSpec:
    found = f.record(value, path)
    return PersonSpec(
        id=f.text(f.get(found, "id", path), f"{path}.id"),
        name=str(found.get("name") or ""),
        max_per_week=f.optional_whole(found.get("max_per_week"), f"{path}.max_per_week"),
        weekly_off=f.each(found.get("weekly_off") or [], f"{path}.weekly_off", _weekly),
        unavail=f.each(found.get("unavail") or [], f"{path}.unavail", half_day),
    )


def _weekly(value: Any, path: str) -> tuple[int, str]:
    weekday, part = f.two(value, path)
    return f.among(weekday, path, WEEKDAYS), f.among(part, path, PARTS)


def _pool(value: Any, path: str) -> RoomPool:
    found = f.record(value, path)
    return RoomPool(
        f.text(f.get(found, "id", path), f"{path}.id"),
        f.whole(f.get(found, "capacity", path), f"{path}.capacity"),
    )


def _travel(value: Any) -> float:
    if value is None:
        return float("inf")
    furthest = f.record(value, "travel").get("same_day_max_km")
    return float("inf") if furthest is None else f.measure(furthest, "travel.same_day_max_km")


def _weights(value: Any) -> Weights:
    found = f.record(value, "weights")
    keys = ("pref", "school_soft", "bridge", "optional_absent", "gap_excess_week")
    return Weights(
        **{key: f.whole(found[key], f"weights.{key}") for key in keys if found.get(key) is not None}
    )


def _articles(value: Any) -> Mapping[str, Mapping[str, str]]:
    """Articles by body ("" for every body) and rule, whichever way round they are written."""
    found: dict[str, dict[str, str]] = {}
    for key, articles in f.record(value, "articles").items():
        path = f"articles.{key}"
        if isinstance(articles, dict):
            for inner, article in articles.items():
                body, rule = (inner, key) if key in RULES else (key, inner)
                found.setdefault(body, {})[rule] = f.text(article, f"{path}.{inner}")
        else:
            found.setdefault("", {})[key] = f.text(articles, path)
    return found
