"""An urgent topic is taken up quickly (CLUB-09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import EXPERIENCE_REPORTS, TOPICS
from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.core.charter.terms.days import Dated, add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Title, gettext_noop

SUMMARY = gettext_noop("An urgent topic is taken up quickly.")
NOT_URGENT = gettext_noop("not urgent")
OTHER_TOPIC = gettext_noop("it answers no urgent topic")

KEPT = gettext_noop("The urgent topics of %(body)s were taken up")
UNKNOWN = gettext_noop("Nobody has recorded the topics put forward for %(body)s")
NOT_TAKEN_UP = gettext_noop("The urgent topic “%(topic)s” was not taken up by %(day)s")
MEND = gettext_noop("Take up the urgent topic “%(topic)s” by %(day)s")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days an urgent topic may wait to be taken up.", (1, 366), default=60
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Urgent topics that nothing took up in time: neither themselves, nor an experience report."""
    weighs = (lambda t: context.weighs(t.on, parameters.within_days), trace.OUTSIDE_DAYS)
    urgent = context.every(TOPICS, (lambda t: t.urgent, NOT_URGENT), weighs)
    judge = partial(_waiting, parameters, context)
    return findings.judged_one_by_one(
        context, urgent, judge, findings.topic_evidence, UNKNOWN, KEPT
    )


def _answered(context: Context, topic: TopicFact) -> date | None:
    """The first day on which it was taken up."""
    reports = context.every(EXPERIENCE_REPORTS, (lambda r: r.topic == topic.id, OTHER_TOPIC))
    days = [topic.treated_on] if topic.treated_on else []
    for report in reports or ():
        context.seat(report.seat)
        days.append(report.on)
    return min(days, default=None)


def _waiting(parameters: Parameters, context: Context, topic: TopicFact) -> list[Breach]:
    days, answered = parameters.within_days.on(topic.on), _answered(context, topic)
    if days is None:
        return []
    due, said = add_days(topic.on, days), {"topic": Title(topic.title)}
    return findings.overdue(due, answered, NOT_TAKEN_UP, MEND, said, findings.topic_evidence(topic))


CHECK = Check("urgent_answered", SUMMARY, Parameters, find, reads=("topics", "experience_reports"))
