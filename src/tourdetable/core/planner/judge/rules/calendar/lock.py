"""Rule `lock`: what is locked stays, what is forbidden is not done (PLANNER §1: `locks`, `forbid`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BodySpec, PinnedDate
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "lock"
MISSING = gettext_noop("%(body)s does not meet on %(day)s, which is locked.")
FORBIDDEN = gettext_noop("%(body)s meets on %(day)s, which is forbidden.")


def is_pin(pin: PinnedDate, body: str, day: date, part: str) -> bool:
    """Whether a lock or a ban is about this meeting."""
    return pin.body == body and pin.date == day and pin.part in (None, part)


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    """Whether the body may meet then: it is not forbidden, nor past and new."""
    if any(is_pin(pin, body.id, day, part) for pin in ground.instance.forbid):
        return False
    today = ground.instance.today
    return (
        today is None
        or day >= today
        or any(is_pin(pin, body.id, day, part) for pin in ground.instance.locks)
    )


def judge(case: Schedule) -> Iterator[Violation]:
    """The locks and bans that are not kept."""
    instance = case.ground.instance
    held = [
        (pin, any(is_pin(pin, m.body, m.date, m.part) for m in case.plan.meetings))
        for pin in instance.locks
    ]
    done = [
        (pin, any(is_pin(pin, m.body, m.date, m.part) for m in case.plan.meetings))
        for pin in instance.forbid
    ]
    wrong = [(MISSING, pin) for pin, kept in held if not kept] + [
        (FORBIDDEN, pin) for pin, kept in done if kept
    ]
    for source, pin in wrong:
        if not case.ground.left.drops(CODE, body=pin.body):
            yield case.broken(CODE, Phrase(source, body=pin.body, day=pin.date), pin.body)
