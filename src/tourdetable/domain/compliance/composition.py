"""Reads: who is missing in a body, by what the charter expects of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.judge.missing import Unfilled, missing_in
from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.compliance.memory import evaluation
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import by_college, charter_in_force

__all__ = ["Unfilled", "expected", "expected_by_college", "expected_in"]


def expected(body: Body, on: date, *, charter: Charter | None = None) -> tuple[Unfilled, ...]:
    """What the charter expects of who sits in a body, and is not there that day or soon after, from
    the facts of its verdicts (one query while nothing has happened)."""
    text = charter or charter_in_force(body.network, on=on)
    return expected_in(evaluation(body.network, text, on=on), body.pk)


def expected_in(judged: Evaluation, body: int) -> tuple[Unfilled, ...]:
    """The same of a body by its id, where the charter has been judged."""
    return missing_in(judged, str(body))


def expected_by_college(
    charter: Charter, body: Body, missing: Iterable[Unfilled]
) -> list[tuple[str, list[Unfilled]]]:
    """What is missing, under the names of colleges in the charter's order; last, under no name,
    what is of none."""
    rows = list(missing)
    groups = by_college(charter, body, [one for one in rows if one.college])
    rest = [one for one in rows if not one.college]
    return [*groups, ("", rest)] if rest else groups
