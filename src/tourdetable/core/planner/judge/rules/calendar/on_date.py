"""Rule `date`: bodies meet neither at week-ends nor on public holidays (PLANNER §2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.judge.figures import on_days
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation, always
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "date"
RULE = gettext_noop("%(body)s meets neither at the week-end nor on public holidays.")
WITH_DAYS = gettext_noop("%(body)s meets neither at the week-end nor on public holidays: %(days)s.")
AT_WEEK_END = gettext_noop("%(body)s meets on %(day)s: a week-end.")
ON_HOLIDAY = gettext_noop("%(body)s meets on %(day)s: a public holiday.")
SATURDAY, SUNDAY = 5, 6


def allows(ground: Ground, body: BodySpec, day: date, part: str) -> bool:
    return day.weekday() < SATURDAY and day not in ground.holidays


def mask(ground: Ground, days: DayMasks, body: BodySpec) -> int:
    week_ends = days.weekdays[SATURDAY] | days.weekdays[SUNDAY]
    return ~(days.holidays | week_ends)


def judge(case: Schedule) -> Iterator[Violation]:
    for body, meeting in case.each(CODE):
        if not allows(case.ground, body, meeting.date, meeting.part):
            source = AT_WEEK_END if meeting.date.weekday() >= SATURDAY else ON_HOLIDAY
            words = Phrase(source, body=body.id, day=meeting.date)
            yield case.broken(CODE, words, body.id, [meeting])


bears_on = always


def explained(ground: Ground, leave: Leave) -> Phrase:
    body = ground.bodies[leave.body or ""]
    pins = {pin.date for pin in ground.instance.locks if pin.body == leave.body}
    days = on_days(
        day
        for day in ground.holidays
        if day in body.season and (day.weekday() in body.weekdays or day in pins)
    )
    return Phrase(WITH_DAYS if days else RULE, body=leave.body, days=days)
