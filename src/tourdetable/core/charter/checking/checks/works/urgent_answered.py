"""An urgent topic is taken up quickly (CLUB-09)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from msgspec.structs import replace

from tourdetable.core.charter.checking import debts, findings, mending, trace, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.chronology import DatedAct, first_slip
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import EXPERIENCE_REPORTS, TOPICS
from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.core.charter.terms.days import Dated, add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop

SUMMARY = gettext_noop("An urgent topic is taken up quickly.")
NOT_URGENT = gettext_noop("not urgent")
OTHER_TOPIC = gettext_noop("it answers no urgent topic")

SLIP = gettext_noop(
    "The urgent topic “%(topic)s” is said to be taken up on %(done)s, "
    "before it was put forward on %(day)s"
)
KEPT = gettext_noop("Urgent topics of %(body)s are taken up in time")
BEFORE = gettext_noop("put forward and taken up before the judged season")
UNKNOWN = gettext_noop("Nobody has recorded the topics put forward for %(body)s")
OWING = debts.Owing(
    gettext_noop("The urgent topic “%(topic)s” is to be taken up by %(day)s"),
    gettext_noop("The urgent topic “%(topic)s” was not taken up by %(day)s"),
    gettext_noop("Take up the urgent topic “%(topic)s” by %(day)s"),
    gettext_noop("Take up the urgent topic “%(topic)s” as soon as possible"),
    gettext_noop(
        "The urgent topic “%(topic)s” was taken up on %(done)s, and should have been by %(day)s"
    ),
)


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days an urgent topic may wait to be taken up.", (1, 366), default=60
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Urgent topics that nothing took up in time: neither themselves, nor an experience report.

    Kept once one of them was taken up in time.
    """
    live = (lambda t: not _is_over(parameters, context, t), BEFORE)
    put = (lambda t: t.on <= context.on, trace.OUTSIDE_DAYS)
    urgent = context.every(TOPICS, (lambda t: t.urgent, NOT_URGENT), put, live)
    found = findings.judged_one_by_one(
        context,
        urgent,
        partial(_waiting, parameters, context),
        findings.topic_evidence,
        UNKNOWN,
        KEPT,
    )
    if urgent is None:
        return found
    slips = filter(None, (_slip(context, topic) for topic in urgent))
    in_time = any(_in_time(parameters, context, topic) for topic in urgent)
    return replace(found, concerned=in_time, unsaid=next(slips, None))


def _in_time(parameters: Parameters, context: Context, topic: TopicFact) -> bool:
    answered, within = _answered(context, topic), parameters.within_days.on(topic.on)
    last = context.on if within is None else min(context.on, add_days(topic.on, within))
    return answered is not None and answered <= last


def _is_over(parameters: Parameters, context: Context, topic: TopicFact) -> bool:
    """Whether a topic was taken up, and would have been late, before the season."""
    answered, within = _answered(context, topic), parameters.within_days.on(topic.on)
    first = context.season.first
    taken_up = answered is not None and answered < first
    return taken_up and (within is None or add_days(topic.on, within + 1) < first)


def _answers(context: Context, topic: TopicFact) -> list[date]:
    """The days on which it is said to be taken up."""
    reports = context.every(EXPERIENCE_REPORTS, (lambda r: r.topic == topic.id, OTHER_TOPIC))
    days = [topic.treated_on] if topic.treated_on else []
    for report in reports or ():
        context.seat(report.seat)
        days.append(report.on)
    return days


def _answered(context: Context, topic: TopicFact) -> date | None:
    """The first day on which it was taken up, from the one on which it was put forward."""
    return min((day for day in _answers(context, topic) if day >= topic.on), default=None)


def _slip(context: Context, topic: TopicFact) -> Phrase | None:
    """What is said of a topic that was only taken up before it was put forward."""
    days = _answers(context, topic)
    first, last = min(days, default=None), max(days, default=topic.on)
    act = DatedAct(first, topic.on, SLIP, {"topic": Title(topic.title)})
    return first_slip(context.on, [act]) if last < topic.on else None


def _waiting(parameters: Parameters, context: Context, topic: TopicFact) -> Iterator[Breach]:
    days = parameters.within_days.on(topic.on)
    if days is not None and _slip(context, topic) is None:
        due, said = add_days(topic.on, days), {"topic": Title(topic.title)}
        proof = findings.topic_evidence(topic)
        yield from debts.owed(context, due, _answered(context, topic), OWING, said, proof)


CHECK = Check(
    "urgent_answered",
    SUMMARY,
    Parameters,
    find,
    reads=("topics", "experience_reports"),
    mending=mending.SAYING,
)
