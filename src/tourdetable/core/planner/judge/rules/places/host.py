"""Rule `host`: a body that has hosts meets where one is open, and is received by one that is (PLANNER §2.1, §2.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "host"
NONE_OPEN = gettext_noop("%(body)s meets on %(day)s: all its hosts are closed.")
NOT_RECEIVED = gettext_noop("%(body)s meets on %(day)s: no open host of its own is named.")


def allows(_ground: Ground, body: BodySpec, day: date, _part: str) -> bool:
    """Whether a host is open."""
    return not body.hosts or any(day not in host.closed for host in body.hosts)


def judge(case: Schedule) -> Iterator[Violation]:
    """The meetings that no open host receives."""
    for body, meeting in case.each(CODE):
        receiving = [host.id for host in body.hosts if meeting.date not in host.closed]
        if body.hosts and meeting.host not in receiving:
            words = NOT_RECEIVED if receiving else NONE_OPEN
            yield case.broken(CODE, Phrase(words, body=body.id, day=meeting.date), body.id)
