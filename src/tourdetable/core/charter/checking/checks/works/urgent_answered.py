"""An urgent topic is taken up quickly (CLUB-09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, fact_evidence
from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = parameter(
        values.whole(at_least=1, at_most=366),
        gettext_noop("How many days an urgent topic may wait to be taken up."),
        example="within_days = 60",
        default=60,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Urgent topics that nothing took up in time: neither the topic itself, nor an experience report on it."""
    known = context.facts.record.topics
    if known is None:
        words = gettext_noop("Nobody has recorded the topics put forward for %(body)s")
        return Finding(missing=Phrase(words, body=context.body_name))
    live = (t for t in known if t.urgent and _weighs(parameters, context, t))
    urgent = sorted(live, key=lambda t: (t.on, t.id))
    breaches = [b for t in urgent if (b := _breach(parameters, context, t))]
    return Finding(
        concerned=bool(urgent),
        breaches=tuple(breaches),
        evidence=tuple(fact_evidence("topic", t.id, t.title, t.on) for t in urgent),
        words=Phrase(
            gettext_noop("The urgent topics of %(body)s were taken up"), body=context.body_name
        ),
    )


def _weighs(parameters: Parameters, context: Context, topic: TopicFact) -> bool:
    """A topic of the season, or of its eve when its time runs out in it."""
    due = add_days(topic.on, (parameters.within_days.on(topic.on) or 0) + 1)
    return topic.on <= context.season.last and due >= context.season.first


def _answered(context: Context, topic: TopicFact) -> date | None:
    reports = context.facts.record.experience_reports or ()
    days = [topic.treated_on, *(r.on for r in reports if r.topic == topic.id)]
    return min((d for d in days if d), default=None)


def _breach(parameters: Parameters, context: Context, topic: TopicFact) -> Breach | None:
    days, answered = parameters.within_days.on(topic.on), _answered(context, topic)
    if days is None:
        return None
    due = add_days(topic.on, days)
    if answered and answered <= due:
        return None
    said: dict[str, Value] = {"topic": Title(topic.title), "day": due}
    return Breach(
        on=add_days(due, 1),
        until=answered,
        subject=topic.id,
        words=Phrase(
            gettext_noop("The urgent topic “%(topic)s” was not taken up by %(day)s"), **said
        ),
        evidence=(fact_evidence("topic", topic.id, topic.title, topic.on),),
        mend=Phrase(gettext_noop("Take up the urgent topic “%(topic)s” by %(day)s"), **said)
        if not answered
        else None,
    )


CHECK = Check(
    "urgent_answered",
    gettext_noop("An urgent topic is taken up quickly."),
    Parameters,
    find,
    reads=("topics", "experience_reports"),
)
