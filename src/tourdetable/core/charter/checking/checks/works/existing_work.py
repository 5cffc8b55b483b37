"""Each topic says what already exists on it (CLUB-06)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from tourdetable.core.charter.checking import debts, findings, mending, trace, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import TOPICS
from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.core.charter.terms.days import Dated, add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop

SUMMARY = gettext_noop("Each topic says what already exists on it.")
KEPT = gettext_noop("Every topic of %(body)s says what already exists, or need not any more")
UNKNOWN = gettext_noop("Nobody has recorded the topics put forward for %(body)s")
UNSAID = gettext_noop("Nobody has recorded whether “%(topic)s” says what already exists")
MEND = gettext_noop("Write under “%(topic)s” who already works on it, and what works")
MEND_BY = gettext_noop("Write under “%(topic)s” by %(day)s who already works on it, and what works")
SAYS_NOTHING = gettext_noop("“%(topic)s” does not say what already exists")
OWING = debts.Owing(SAYS_NOTHING, SAYS_NOTHING, MEND_BY, MEND, SAYS_NOTHING)
SAID = gettext_noop("put forward before the judged season, and not at fault")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days after it is put forward a topic may still say what already exists.",
        (0, 366),
        default=30,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Topics that say nothing of what exists, once their time is over, whatever the season.

    Kept once a topic of the season says it. What it says has no day: it is never told as late.
    """
    first = context.season.first
    put = (lambda t: t.on <= context.on, trace.OUTSIDE_DAYS)
    live = (lambda t: t.on >= first or t.existing_work is False, SAID)
    topics = context.every(TOPICS, put, live)
    found = findings.judged_one_by_one(
        context,
        topics,
        partial(_silent, parameters, context),
        findings.topic_evidence,
        UNKNOWN,
        KEPT,
    )
    if topics is None:
        return found
    said = any(topic.existing_work is not False for topic in topics)
    return replace(found, concerned=said, unsaid=_unsaid(topics))


def _unsaid(topics: list[TopicFact]) -> Phrase | None:
    """The first topic of which nobody said whether it says anything."""
    for topic in topics:
        if topic.existing_work is None:
            return Phrase(UNSAID, topic=Title(topic.title))
    return None


def _silent(parameters: Parameters, context: Context, topic: TopicFact) -> Iterator[Breach]:
    days = parameters.within_days.on(topic.on)
    if days is not None and topic.existing_work is False:
        due, said = add_days(topic.on, days), {"topic": Title(topic.title)}
        proof = findings.topic_evidence(topic)
        yield from debts.owed(context, due, None, OWING, said, proof)


CHECK = Check("existing_work", SUMMARY, Parameters, find, reads=("topics",), mending=mending.SAYING)
