"""What is asked before a group closes: that it has taken stock of what it did."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.groups.enums import ReportKind
from tourdetable.domain.groups.rules import is_group
from tourdetable.domain.networks.actions.closing import CAUTIONS
from tourdetable.domain.networks.models import Body

NO_STOCK = "no_stock_taking"
"""It closes though its stock-taking was not given."""


def without_stock(body: Body, charter: Charter) -> Iterator[str]:
    """A group that gave none closes if one confirms it: a group may die without having done
    anything."""
    if not (is_group(charter, body) or body.terms.exists()):
        return
    given = body.group_reports.filter(kind=ReportKind.STOCK, given_on__isnull=False)
    if not given.exists():
        yield NO_STOCK


CAUTIONS.append(without_stock)
