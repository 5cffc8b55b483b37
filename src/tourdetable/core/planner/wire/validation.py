"""What an instance's schema cannot say: ids that are unique and known, ranges of days in order.

Each contradiction is refused with its path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import SCOPES, Instance, Leave, Span
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.planner.wire.refusals import shown
from tourdetable.core.words.phrase import Phrase, gettext_noop

TWICE = gettext_noop("the id “%(id)s” is there twice")
ITS_OWN = gettext_noop("each id must be its own")
STRANGE = gettext_noop("no body, person or room pool with this id is declared")
NO_BODY = gettext_noop("no body of the instance has this id")
RANGE = gettext_noop("%(first)s to %(last)s")
BACKWARDS = gettext_noop("it ends before it begins")
FAR = gettext_noop("a day from the year 3 to the year 9997 is expected")
TO_ITSELF = gettext_noop("a relation is between two bodies: here it is the same one twice")
SCOPE = gettext_noop("“%(rule)s” is left out only for: %(known)s")


def refuse_contradictions(instance: Instance) -> None:
    """Raises BadInput for the first contradiction of an instance."""
    for found in (*_repeated(instance), *_disordered(instance), *_strange(instance)):
        raise found


def refuse_strangers(meetings: Iterable[PlannedMeeting], instance: Instance) -> None:
    """Raises BadInput when a plan names a body that the instance does not declare."""
    known = {body.id for body in instance.bodies}
    for at, meeting in enumerate(meetings):
        if meeting.body not in known:
            raise BadInput(f"meetings[{at}].body", shown(meeting.body), Phrase(NO_BODY))


# ---- Ids that are there twice


def _repeated(instance: Instance) -> Iterator[BadInput]:
    yield from _apart("persons", [person.id for person in instance.persons])
    yield from _apart("bodies", [body.id for body in instance.bodies])
    yield from _apart("room_pools", [pool.id for pool in instance.room_pools])
    for at, body in enumerate(instance.bodies):
        yield from _apart(f"bodies[{at}].seats", [seat.id for seat in body.seats])
        yield from _apart(f"bodies[{at}].hosts", [host.id for host in body.hosts])
        yield from _apart(f"bodies[{at}].duties", body.duties)
        for number, seat in enumerate(body.seats):
            yield from _apart(f"bodies[{at}].seats[{number}].persons", seat.persons)


def _apart(path: str, ids: Iterable[str]) -> Iterator[BadInput]:
    seen: set[str] = set()
    for found in ids:
        if found in seen:
            yield BadInput(path, Phrase(TWICE, id=found), Phrase(ITS_OWN))
        seen.add(found)


# ---- Days


def _spans(instance: Instance) -> Iterator[tuple[str, Span]]:
    calendar = instance.calendar
    yield "calendar", Span(calendar.start, calendar.end)
    for zone, holidays in calendar.school_holidays.items():
        for at, span in enumerate(holidays):
            yield f"calendar.school_holidays.{zone}[{at}]", span
    for number, body in enumerate(instance.bodies):
        yield f"bodies[{number}].season", body.season
        for key, spans in (("blackout", body.blackout), ("avoid", body.avoid)):
            for at, span in enumerate(spans):
                yield f"bodies[{number}].{key}[{at}]", span


def _disordered(instance: Instance) -> Iterator[BadInput]:
    spans, days = list(_spans(instance)), list(_alone(instance))
    for path, span in spans:
        if span.first > span.last:
            yield BadInput(path, Phrase(RANGE, first=span.first, last=span.last), Phrase(BACKWARDS))
        days += [(path, span.first), (path, span.last)]
    for path, day in days:
        if not date.min.year + 1 < day.year < date.max.year - 1:
            yield BadInput(path, day.isoformat(), Phrase(FAR))


def _alone(instance: Instance) -> Iterator[tuple[str, date]]:
    """The days from which others are counted, ranges apart."""
    if instance.today is not None:
        yield "today", instance.today
    for at, body in enumerate(instance.bodies):
        if body.prev_last is not None:
            yield f"bodies[{at}].prev_last", body.prev_last
        for number, day in enumerate(body.standing):
            yield f"bodies[{at}].standing[{number}]", day
    for key, pins in (("locks", instance.locks), ("forbid", instance.forbid)):
        for at, pin in enumerate(pins):
            yield f"{key}[{at}].date", pin.date


# ---- Ids that nothing declares


def _strange(instance: Instance) -> Iterator[BadInput]:
    known = {
        "body": {body.id for body in instance.bodies},
        "person": {person.id for person in instance.persons},
        "room": {pool.id for pool in instance.room_pools},
    }
    for path, kind, named in _named(instance):
        if named is not None and named not in known[kind]:
            yield BadInput(path, shown(named), Phrase(STRANGE))
    for at, relation in enumerate(instance.relations):
        if relation.first == relation.second:
            yield BadInput(f"relations[{at}]", shown(relation.first), Phrase(TO_ITSELF))
    for at, leave in enumerate(instance.relax):
        yield from _out_of_scope(f"relax[{at}]", leave)


def _named(instance: Instance) -> Iterator[tuple[str, str, str | None]]:
    """Where an id is named, what it is that of, and the id."""
    for at, body in enumerate(instance.bodies):
        yield f"bodies[{at}].room_pool", "room", body.room_pool
        for number, seat in enumerate(body.seats):
            for person in seat.persons:
                yield f"bodies[{at}].seats[{number}].persons", "person", person
    for key, pins in (("locks", instance.locks), ("forbid", instance.forbid)):
        for at, pin in enumerate(pins):
            yield f"{key}[{at}].body", "body", pin.body
    for at, relation in enumerate(instance.relations):
        yield f"relations[{at}].first", "body", relation.first
        yield f"relations[{at}].second", "body", relation.second
    for at, leave in enumerate(instance.relax):
        yield f"relax[{at}].body", "body", leave.body
        yield f"relax[{at}].person", "person", leave.person
        yield f"relax[{at}].room", "room", leave.room


def _out_of_scope(path: str, leave: Leave) -> Iterator[BadInput]:
    named = {"body": leave.body, "seat": leave.seat, "person": leave.person, "room": leave.room}
    for key, value in named.items():
        if value is not None and key not in SCOPES[leave.rule]:
            known = ", ".join(SCOPES[leave.rule])
            words = Phrase(SCOPE, rule=leave.rule, known=known)
            yield BadInput(f"{path}.{key}", shown(value), words)
