"""The days of a body's work as a whole: its own, or those that its charter says are usual
(CLUB-15)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.terms.days import from_month_to_month
from tourdetable.core.charter.terms.model import Charter, Rule
from tourdetable.core.words.days import add_months
from tourdetable.domain.commitments.queries import Days
from tourdetable.domain.networks.models import Body

CHECK = "work_commitment"
USUAL_MONTHS = 9
"""For how long one commits, where neither the body nor the charter says it."""


def rule_of(charter: Charter, body: Body) -> Rule | None:
    """The rule by which those who take part in a body commit to its work, if there is one."""
    rules = (rule for article in charter.articles for rule in article.rules)
    asking = (rule for rule in rules if rule.check == CHECK)
    return next((rule for rule in asking if not rule.bodies or body.kind in rule.bodies), None)


def group_kinds(charter: Charter) -> tuple[str, ...]:
    """The kinds of bodies to whose work people commit: working groups, whatever they are called. A
    rule that names none bears on each that does not gather the network."""
    rules = (rule for article in charter.articles for rule in article.rules)
    every = charter.vocabulary.body_kinds.values()
    small = tuple(kind.code for kind in every if not kind.gathers_network)
    named = {code for one in rules if one.check == CHECK for code in one.bodies or small}
    return tuple(kind.code for kind in every if kind.code in named)


def days_of_work(charter: Charter, body: Body, today: date) -> Days:
    """From when to when one commits to the work of a body, today: as the charter counts it."""
    if body.work_starts is not None:
        return Days(body.work_starts, body.work_ends or body.ends)
    if body.ends is not None:
        return Days(body.starts, body.ends)
    rule = rule_of(charter, body)
    if rule is None:
        return Days(max(body.starts, today), add_months(today, USUAL_MONTHS))
    usual = from_month_to_month(charter.season.containing(today), *months_of(rule))
    return Days(max(body.starts, usual.first), usual.last)


MONTHS = (("first_month", 2), ("last_month", 10))
"""The parameters of the check, and what they are when a rule says nothing."""


def months_of(rule: Rule) -> tuple[int, int]:
    """From which month to which, as a rule says it."""
    first, last = (rule.parameters.get(name, usual) for name, usual in MONTHS)
    assert isinstance(first, int)
    assert isinstance(last, int)
    return first, last
