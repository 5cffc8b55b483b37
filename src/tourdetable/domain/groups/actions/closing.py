"""What is asked before a group closes: that it has taken stock of what it did."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.groups.enums import ReportKind
from tourdetable.domain.groups.rules import is_group
from tourdetable.domain.networks.actions.closing import CAUTIONS
from tourdetable.domain.networks.models import Body

NO_STOCK, NOT_GIVEN = "no_stock_taking", "stock_taking_not_given"
"""It closes though nobody wrote its stock-taking, or though it was written and not given."""


def without_stock(body: Body, charter: Charter) -> Iterator[str]:
    """A group that gave none closes if one confirms it: a group may die without having done
    anything."""
    if not (is_group(charter, body) or body.terms.exists()):
        return
    days = body.group_reports.filter(kind=ReportKind.STOCK).values_list("given_on", flat=True)
    if not any(days):
        yield NOT_GIVEN if days else NO_STOCK


CAUTIONS.append(without_stock)
