"""Rule `apart`: two bodies never meet on one day, or never in one week (adr/0044)."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.calendar.lock import is_locked
from tourdetable.core.planner.judge.rules.together.related import bound, of, said
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.days import week
from tourdetable.core.planner.terms.instance import (
    APART_DAY,
    APART_WEEK,
    BodySpec,
    Leave,
    Relation,
)
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop

CODE = "apart"
KINDS = (APART_DAY, APART_WEEK)
RULES = {
    APART_DAY: gettext_noop("%(body)s and %(other)s do not meet on the same day."),
    APART_WEEK: gettext_noop("%(body)s and %(other)s do not meet in the same week."),
}
SEVERAL = {
    APART_DAY: gettext_noop("%(body)s never meets on the same day as: %(bodies)s."),
    APART_WEEK: gettext_noop("%(body)s never meets in the same week as: %(bodies)s."),
}
BROKEN = {
    APART_DAY: gettext_noop("%(body)s and %(other)s both meet on %(day)s."),
    APART_WEEK: gettext_noop(
        "%(body)s meets on %(day)s and %(other)s on %(until)s: in the same week."
    ),
}


def relations(ground: Ground) -> list[Relation]:
    """The relations that the rule keeps."""
    return bound(ground, CODE, KINDS)


def judge(case: Schedule) -> Iterator[Violation]:
    years = {body.id: meetings for body, meetings in case.years}
    for relation in relations(case.ground):
        for one in years[relation.first]:
            for other in years[relation.second]:
                settled = all(is_locked(case.ground, meeting) for meeting in (one, other))
                if _together(relation, one, other) and not settled:
                    words = Phrase(
                        BROKEN[relation.rule],
                        body=one.body, other=other.body, day=one.date, until=other.date,
                    )  # fmt: skip
                    yield case.broken(CODE, words, one.body, [one, other])


def _together(relation: Relation, one: PlannedMeeting, other: PlannedMeeting) -> bool:
    if relation.rule == APART_DAY:
        return one.date == other.date
    return week(one.date) == week(other.date)


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return bool(of(ground, body.id, KINDS))


def explained(ground: Ground, leave: Leave) -> Phrase:
    return said(ground, leave, RULES, SEVERAL)
