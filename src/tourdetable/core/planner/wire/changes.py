"""What happens after a plan is made (PLANNER §4).

Days on which a body cannot meet, a room or a place is closed, or people are away; a meeting added;
a meeting that must be on a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tourdetable.core.planner.terms.days import DAY, Part
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import (
    BodySpec,
    Count,
    Declared,
    HostSpec,
    Id,
    Instance,
    PersonSpec,
    PinnedDate,
    RoomPool,
)
from tourdetable.core.planner.wire.bounds import FAR, FIRST_DAY, LAST_DAY, MEETINGS, MOST_MEETINGS
from tourdetable.core.planner.wire.fitting import fit
from tourdetable.core.planner.wire.references import NO_BODY, NO_PERSON, NO_ROOM, unknown
from tourdetable.core.planner.wire.refusals import NEAR, shown
from tourdetable.core.planner.wire.source import read_json
from tourdetable.core.words.phrase import Phrase, gettext_noop

Days = tuple[date, ...]
LOCK, ADDED = "lock", "meeting_added"
KINDS = (LOCK, ADDED, "room_closed", "host_closed", "week_lost", "host_lost", "person_away")
"""Kinds that are known: only the first two are read, the others' fields say all."""

ABOUT_NOTHING = gettext_noop("nothing that changes")
ONE_OF = gettext_noop("a change is about a “body”, “persons”, a “room” or a “host”")
NO_DAY = gettext_noop("no “days”")
SOME_DAYS = gettext_noop("this change needs the days on which it holds")
MISSPELT = gettext_noop("“%(kind)s” is no kind that is known")
NO_HOST = gettext_noop("no body is received by this host; known: %(known)s")


class Disturbance(Declared, frozen=True):
    """What changes on `days`: the first of these that is named.

    `persons` are away all day; `room`: no meeting is held in this pool; `host` is closed; `body`
    does not meet. By its kind, a `lock` has the body meet on these days (at this `part`), and a
    `meeting_added` gives it `meetings` more (one when left out), on these days if there are any.
    `date` says what it comes from; a lock without days is on it.
    """

    days: Days = ()
    kind: str = ""
    body: Id | None = None
    persons: tuple[Id, ...] = ()
    room: Id | None = None
    host: Id | None = None
    part: Part | None = None
    meetings: Count = 0
    date: date | None = None

    @property
    def held(self) -> Days:
        """The days on which the body must meet."""
        if self.kind == LOCK and not self.days and self.date is not None:
            return (self.date,)
        return self.days if self.kind in (LOCK, ADDED) else ()

    @property
    def added(self) -> int:
        """How many more meetings the body has."""
        return max(self.meetings, len(self.days), 1) if self.kind == ADDED else 0


def load_changes(path: Path, instance: Instance) -> tuple[Disturbance, ...]:
    """The changes in a file; raises BadInput."""
    return read_changes(read_json(path), instance)


def read_changes(value: Any, instance: Instance) -> tuple[Disturbance, ...]:
    """The changes in a JSON value: a list, or a single one; raises BadInput."""
    found = fit([value] if isinstance(value, dict) else value, tuple[Disturbance, ...])
    for at, change in enumerate(found):
        for refused in (_unclear, _beyond):
            for refusal in refused(f"[{at}]", change):
                raise refusal
        for refusal in _strange(f"[{at}]", change, instance):
            raise refusal
    return found


def _unclear(path: str, change: Disturbance) -> Iterator[BadInput]:
    near = get_close_matches(change.kind, KINDS, n=1, cutoff=0.8)
    if near and change.kind not in KINDS:
        what = Phrase(MISSPELT, kind=change.kind)
        yield BadInput(f"{path}.kind", what, Phrase(NEAR, near=near[0]))
    if not (change.body or change.persons or change.room or change.host):
        yield BadInput(path, Phrase(ABOUT_NOTHING), Phrase(ONE_OF))
    elif not (change.days or change.held or change.added):
        yield BadInput(path, Phrase(NO_DAY), Phrase(SOME_DAYS))


