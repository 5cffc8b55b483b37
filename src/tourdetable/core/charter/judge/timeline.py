"""Dates to come: when articles would break, when exceptions end, when rules change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import ExceptionFact, Record
from tourdetable.core.charter.judge.evaluate import Judgement, judge_article
from tourdetable.core.charter.judge.wording import name_of, value_of
from tourdetable.core.charter.terms.days import Period, add_days
from tourdetable.core.charter.terms.model import Charter, Rule, Vocabulary
from tourdetable.core.words.days import add_months
from tourdetable.core.words.phrase import Phrase, gettext_noop

LIFTED = gettext_noop("Decision %(decision)s lifts this article until %(day)s")
CHANGED = gettext_noop("From %(day)s on, “%(parameter)s” is %(value)s")


class MilestoneKind(StrEnum):
    """What a date to come is: a breach, the end of an exception, a rule that changes."""

    BREAK = "break"
    EXCEPTION_ENDS = "exception_ends"
    RULE_CHANGES = "rule_changes"


@dataclass(frozen=True)
class Milestone:
    """A date to come. `mend` says what to do before it.

    `drawn` says that the calendar already contains the breach.
    """

    on: date
    clause: str
    body: str | None
    coming: MilestoneKind
    words: Phrase
    mend: Phrase | None = None
    drawn: bool = False


def timeline(
    charter: Charter, record: Record, *, on: date, months: int = 12
) -> tuple[Milestone, ...]:
    """What comes in the months after a day, first things first: nothing of what is past already."""
    days, index = Period(add_days(on, 1), add_months(on, months)), Index(record)
    found: list[Milestone] = []
    for article in charter.articles:
        for judgement in judge_article(charter, article, index, on):
            found += _breaks(judgement, days)
        for rule in article.rules:
            found += _changes(rule, charter.vocabulary, days)
    for exception in record.exceptions:
        found += _exception(charter, exception, days)
    return tuple(sorted(dict.fromkeys(found), key=_order))


def _order(milestone: Milestone) -> tuple[date, str, str, str, str]:
    return (
        milestone.on,
        milestone.clause,
        milestone.body or "",
        milestone.coming,
        str(milestone.words),
    )


def _breaks(judgement: Judgement, days: Period) -> Iterator[Milestone]:
    verdict = judgement.verdict
    for breach in judgement.breaches:
        if breach.on in days:
            yield Milestone(
                breach.on,
                verdict.clause,
                verdict.body,
                MilestoneKind.BREAK,
                breach.words,
                breach.mend,
                breach.drawn,
            )


def _exception(charter: Charter, exception: ExceptionFact, days: Period) -> Iterator[Milestone]:
    if exception.ends in days and exception.clause in charter.articles_by_id:
        day, until = exception.ends, MilestoneKind.EXCEPTION_ENDS
        words = Phrase(LIFTED, decision=exception.decision, day=day)
        yield Milestone(day, exception.clause, exception.body, until, words)


def _changes(rule: Rule, vocabulary: Vocabulary, days: Period) -> Iterator[Milestone]:
    """Dated parameters that come into force."""
    dated = ((name, value) for name, value in rule.parameters.items() if isinstance(value, Mapping))
    for name, steps in dated:
        for day in filter(days.__contains__, steps):
            value = value_of(name, steps[day], vocabulary)
            words = Phrase(CHANGED, day=day, parameter=name_of(rule.check, name), value=value)
            yield Milestone(day, rule.article, None, MilestoneKind.RULE_CHANGES, words)
