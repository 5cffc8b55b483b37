"""Plans as JSON values and back (PLANNER §4)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import (
    FORMAT,
    STATUSES,
    Clash,
    Conflict,
    Cost,
    Fairness,
    Plan,
    PlannedMeeting,
    PlannedTurn,
)
from tourdetable.core.planner.wire import fields as f
from tourdetable.core.planner.wire.source import read_json
from tourdetable.core.words.phrase import Phrase


def dump(plan: Plan, say: Callable[[Phrase], str] = str) -> str:
    """The plan's file, the same for the same plan; its sentences as `say` says them."""
    return json.dumps(write_plan(plan, say), ensure_ascii=False, indent=1) + "\n"


def write_plan(plan: Plan, say: Callable[[Phrase], str] = str) -> dict[str, Any]:
    """The plan as a JSON value."""
    found: dict[str, Any] = {"format": FORMAT, "status": plan.status}
    found["cost"] = None if plan.cost is None else _cost(plan.cost)
    found["bound"] = plan.bound
    found["meetings"] = [_meeting(meeting) for meeting in plan.meetings]
    found["fairness"] = {
        body: {duty: _fairness(fair) for duty, fair in sorted(duties.items())}
        for body, duties in sorted(plan.fairness.items())
    }
    found["conflict"] = (
        None if plan.conflict is None else _conflict(plan.conflict, lambda c: _clash(c, say))
    )
    found["seconds"] = round(plan.seconds, 4)
    if plan.moves is not None:
        found["moves"] = dict(plan.moves)
    return found


def to_json(plan: Plan) -> dict[str, Any]:
    """The plan as a JSON value that `from_json` reads back equal: its sentences can still be translated."""
    found = {**write_plan(plan), "seconds": plan.seconds}
    if plan.conflict is not None:
        found["conflict"] = _conflict(
            plan.conflict, lambda c: {**_clash(c), "phrase": _phrase(c.words)}
        )
    return found


def from_json(value: Any, instance: Instance | None = None) -> Plan:
    """The plan in a JSON value; raises BadInput, also when it names bodies that are not those of a given instance."""
    return read_plan(value, instance)


def _phrase(phrase: Phrase) -> dict[str, Any]:
    values = {
        k: {"date": v.isoformat()} if isinstance(v, date) else v for k, v in phrase.values.items()
    }
    return {"source": phrase.source, "values": values}


def _cost(cost: Cost) -> dict[str, int]:
    return {"dates": cost.dates, "regularity": cost.regularity, "total": cost.total}


def _meeting(meeting: PlannedMeeting) -> dict[str, Any]:
    return {
        "body": meeting.body,
        "date": meeting.date.isoformat(),
        "part": meeting.part,
        "attendees": dict(meeting.attendees),
        "duties": {
            duty: {"seat": turn.seat, "person": turn.person}
            for duty, turn in meeting.duties.items()
        },
        "host": meeting.host,
    }


def _fairness(fair: Fairness) -> dict[str, Any]:
    return {
        "loads": dict(fair.loads),
        "sum_squares": fair.sum_squares,
        "bound": fair.bound,
        "proved": fair.proved,
    }


def _conflict(conflict: Conflict, write: Callable[[Clash], dict[str, Any]]) -> dict[str, Any]:
    return {
        "rules": list(map(write, conflict.rules)),
        "minimal": conflict.minimal,
        "proposals": list(map(write, conflict.proposals)),
        "background": list(map(write, conflict.background)),
        "bundles": [list(map(write, bundle)) for bundle in conflict.bundles],
    }


def _clash(clash: Clash, say: Callable[[Phrase], str] = str) -> dict[str, Any]:
    found: dict[str, str | None] = {"rule": clash.rule, "body": clash.body}
    for key in ("seat", "person", "room", "article"):
        if getattr(clash, key):
            found[key] = getattr(clash, key)
    return {**found, "words": say(clash.words)}


def load_plan(path: Path, instance: Instance) -> Plan:
    """The plan in a file; raises BadInput, also when it names bodies that are not the instance's."""
    return read_plan(read_json(path), instance)


def read_plan(value: Any, instance: Instance | None) -> Plan:
    """The plan in a JSON value; raises BadInput."""
    found = f.record(value, "")
    f.among(found.get("format", FORMAT), "format", (FORMAT,))
    cost = found.get("cost")
    meetings = f.each(f.get(found, "meetings", ""), "meetings", _read_meeting)
    if instance is not None:
        _refuse_strangers(meetings, instance)
    moves = found.get("moves")
    return Plan(
        status=f.among(found.get("status", "feasible"), "status", STATUSES),
        cost=None if cost is None else _read_cost(cost),
        bound=None if found.get("bound") is None else f.whole(found["bound"], "bound"),
        meetings=meetings,
        fairness=_read_all_fairness(found.get("fairness") or {}),
        conflict=None if found.get("conflict") is None else _read_conflict(found["conflict"]),
        seconds=f.measure(found.get("seconds") or 0, "seconds"),
        moves=None if moves is None else f.record(moves, "moves"),
    )