def _beyond(path: str, change: Disturbance) -> Iterator[BadInput]:
    for at, day in enumerate(change.days):
        if not FIRST_DAY <= day <= LAST_DAY:
            far = Phrase(FAR, first=FIRST_DAY, last=LAST_DAY)
            yield BadInput(f"{path}.days[{at}]", day.isoformat(), far)
    if change.added > MOST_MEETINGS:
        most = Phrase(MEETINGS, most=MOST_MEETINGS)
        yield BadInput(f"{path}.meetings", shown(change.added), most)


def _strange(path: str, change: Disturbance, instance: Instance) -> Iterator[BadInput]:
    """Ids that the instance does not declare."""
    hosts = [host.id for body in instance.bodies for host in body.hosts]
    yield from _unknown(f"{path}.body", [change.body], NO_BODY, _ids(instance.bodies))
    yield from _unknown(f"{path}.persons", change.persons, NO_PERSON, _ids(instance.persons))
    yield from _unknown(f"{path}.room", [change.room], NO_ROOM, _ids(instance.room_pools))
    yield from _unknown(f"{path}.host", [change.host], NO_HOST, dict.fromkeys(hosts))


def _ids(declared: Sequence[BodySpec | PersonSpec | RoomPool]) -> dict[str, None]:
    return dict.fromkeys(one.id for one in declared)


def _unknown(
    path: str, names: Sequence[str | None], why: str, known: Mapping[str, None]
) -> Iterator[BadInput]:
    for name in names:
        if name is not None and name not in known:
            yield unknown(path, name, why, known)


def changed(instance: Instance, changes: Sequence[Disturbance]) -> Instance:
    """The instance after the changes; what is past (before `today`) is not changed."""
    for change in changes:
        days = tuple(day for day in change.days if day >= (instance.today or date.min))
        instance = _after(instance, change, days)
    return instance


def _after(instance: Instance, change: Disturbance, days: Days) -> Instance:
    """The instance after one change on these days."""
    if change.persons:
        return _without(instance, set(change.persons), days)
    if change.host is not None:
        bodies = (_closed(body, change.host, days) for body in instance.bodies)
        return replace(instance, bodies=tuple(bodies))
    if change.body is not None and not change.room:
        if change.kind in (LOCK, ADDED):
            return _held(instance, change.body, change)
        return _forbidden(instance, [change.body], days)
    there = [body.id for body in instance.bodies if body.room_pool == change.room]
    return _forbidden(instance, there, days)


def _without(instance: Instance, away: set[str], days: Days) -> Instance:
    persons = (_away(who, days) if who.id in away else who for who in instance.persons)
    return replace(instance, persons=tuple(persons))


def _away(person: PersonSpec, days: Days) -> PersonSpec:
    return replace(person, unavail=(*person.unavail, *((day, DAY) for day in days)))


def _closed(body: BodySpec, host: str, days: Days) -> BodySpec:
    def closed(one: HostSpec) -> HostSpec:
        return replace(one, closed=one.closed.union(days)) if one.id == host else one

    return replace(body, hosts=tuple(map(closed, body.hosts)))


def _forbidden(instance: Instance, bodies: Sequence[str], days: Days) -> Instance:
    bans = [PinnedDate(body, day) for body in bodies for day in days]
    return replace(instance, forbid=(*instance.forbid, *bans))


def _held(instance: Instance, name: str, change: Disturbance) -> Instance:
    """The instance where a body has more meetings, or some that must be on given days."""
    bodies = tuple(
        replace(body, meetings=body.meetings + change.added) if body.id == name else body
        for body in instance.bodies
    )
    locks = [PinnedDate(name, day, change.part) for day in change.held]
    return replace(instance, bodies=bodies, locks=(*instance.locks, *locks))
