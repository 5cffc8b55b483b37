"""What an instance's schema cannot say: ids each its own, ranges of days in order.

Each contradiction is refused with its path; then sizes (`bounds`) and names (`references`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance, SeatSpec, Span
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.planner.wire.bounds import RANGE, refused_sizes
from tourdetable.core.planner.wire.references import NO_BODY, refused_names, unknown
from tourdetable.core.words.phrase import Phrase, gettext_noop

TWICE = gettext_noop("the id “%(id)s” is there twice")
ITS_OWN = gettext_noop("each id must be its own")
BACKWARDS = gettext_noop("it ends before it begins")


def refuse_contradictions(instance: Instance) -> None:
    """Raises BadInput for the first contradiction of an instance."""
    for refused in (_repeated, _disordered, refused_sizes, refused_names):
        for found in refused(instance):
            raise found


def refuse_strangers(meetings: Iterable[PlannedMeeting], instance: Instance) -> None:
    """Raises BadInput when a plan names a body that the instance does not declare."""
    known = {body.id: None for body in instance.bodies}
    for at, meeting in enumerate(meetings):
        if meeting.body not in known:
            raise unknown(f"meetings[{at}].body", meeting.body, NO_BODY, known)


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
        for at, seat in enumerate(body.seats):
            yield from _terms(f"bodies[{number}].seats[{at}]", seat)


def _terms(path: str, seat: SeatSpec) -> Iterator[tuple[str, Span]]:
    for person, terms in seat.terms.items():
        for at, span in enumerate(terms):
            yield f"{path}.terms.{person}[{at}]", span


def _disordered(instance: Instance) -> Iterator[BadInput]:
    for path, span in _spans(instance):
        if span.first > span.last:
            yield BadInput(path, Phrase(RANGE, first=span.first, last=span.last), Phrase(BACKWARDS))