def _refuse_strangers(meetings: Sequence[PlannedMeeting], instance: Instance) -> None:
    known = {body.id for body in instance.bodies}
    for at, meeting in enumerate(meetings):
        if meeting.body not in known:
            raise BadInput(
                f"meetings[{at}].body", f"“{meeting.body}”", "no body of the instance has this id"
            )


def _read_cost(value: Any) -> Cost:
    found = f.record(value, "cost")
    return Cost(
        f.whole(f.get(found, "dates", "cost"), "cost.dates"),
        f.whole(f.get(found, "regularity", "cost"), "cost.regularity"),
    )


def _read_meeting(value: Any, path: str) -> PlannedMeeting:
    found = f.record(value, path)
    attendees = f.record(found.get("attendees", {}), f"{path}.attendees")
    duties = f.record(found.get("duties", {}), f"{path}.duties")
    return PlannedMeeting(
        f.text(f.get(found, "body", path), f"{path}.body"),
        f.day(f.get(found, "date", path), f"{path}.date"),
        f.among(f.get(found, "part", path), f"{path}.part", PARTS),
        {
            seat: f.text(who, f"{path}.attendees.{seat}")
            for seat, who in attendees.items()
            if who is not None
        },
        {
            duty: _read_turn(turn, f"{path}.duties.{duty}")
            for duty, turn in duties.items()
            if turn is not None
        },
        f.optional_text(found.get("host"), f"{path}.host"),
    )


def _read_turn(value: Any, path: str) -> PlannedTurn:
    found = f.record(value, path)
    return PlannedTurn(
        f.text(f.get(found, "seat", path), f"{path}.seat"),
        f.text(f.get(found, "person", path), f"{path}.person"),
    )


def _read_all_fairness(value: Any) -> Mapping[str, Mapping[str, Fairness]]:
    return {
        body: {
            duty: _read_fairness(fair, f"fairness.{body}.{duty}")
            for duty, fair in f.record(duties, body).items()
        }
        for body, duties in f.record(value, "fairness").items()
    }


def _read_fairness(value: Any, path: str) -> Fairness:
    found = f.record(value, path)
    loads = f.record(found.get("loads") or {}, f"{path}.loads")
    return Fairness(
        {seat: f.whole(load, f"{path}.loads.{seat}") for seat, load in loads.items()},
        f.whole(f.get(found, "sum_squares", path), f"{path}.sum_squares"),
        f.whole(f.get(found, "bound", path), f"{path}.bound"),
        f.flag(found.get("proved", False), f"{path}.proved"),
    )


def _read_conflict(value: Any) -> Conflict:
    found = f.record(value, "conflict")
    return Conflict(
        f.each(f.get(found, "rules", "conflict"), "conflict.rules", _read_clash),
        f.flag(found.get("minimal", False), "conflict.minimal"),
        f.each(found.get("proposals") or [], "conflict.proposals", _read_clash),
        f.each(found.get("background") or [], "conflict.background", _read_clash),
        f.each(
            found.get("bundles") or [],
            "conflict.bundles",
            lambda at, path: f.each(at, path, _read_clash),
        ),
    )


def _read_clash(value: Any, path: str) -> Clash:
    found = f.record(value, path)
    body, seat, person, room = (
        f.optional_text(found.get(key), f"{path}.{key}")
        for key in ("body", "seat", "person", "room")
    )
    rule = f.text(f.get(found, "rule", path), f"{path}.rule")
    return Clash(
        rule, _read_words(found, path), body, seat, person, room, str(found.get("article") or "")
    )


def _read_words(clash: dict[str, Any], path: str) -> Phrase:
    """The sentence as it was made, else as it was said."""
    if "phrase" not in clash:
        return Phrase(str(clash.get("words") or "").replace("%", "%%"))
    found = f.record(clash["phrase"], f"{path}.phrase")
    values = f.record(found.get("values") or {}, f"{path}.phrase.values")
    days = {
        k: f.day(v.get("date"), f"{path}.phrase.values.{k}")
        for k, v in values.items()
        if isinstance(v, dict)
    }
    return Phrase(str(found.get("source") or ""), **(values | days))
