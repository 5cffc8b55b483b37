"""Rule `before`: a body's meetings come after those of another, rank by rank (adr/0044)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.together.related import bound, of, said
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import BEFORE, BodySpec, Leave, Relation
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

CODE = "before"
KINDS = (BEFORE,)
NEXT_DAY = gettext_noop("Each meeting of %(other)s comes after that of %(body)s.")
RULES = {
    BEFORE: ngettext_noop(
        "Each meeting of %(other)s comes at least %(days)s day after that of %(body)s.",
        "Each meeting of %(other)s comes at least %(days)s days after that of %(body)s.",
        "days",
    )
}
BROKEN = gettext_noop(
    "%(other)s meets on %(until)s, too soon: meeting number %(rank)s of %(body)s comes first (days "
    "between them, at least: %(days)s)."
)


def relations(ground: Ground) -> list[Relation]:
    """The relations that the rule keeps."""
    return bound(ground, CODE, KINDS)


def judge(case: Schedule) -> Iterator[Violation]:
    years = {body.id: meetings for body, meetings in case.years}
    for relation in relations(case.ground):
        firsts = years[relation.first]
        most = case.ground.bodies[relation.first].meetings
        for rank, other in enumerate(years[relation.second][:most], start=1):
            if sum(one.date <= _latest(relation, other) for one in firsts) < rank:
                yield _broken(case, relation, rank, [*firsts[rank - 1 : rank], other])


def _broken(
    case: Schedule, relation: Relation, rank: int, meetings: Sequence[PlannedMeeting]
) -> Violation:
    first, second, days = relation.first, relation.second, relation.days
    until = meetings[-1].date
    words = Phrase(BROKEN, body=first, other=second, until=until, rank=rank, days=days)
    return case.broken(CODE, words, first, meetings)


def _latest(relation: Relation, other: PlannedMeeting) -> date:
    """The last day on which the first body may have met."""
    return other.date - timedelta(days=min(relation.days, other.date.toordinal() - 1))


def bears_on(ground: Ground, body: BodySpec) -> bool:
    return bool(of(ground, body.id, KINDS))


def explained(ground: Ground, leave: Leave) -> Phrase:
    words = said(ground, leave, RULES)
    return Phrase(NEXT_DAY, **words.values) if words.values.get("days") == 1 else words
