"""Each topic says what already exists on it (CLUB-06)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
        values.whole(at_least=0, at_most=366),
        gettext_noop(
            "How many days after it is put forward a topic may still say what already exists."
        ),
        example="within_days = 30",
        default=30,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Topics of the season that say nothing of what exists, once their time is over."""
    known = context.facts.record.topics
    if known is None:
        words = gettext_noop("Nobody has recorded the topics put forward for %(body)s")
        return Finding(missing=Phrase(words, body=context.body_name))
    topics = sorted(
        (t for t in known if _weighs(parameters, context, t)), key=lambda t: (t.on, t.id)
    )
    unsaid = [t for t in topics if t.existing_work is None]
    return Finding(
        concerned=bool(topics),
        breaches=tuple(
            b for t in topics if t.existing_work is False for b in _breach(parameters, context, t)
        ),
        evidence=tuple(fact_evidence("topic", t.id, t.title, t.on) for t in topics),
        missing=_unsaid(unsaid[0]) if unsaid else None,
        words=Phrase(
            gettext_noop("Every topic of %(body)s says what already exists"), body=context.body_name
        ),
    )


def _weighs(parameters: Parameters, context: Context, topic: TopicFact) -> bool:
    """A topic of the season, or of its eve when its time runs out in it."""
    due = add_days(topic.on, (parameters.within_days.on(topic.on) or 0) + 1)
    return topic.on <= context.season.last and due >= context.season.first


def _unsaid(topic: TopicFact) -> Phrase:
    words = gettext_noop("Nobody has recorded whether “%(topic)s” says what already exists")
    return Phrase(words, topic=Title(topic.title))


def _breach(parameters: Parameters, context: Context, topic: TopicFact) -> Iterator[Breach]:
    days = parameters.within_days.on(topic.on)
    if days is None:
        return
    due = add_days(topic.on, days)
    said: dict[str, Value] = {"topic": Title(topic.title), "day": due}
    mend = gettext_noop("Write under “%(topic)s” who already works on it, and what works")
    yield Breach(
        on=add_days(due, 1),
        subject=topic.id,
        words=Phrase(gettext_noop("“%(topic)s” does not say what already exists"), **said),
        evidence=(fact_evidence("topic", topic.id, topic.title, topic.on),),
        mend=Phrase(mend, **said),
    )


CHECK = Check(
    "existing_work",
    gettext_noop("Each topic says what already exists on it."),
    Parameters,
    find,
    reads=("topics",),
)
