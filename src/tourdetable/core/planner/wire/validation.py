"""What an instance's schema cannot say: ids each its own, ranges of days in order.

Each contradiction is refused with its path; then sizes (`bounds`) and names (`references`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import BodySpec, Instance, SeatSpec, Span
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.planner.wire.bounds import MOST_MEETINGS, RANGE, refused_sizes
from tourdetable.core.planner.wire.references import NO_BODY, refused_names, unknown
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

TWICE = gettext_noop("the id “%(id)s” is there twice")
ITS_OWN = gettext_noop("each id must be its own")
HELD = ngettext_noop("%(count)s meeting of %(body)s", "%(count)s meetings of %(body)s")
AT_MOST = gettext_noop(
    "its year has %(meetings)s, and no more than %(most)s are judged: check that this plan is of "
    "this year"
)
MANY = 50
"""Meetings beyond twice a body's own, with which a plan is still judged."""

BACKWARDS = gettext_noop("it ends before it begins")


def refuse_contradictions(instance: Instance) -> None:
    """Raises BadInput for the first contradiction of an instance."""
    for refused in (_repeated, _disordered, refused_sizes, refused_names):
        for found in refused(instance):
            raise found


def refuse_strangers(meetings: Iterable[PlannedMeeting], instance: Instance) -> None:
    """Raises BadInput when a plan names a body that the instance does not declare, or has so many
    meetings that it is no plan of that year."""
    known = {body.id: None for body in instance.bodies}
    held = Counter[str]()
    for at, meeting in enumerate(meetings):
        if meeting.body not in known:
            raise unknown(f"meetings[{at}].body", meeting.body, NO_BODY, known)
        held[meeting.body] += 1
    counted = all(leave.rule != "count" for leave in instance.relax)
    for body in instance.bodies:
        _refuse_crowd(body, held[body.id], MANY + 2 * body.meetings if counted else MOST_MEETINGS)


def _refuse_crowd(body: BodySpec, held: int, most: int) -> None:
    if held > most:
        words = Phrase(AT_MOST, most=most, meetings=body.meetings)
        raise BadInput("meetings", Phrase(HELD, count=held, body=body.id), words)


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
    for at, span in enumerate(seat.days or ()):
        yield f"{path}.days[{at}]", span


def _disordered(instance: Instance) -> Iterator[BadInput]:
    for path, span in _spans(instance):
        if span.first > span.last:
            yield BadInput(path, Phrase(RANGE, first=span.first, last=span.last), Phrase(BACKWARDS))
