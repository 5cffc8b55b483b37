"""Instances as JSON values (PLANNER §1), as `reader` reads them back: equal, whatever the order of keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from tourdetable.core.planner.terms.instance import (
    FORMAT,
    PARTIAL,
    RULES,
    BodySpec,
    Calendar,
    GapSpec,
    Instance,
    Leave,
    PersonSpec,
    PinnedDate,
    SeatSpec,
    Span,
    Weights,
)
from tourdetable.core.planner.wire.reader import read_instance

Json = dict[str, Any]


def dump(instance: Instance) -> str:
    """The instance's file, the same for the same instance."""
    return json.dumps(as_json(instance), ensure_ascii=False, indent=1) + "\n"


def from_json(value: Any) -> Instance:
    """The instance in a JSON value; raises BadInput."""
    return read_instance(value)


def as_json(instance: Instance) -> Json:
    """The instance as a JSON value."""
    return {
        "format": FORMAT,
        "name": instance.name,
        "calendar": _calendar(instance.calendar),
        "travel": {"same_day_max_km": instance.same_day_max_km}
        if isfinite(instance.same_day_max_km)
        else {},
        "weights": _weights(instance.weights),
        "duties": {"no_repeat": instance.no_repeat},
        "articles": _articles(instance.articles),
        "persons": [_person(person) for person in instance.persons],
        "room_pools": [{"id": pool.id, "capacity": pool.capacity} for pool in instance.room_pools],
        "bodies": [_body(body) for body in instance.bodies],
        "today": _optional(instance.today),
        "locks": [_pin(pin) for pin in instance.locks],
        "forbid": [_pin(pin) for pin in instance.forbid],
        "relax": [_leave(leave) for leave in instance.relax],
    }


def _optional(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _span(span: Span) -> list[str]:
    return [span.first.isoformat(), span.last.isoformat()]


def _calendar(calendar: Calendar) -> Json:
    return {
        "start": calendar.start.isoformat(),
        "end": calendar.end.isoformat(),
        "public_holidays": [day.isoformat() for day in calendar.public_holidays],
        "bridges": [day.isoformat() for day in calendar.bridges],
        "school_holidays": {
            zone: [_span(span) for span in spans]
            for zone, spans in calendar.school_holidays.items()
        },
    }


def _weights(weights: Weights) -> Json:
    return {
        "pref": weights.pref,
        "school_soft": weights.school_soft,
        "bridge": weights.bridge,
        "optional_absent": weights.optional_absent,
        "gap_excess_week": weights.gap_excess_week,
    }


def _articles(articles: Mapping[str, Mapping[str, str]]) -> Json:
    """By rule then body ("" for every body), so that a body named as a rule is not taken for it."""
    found: Json = {}
    for body, by_rule in articles.items():
        for rule, article in by_rule.items():
            outer, inner = (rule, body) if rule in RULES else (body, rule)
            found.setdefault(outer, {})[inner] = article
    return found


def _person(person: PersonSpec) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "max_per_week": person.max_per_week,
        "weekly_off": [list(half) for half in person.weekly_off],
        "unavail": [[day.isoformat(), part] for day, part in person.unavail],
    }


def _body(body: BodySpec) -> Json:
    return {
        "id": body.id,
        "kind": body.kind,
        "xy": list(body.xy),
        "zones": list(body.zones),
        "meetings": body.meetings,
        "season": _span(body.season),
        "weekdays": list(body.weekdays),
        "parts": list(body.parts),
        "school_holidays": body.school_holidays,
        "blackout": [_span(span) for span in body.blackout],
        "gap": _gap(body.gap),
        "prev_last": _optional(body.prev_last),
        "tail_max": body.tail_max,
        "pref": _pref(body.pref),
        "seats": [_seat(seat) for seat in body.seats],
        "hosts": [
            {"id": host.id, "closed": sorted(day.isoformat() for day in host.closed)}
            for host in body.hosts
        ],
        "room_pool": body.room_pool,
        "duties": list(body.duties),
        "history": {person: dict(turns) for person, turns in body.history.items()},
    }


def _gap(gap: GapSpec) -> Json:
    return {
        "min": gap.min,
        "max": gap.max,
        "max_months": gap.max_months,
        "ideal": gap.ideal,
        "tol": gap.tol,
    }


def _pref(pref: Mapping[tuple[int, str], int]) -> Json:
    found: Json = {}
    for (weekday, part), cost in pref.items():
        found.setdefault(str(weekday), {})[part] = cost
    return found


def _seat(seat: SeatSpec) -> Json:
    return {
        "id": seat.id,
        "persons": list(seat.persons),
        "college": seat.college,
        "rule": {"min": seat.least} if seat.rule == PARTIAL else seat.rule,
        "duties": seat.duties,
    }


def _pin(pin: PinnedDate) -> Json:
    return {"body": pin.body, "date": pin.date.isoformat(), "part": pin.part}


def _leave(leave: Leave) -> Json:
    named = {"body": leave.body, "seat": leave.seat, "person": leave.person, "room": leave.room}
    return {"rule": leave.rule, **{key: what for key, what in named.items() if what is not None}}
