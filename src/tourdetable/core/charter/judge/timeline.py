"""Dates to come: when articles would break, when exceptions end, when rules change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import ExceptionFact, Record
from tourdetable.core.charter.judge.evaluate import Judgement, judge_article
from tourdetable.core.charter.terms.days import Period, add_days
from tourdetable.core.charter.terms.model import Charter, Rule
from tourdetable.core.words.days import add_months
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


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
            found += _changes(rule, days)
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
        said: dict[str, Value] = {"decision": exception.decision, "day": exception.ends}
        words = Phrase(
            gettext_noop("Decision %(decision)s lifts this article until %(day)s"), **said
        )
        yield Milestone(
            exception.ends, exception.clause, exception.body, MilestoneKind.EXCEPTION_ENDS, words
        )


def _changes(rule: Rule, days: Period) -> Iterator[Milestone]:
    """Dated parameters that come into force."""
    dated = ((name, value) for name, value in rule.parameters.items() if isinstance(value, Mapping))
    words = gettext_noop("From %(day)s on, %(parameter)s is %(value)s")
    for name, steps in dated:
        for day in steps:
            if day in days:
                said: dict[str, Value] = {
                    "parameter": name,
                    "day": day,
                    "value": _plain(steps[day]),
                }
                told = Phrase(words, **said)
                yield Milestone(day, rule.article, None, MilestoneKind.RULE_CHANGES, told)


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
