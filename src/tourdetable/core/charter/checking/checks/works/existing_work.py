"""Each topic says what already exists on it (CLUB-06)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import TOPICS
from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.core.charter.terms.days import Dated, add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop

SUMMARY = gettext_noop("Each topic says what already exists on it.")
KEPT = gettext_noop("Every topic of %(body)s says what already exists")
UNKNOWN = gettext_noop("Nobody has recorded the topics put forward for %(body)s")
UNSAID = gettext_noop("Nobody has recorded whether “%(topic)s” says what already exists")
MEND = gettext_noop("Write under “%(topic)s” who already works on it, and what works")
SAYS_NOTHING = gettext_noop("“%(topic)s” does not say what already exists")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days after it is put forward a topic may still say what already exists.",
        (0, 366),
        default=30,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Topics of the season that say nothing of what exists, once their time is over."""
    weighs = (lambda t: context.weighs(t.on, parameters.within_days), trace.OUTSIDE_DAYS)
    topics, judge = context.every(TOPICS, weighs), partial(_silent, parameters)
    found = findings.judged_one_by_one(
        context, topics, judge, findings.topic_evidence, UNKNOWN, KEPT
    )
    return replace(found, missing=found.missing or _unsaid(topics or []))


def _unsaid(topics: list[TopicFact]) -> Phrase | None:
    """The first topic of which nobody said whether it says anything."""
    for topic in topics:
        if topic.existing_work is None:
            return Phrase(UNSAID, topic=Title(topic.title))
    return None


def _silent(parameters: Parameters, topic: TopicFact) -> list[Breach]:
    days = parameters.within_days.on(topic.on)
    if days is None or topic.existing_work is not False:
        return []
    due, said = add_days(topic.on, days), {"topic": Title(topic.title)}
    return findings.overdue(due, None, SAYS_NOTHING, MEND, said, findings.topic_evidence(topic))


CHECK = Check("existing_work", SUMMARY, Parameters, find, reads=("topics",))
