"""Dates to come: when articles would break, when exceptions end, when rules change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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


MONTHS = 12

Order = tuple[date, str, str, str, str]
"""Where a date to come stands among others: made once, since its words are compared too."""


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


Dates = tuple[tuple[Order, Milestone], ...]
"""Dates to come, each with its place among others."""


def timeline(
    charter: Charter, record: Record, *, on: date, months: int = MONTHS
) -> tuple[Milestone, ...]:
    """What comes in the months after a day, first things first: nothing of what is past already."""
    days, index = months_to_come(on, months), Index(record)
    judged = (j for article in charter.articles for j in judge_article(charter, article, index, on))
    found = [breaks(judgement, days) for judgement in judged]
    return in_order(found, other_dates(charter, record.exceptions, days))


def months_to_come(on: date, months: int = MONTHS) -> Period:
    """The days of the months after a day."""
    return Period(add_days(on, 1), add_months(on, months))


def in_order(found: Iterable[Dates], others: Dates) -> tuple[Milestone, ...]:
    """The milestones, each once, first things first."""
    dates = {milestone: order for some in (*found, others) for order, milestone in some}
    return tuple(sorted(dates, key=dates.__getitem__))


def other_dates(charter: Charter, exceptions: Iterable[ExceptionFact], days: Period) -> Dates:
    """When rules change and exceptions end, which no judgement says."""
    found: list[Milestone] = []
    for article in charter.articles:
        for rule in article.rules:
            found += _changes(rule, charter.vocabulary, days)
    for exception in exceptions:
        found += _exception(charter, exception, days)
    return tuple((_order(milestone), milestone) for milestone in found)


def breaks(judgement: Judgement, days: Period) -> Dates:
    """When what was judged would break, of these days."""
    if not judgement.breaches:
        return ()
    return tuple((_order(milestone), milestone) for milestone in _breaks(judgement, days))


def _order(milestone: Milestone) -> Order:
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
