"""Ids that a file names and that nothing declares, each with the nearest that are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import RULES, SCOPES, BodySpec, Instance, Leave
from tourdetable.core.planner.wire.refusals import shown
from tourdetable.core.words.phrase import Phrase, gettext_noop

NO_BODY = gettext_noop("no body has this id; known: %(known)s")
NO_PERSON = gettext_noop("nobody in “persons” has this id; known: %(known)s")
NO_ROOM = gettext_noop("no room pool has this id; known: %(known)s")
NO_SEAT = gettext_noop("no such seat there; known: %(known)s")
NO_DUTY = gettext_noop("the body has no such duty; known: %(known)s")
NO_ZONE = gettext_noop("the calendar has no school holidays for this zone; known: %(known)s")
NO_RULE = gettext_noop("neither a rule's code nor a body's id; known: %(known)s")
SCOPE = gettext_noop("“%(rule)s” is left out only for: %(known)s")
TO_ITSELF = gettext_noop("a relation is between two bodies: here it is the same one twice")

MOST_KNOWN = 8
NEAREST = 3

Named = tuple[str, str, str | None]
"""Where an id is named, why it is refused when unknown, and the id."""


class Known:
    """What an instance declares, by the sentence that refuses anything else."""

    def __init__(self, instance: Instance) -> None:
        seats = {seat.id: None for body in instance.bodies for seat in body.seats}
        self.bodies = {body.id: body for body in instance.bodies}
        self.ids: dict[str, Collection[str]] = {
            NO_BODY: self.bodies,
            NO_PERSON: {person.id: None for person in instance.persons},
            NO_ROOM: {pool.id: None for pool in instance.room_pools},
            NO_ZONE: instance.calendar.school_holidays,
            NO_SEAT: seats,
        }

    def refused(self, named: Iterable[Named]) -> Iterator[BadInput]:
        """Those of these ids that nothing declares."""
        for path, why, name in named:
            if name is not None and name not in self.ids[why]:
                yield unknown(path, name, why, self.ids[why])


def unknown(path: str, name: str, why: str, known: Collection[str]) -> BadInput:
    """The refusal of an id, with the nearest of those that are declared, or the first of them."""
    near = get_close_matches(name, known, n=NEAREST) or list(known)[:MOST_KNOWN]
    more = "…" if len(known) > len(near) else ""
    return BadInput(path, shown(name), Phrase(why, known=(", ".join(near) or "–") + more))


def refused_names(instance: Instance) -> Iterator[BadInput]:
    """What an instance names and does not declare."""
    known = Known(instance)
    for named in (_in_bodies, _zones, _beside_bodies):
        yield from known.refused(named(instance))
    for at, relation in enumerate(instance.relations):
        if relation.first == relation.second:
            yield BadInput(f"relations[{at}]", shown(relation.first), Phrase(TO_ITSELF))
    for at, body in enumerate(instance.bodies):
        yield from _past_turns(f"bodies[{at}].history", body, known)
    for at, leave in enumerate(instance.relax):
        yield from _out_of_scope(f"relax[{at}]", leave)
        yield from _no_such_seat(f"relax[{at}].seat", leave, known)
    yield from _articles(instance.articles, known)


def _in_bodies(instance: Instance) -> Iterator[Named]:
    for at, body in enumerate(instance.bodies):
        yield f"bodies[{at}].room_pool", NO_ROOM, body.room_pool
        for number, seat in enumerate(body.seats):
            for person in seat.persons:
                yield f"bodies[{at}].seats[{number}].persons", NO_PERSON, person
            for person in seat.terms:
                yield f"bodies[{at}].seats[{number}].terms", NO_PERSON, person


def _beside_bodies(instance: Instance) -> Iterator[Named]:
    for key, pins in (("locks", instance.locks), ("forbid", instance.forbid)):
        for at, pin in enumerate(pins):
            yield f"{key}[{at}].body", NO_BODY, pin.body
    for at, relation in enumerate(instance.relations):
        yield f"relations[{at}].first", NO_BODY, relation.first
        yield f"relations[{at}].second", NO_BODY, relation.second
    for at, leave in enumerate(instance.relax):
        yield f"relax[{at}].body", NO_BODY, leave.body
        yield f"relax[{at}].person", NO_PERSON, leave.person
        yield f"relax[{at}].room", NO_ROOM, leave.room


def _zones(instance: Instance) -> Iterator[Named]:
    """School zones, where the calendar has any or somebody heeds them."""
    some = bool(instance.calendar.school_holidays)
    for at, body in enumerate(instance.bodies):
        if some or body.school_holidays is not None:
            for number, zone in enumerate(body.zones):
                yield f"bodies[{at}].zones[{number}]", NO_ZONE, zone
    for at, person in enumerate(instance.persons if some else ()):
        yield f"persons[{at}].zone", NO_ZONE, person.zone or None


def _past_turns(path: str, body: BodySpec, known: Known) -> Iterator[BadInput]:
    for person, turns in body.history.items():
        yield from known.refused([(f"{path}.{person}", NO_PERSON, person)])
        for duty in turns:
            if body.duties and duty not in body.duties:
                yield unknown(f"{path}.{person}.{duty}", duty, NO_DUTY, body.duties)


# ---- Rules that are left out


def _out_of_scope(path: str, leave: Leave) -> Iterator[BadInput]:
    named = {"body": leave.body, "seat": leave.seat, "person": leave.person, "room": leave.room}
    for key, value in named.items():
        if value is not None and key not in SCOPES[leave.rule]:
            known = ", ".join(SCOPES[leave.rule])
            words = Phrase(SCOPE, rule=leave.rule, known=known)
            yield BadInput(f"{path}.{key}", shown(value), words)


def _no_such_seat(path: str, leave: Leave, known: Known) -> Iterator[BadInput]:
    """A seat that the leave's body does not have, or that no body has."""
    if leave.seat is None:
        return
    seats = known.ids[NO_SEAT]
    if leave.body is not None:
        seats = [seat.id for seat in known.bodies[leave.body].seats]
    if leave.seat not in seats:
        yield unknown(path, leave.seat, NO_SEAT, seats)


# ---- Articles of the charter, by rule and body in either order


def _articles(articles: Mapping[str, str | Mapping[str, str]], known: Known) -> Iterator[BadInput]:
    for key, inner in articles.items():
        path, names = f"articles.{key}", _inside(key, known)
        if key not in RULES and (isinstance(inner, str) or not names):
            yield unknown(path, key, NO_RULE, (*known.bodies, *RULES))
        elif not isinstance(inner, str):
            for name in inner:
                if name not in names:
                    yield unknown(f"{path}.{name}", name, NO_RULE, names)


def _inside(key: str, known: Known) -> Collection[str]:
    """What may be named under a key: bodies ("" is every body) for a rule, rules for a body."""
    bodies = {"": None, **known.bodies} if key in RULES else {}
    rules = RULES if not key or key in known.bodies else ()
    return (*bodies, *rules)
