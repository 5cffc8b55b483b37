"""Reads a body of an instance: its year, its seats, its hosts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import (
    ALL,
    HARD,
    OPTIONAL,
    PARTIAL,
    SOFT,
    BodySpec,
    GapSpec,
    HostSpec,
    SeatSpec,
    Span,
)
from tourdetable.core.planner.wire import fields as f

WEEKDAYS = (0, 1, 2, 3, 4)
MOST_HOLDERS = 2


def read_body(value: Any, path: str) -> BodySpec:
    """A body; raises BadInput."""
    found = f.record(value, path)
    xy = f.two(found.get("xy") or [0, 0], f"{path}.xy")
    school = found.get("school_holidays")
    return BodySpec(
        id=f.text(f.get(found, "id", path), f"{path}.id"),
        kind=str(found.get("kind") or ""),
        xy=(f.measure(xy[0], f"{path}.xy[0]"), f.measure(xy[1], f"{path}.xy[1]")),
        zones=f.each(found.get("zones") or [], f"{path}.zones", f.text),
        meetings=f.whole(f.get(found, "meetings", path), f"{path}.meetings"),
        season=_span(f.get(found, "season", path), f"{path}.season"),
        weekdays=f.each(f.get(found, "weekdays", path), f"{path}.weekdays", _weekday),
        parts=f.each(f.get(found, "parts", path), f"{path}.parts", _part),
        school_holidays=None
        if school is None
        else f.among(school, f"{path}.school_holidays", (HARD, SOFT)),
        blackout=f.each(found.get("blackout") or [], f"{path}.blackout", _span),
        gap=_gap(f.get(found, "gap", path), f"{path}.gap"),
        prev_last=f.optional_day(found.get("prev_last"), f"{path}.prev_last"),
        tail_max=f.optional_whole(found.get("tail_max"), f"{path}.tail_max"),
        pref=_pref(found.get("pref") or {}, f"{path}.pref"),
        seats=_seats(found.get("seats") or [], f"{path}.seats"),
        hosts=_hosts(found.get("hosts") or [], f"{path}.hosts"),
        room_pool=f.optional_text(found.get("room_pool"), f"{path}.room_pool"),
        duties=_duties(found.get("duties") or [], f"{path}.duties"),
        history=_history(found.get("history") or {}, f"{path}.history"),
    )


def _weekday(value: Any, path: str) -> int:
    return f.among(value, path, WEEKDAYS)


def _part(value: Any, path: str) -> str:
    return f.among(value, path, PARTS)


def _span(value: Any, path: str) -> Span:
    first, last = f.two(value, path)
    found = Span(f.day(first, f"{path}[0]"), f.day(last, f"{path}[1]"))
    if found.first > found.last:
        raise BadInput(path, f"{found.first} to {found.last}", "it ends before it begins")
    return found


def _gap(value: Any, path: str) -> GapSpec:
    found = f.record(value, path)
    return GapSpec(
        min=f.whole(found.get("min") or 0, f"{path}.min"),
        max=f.optional_whole(found.get("max"), f"{path}.max"),
        max_months=f.optional_whole(found.get("max_months"), f"{path}.max_months"),
        ideal=f.whole(found.get("ideal") or 0, f"{path}.ideal"),
        tol=f.whole(found.get("tol") or 0, f"{path}.tol"),
    )


def _pref(value: Any, path: str) -> Mapping[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    for weekday, parts in f.record(value, path).items():
        here = f"{path}.{weekday}"
        number = f.among(weekday, here, tuple(map(str, range(7))))
        for part, cost in f.record(parts, here).items():
            found[int(number), f.among(part, here, PARTS)] = f.whole(cost, f"{here}.{part}")
    return found


def _seats(value: Any, path: str) -> tuple[SeatSpec, ...]:
    found = f.each(value, path, _seat)
    f.apart((seat.id for seat in found), path)
    return found


def _seat(value: Any, path: str) -> SeatSpec:
    found = f.record(value, path)
    persons = f.each(f.get(found, "persons", path), f"{path}.persons", f.text)
    if not 1 <= len(set(persons)) == len(persons) <= MOST_HOLDERS:
        raise BadInput(
            f"{path}.persons",
            f.shown(list(persons)),
            "one person is expected, or two who share the seat",
        )
    rule, least = _rule(f.get(found, "rule", path), f"{path}.rule")
    return SeatSpec(
        id=f.text(f.get(found, "id", path), f"{path}.id"),
        persons=persons,
        rule=rule,
        least=least,
        duties=bool(found.get("duties", False)),
        college=str(found.get("college") or ""),
    )


def _rule(value: Any, path: str) -> tuple[str, int]:
    if isinstance(value, dict):
        return PARTIAL, f.whole(f.get(value, "min", path), f"{path}.min")
    return f.among(value, path, (ALL, OPTIONAL)), 0


def _hosts(value: Any, path: str) -> tuple[HostSpec, ...]:
    found = f.each(value, path, _host)
    f.apart((host.id for host in found), path)
    return found


def _host(value: Any, path: str) -> HostSpec:
    found = f.record(value, path)
    closed = f.each(found.get("closed") or [], f"{path}.closed", f.day)
    return HostSpec(f.text(f.get(found, "id", path), f"{path}.id"), frozenset(closed))


def _duties(value: Any, path: str) -> tuple[str, ...]:
    found = f.each(value, path, f.text)
    f.apart(found, path)
    return found


def _history(value: Any, path: str) -> Mapping[str, Mapping[str, int]]:
    return {
        person: {
            duty: f.whole(turns, f"{path}.{person}.{duty}")
            for duty, turns in f.record(done, f"{path}.{person}").items()
        }
        for person, done in f.record(value, path).items()
    }
