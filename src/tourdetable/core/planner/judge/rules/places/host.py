"""Rule `host`: a body that has hosts is received by one that is open (PLANNER §2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation, said_of
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "host"
RULE = gettext_noop("%(body)s meets only when one of its hosts is open.")
NONE_OPEN = gettext_noop("%(body)s meets on %(day)s: all its hosts are closed.")
NOT_RECEIVED = gettext_noop("%(body)s meets on %(day)s: no open host of its own is named.")


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return not body.hosts or any(day not in host.closed for host in body.hosts)


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    if not body.hosts:
        return days.every
    closed = days.every
    for host in body.hosts:
        closed &= days.of_days(host.closed)
    return ~closed


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meeting in case.each(CODE):
        receiving = [host.id for host in body.hosts if meeting.date not in host.closed]
        if body.hosts and meeting.host not in receiving:
            source = NOT_RECEIVED if receiving else NONE_OPEN
            words = Phrase(source, body=body.id, day=meeting.date)
            yield case.broken(CODE, words, body.id, [meeting])


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return bool(body.hosts)


explained = said_of(RULE, "body")
