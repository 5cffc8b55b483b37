"""Rule `host`: a body that has hosts is received by one that is open, and has a room (PLANNER §2).

Bodies that name the same host share its rooms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from tourdetable.core.planner.judge.figures import on_days, or_nothing, some
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation, kept_by_body
from tourdetable.core.planner.terms.days import HALVES
from tourdetable.core.planner.terms.instance import BodySpec, HostSpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "host"
RULE = gettext_noop("%(body)s meets only when one of its hosts is open and has a room: %(hosts)s.")
HOST = "%(host)s"
CLOSED = gettext_noop("%(host)s (closed %(days)s)")
NONE_OPEN = gettext_noop("%(body)s meets on %(day)s: all its hosts are closed.")
NOT_RECEIVED = gettext_noop("%(body)s meets on %(day)s: no open host of its own is named.")
FULL = gettext_noop("%(host)s cannot receive these meetings at once on %(day)s: %(bodies)s.")

binds = kept_by_body(CODE)

T = TypeVar("T")
HostMoment = tuple[str, date, int]
"""A host on a half-day."""


def open_hosts(body: BodySpec, day: date) -> list[str]:
    """Those of a body's hosts that are open on a day."""
    return [host.id for host in body.hosts if day not in host.closed]


def moments(host: str, day: date, part: str) -> list[HostMoment]:
    """The half-days that a meeting takes from a host."""
    return [(host, day, half) for half in HALVES[part]]


def by_moment(received: Iterable[tuple[str, date, str, T]]) -> dict[HostMoment, list[T]]:
    """What each host receives on each half-day: hosts, days, parts, and whatever is received."""
    found: dict[HostMoment, list[T]] = {}
    for host, day, part, what in received:
        for moment in moments(host, day, part):
            found.setdefault(moment, []).append(what)
    return dict(sorted(found.items()))


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return not body.hosts or bool(open_hosts(body, day))


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    if not body.hosts:
        return days.every
    closed = days.every
    for host in body.hosts:
        closed &= days.of_days(host.closed)
    return ~closed


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meeting in case.each(CODE):
        receiving = open_hosts(body, meeting.date)
        if body.hosts and meeting.host not in receiving:
            source = NOT_RECEIVED if receiving else NONE_OPEN
            words = Phrase(source, body=body.id, day=meeting.date)
            yield case.broken(CODE, words, body.id, [meeting])
    yield from crowded(case)


def crowded(case: Schedule) -> Iterator[Violation]:
    """The half-days on which a host receives more meetings than it can."""
    rooms = case.ground.shared_hosts
    for (host, day, _half), held in by_moment(_received(case)).items():
        if len(held) > rooms.get(host, len(held)):
            bodies = tuple(meeting.body for meeting in held)
            words = Phrase(FULL, host=host, day=day, bodies=bodies)
            yield case.broken(CODE, words, bodies[0], held)


def _received(case: Schedule) -> Iterator[tuple[str, date, str, PlannedMeeting]]:
    for body, meeting in case.each(CODE):
        if body.hosts and meeting.host is not None:
            yield meeting.host, meeting.date, meeting.part, meeting


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return bool(body.hosts)


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    hosts = or_nothing(some([_said(body, host) for host in body.hosts]))
    return Phrase(RULE, body=leave.body, hosts=hosts)


def _said(body: BodySpec, host: HostSpec) -> Phrase:
    """A host, and when it is closed on days on which the body might meet."""
    near = (day for day in host.closed if day in body.season and day.weekday() in body.weekdays)
    days = on_days(near)
    return Phrase(CLOSED, host=host.id, days=days) if days else Phrase(HOST, host=host.id)
