"""Until when a body meets: its end, that of its work, and that of the mandates of its members."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from django.db.models import Max, Min
from django.db.models.functions import Coalesce

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Body, Mandate, Network
from tourdetable.domain.years.instance.requirements import rules_in_force


def last_day(charter: Charter, body: Body) -> date | None:
    """Its end, or that of its work, said or else that of the season of its work (the charter's,
    after it began)."""
    said = body.ends or body.work_ends
    if said is not None:
        return said
    rules = rules_in_force(charter, "work_commitment", body.kind, body.starts)
    work = next((values for _rule, values in rules), None)
    if work is None:
        return None
    month: int = work["last_month"]
    year = body.starts.year + (body.starts.month > month)
    return date(year, month, monthrange(year, month)[1])


def days_with_members(network: Network) -> Mapping[int, Span]:
    """From the first to the last day on which somebody sits, by body (one query); a body where
    nobody ever sits is not among them."""
    rows = Mandate.objects.filter(seat__body__network=network).values_list("seat__body")
    ends = Coalesce("ends", date.max)
    found = rows.annotate(first=Min("starts"), last=Max(ends)).order_by()
    return {body: Span(first, last) for body, first, last in found}
