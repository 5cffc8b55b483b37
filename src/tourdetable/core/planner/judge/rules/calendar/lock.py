"""Rule `lock`: what is locked is held, what is forbidden or past is not (PLANNER §1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.figures import some
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation, kept_by_body
from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import BodySpec, Leave, PinnedDate
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "lock"
RULE = gettext_noop("What is locked or forbidden for %(body)s is kept: %(days)s.")
LOCKED = gettext_noop("locked on %(day)s")
RULED_OUT = gettext_noop("forbidden on %(day)s")
PAST = gettext_noop("nothing before %(day)s")
MISSING = gettext_noop("%(body)s does not meet on %(day)s, which is locked.")
FORBIDDEN = gettext_noop("%(body)s meets on %(day)s, which is forbidden.")


def is_pin(pin: PinnedDate, body: str, day: date, part: str) -> bool:
    """Whether a lock or a ban is about this meeting."""
    return pin.body == body and pin.date == day and pin.part in (None, part)


binds = kept_by_body(CODE)


def is_locked(ground: Ground, meeting: PlannedMeeting) -> bool:
    """Whether a meeting is where a lock keeps it."""
    pinned = any(is_pin(pin, *meeting.ref) for pin in ground.instance.locks)
    return pinned and binds(ground, meeting.body)


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    """Whether the body may meet then: it is not forbidden, nor past and new."""
    instance = ground.instance
    if any(is_pin(pin, body.id, day, part) for pin in instance.forbid):
        return False
    if instance.today is None or day >= instance.today:
        return True
    return any(is_pin(pin, body.id, day, part) for pin in instance.locks)


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    instance, mask = ground.instance, days.every
    if instance.today is not None:
        mask = days.from_day(instance.today.toordinal())
        mask |= sum(1 << bit for bit in {bit for pin in pins(ground, days, body.id) for bit in pin})
    for pin in instance.forbid:
        if pin.body == body.id and pin.date.toordinal() >= days.base:
            mask &= ~sum(1 << bit for bit in _bits(days, pin))
    return mask


def pins(ground: Ground, days: DayMasks, body: str) -> list[list[int]]:
    """For each lock that a body must keep, the bits of the meetings that keep it."""
    if not binds(ground, body):
        return []
    return [_bits(days, pin) for pin in ground.instance.locks if pin.body == body]


def _bits(days: DayMasks, pin: PinnedDate) -> list[int]:
    return [days.bit(pin.date, part) for part in PARTS if pin.part in (None, part)]


def judge(case: Schedule) -> Iterator[Violation]:
    instance = case.ground.instance
    for pin in instance.locks:
        if binds(case.ground, pin.body) and not _held(case, pin):
            yield case.broken(CODE, Phrase(MISSING, body=pin.body, day=pin.date), pin.body)
    for pin in instance.forbid:
        held = _held(case, pin)
        if binds(case.ground, pin.body) and held:
            words = Phrase(FORBIDDEN, body=pin.body, day=pin.date)
            yield case.broken(CODE, words, pin.body, held)


def _held(case: Schedule, pin: PinnedDate) -> list[PlannedMeeting]:
    """The meetings that a lock or a ban is about."""
    return [m for m in case.plan.meetings if is_pin(pin, m.body, m.date, m.part)]


def bears_on(ground: Ground, body: BodySpec) -> bool:
    instance = ground.instance
    pinned = any(pin.body == body.id for pin in (*instance.locks, *instance.forbid))
    return pinned or instance.today is not None


def explained(ground: Ground, leave: Leave) -> Phrase:
    return Phrase(RULE, body=leave.body, days=some(list(_said(ground, leave.body))))


def _said(ground: Ground, body: str | None) -> Iterator[Phrase]:
    instance = ground.instance
    for source, pinned in ((LOCKED, instance.locks), (RULED_OUT, instance.forbid)):
        for day in sorted({pin.date for pin in pinned if pin.body == body}):
            yield Phrase(source, day=day)
    if instance.today is not None:
        yield Phrase(PAST, day=instance.today)
