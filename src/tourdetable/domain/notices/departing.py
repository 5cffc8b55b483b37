"""All that leaves from this installation, whatever wrote it, for whoever runs it: what somebody
must see to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Value

from tourdetable.domain.complaints.models import ComplaintMessage
from tourdetable.domain.convention.models import DiagnosisMessage
from tourdetable.domain.journal.departures import Departure, DepartureState, stuck_in
from tourdetable.domain.newsletters.models import NewsletterCopy
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.referrals.models import ReferralMessage
from tourdetable.domain.site.models import DayLetter

TABLES: tuple[type[Departure], ...] = (
    ComplaintMessage,
    ReferralMessage,
    DiagnosisMessage,
    DayLetter,
    Notice,
    NewsletterCopy,
)
"""Where messages wait."""

StuckKey = tuple[str, int, datetime]
"""The name of a table, a row of it, and since when it leaves no more."""


def stuck() -> QuerySet[Any, StuckKey]:
    """The messages that somebody must see to, latest first."""
    first, *others = (stuck_keys(table) for table in TABLES)
    return first.union(*others, all=True).order_by("-due_at", "table", "-pk")


def stuck_keys(table: type[Departure]) -> QuerySet[Any, StuckKey]:
    named = stuck_in(table).order_by().annotate(table=Value(name_of(table)))
    return named.values_list("table", "pk", "due_at")


def name_of(table: type[Departure]) -> str:
    return str(table._meta.model_name)


def given_up() -> list[Departure]:
    """Those that were refused too many times, latest first: their addresses need mending."""
    return [one for one in read_stuck(stuck()) if one.state == DepartureState.GIVEN_UP]


def read_stuck(keys: Iterable[StuckKey]) -> list[Departure]:
    """These messages, in that order (a query a table that has some)."""
    wanted = list(keys)
    found = {}
    for table in TABLES:
        own = [pk for name, pk, _at in wanted if name == name_of(table)]
        rows = table._default_manager.select_related(*table.AROUND).in_bulk(own)
        found.update({(name_of(table), pk): row for pk, row in rows.items()})
    return [found[name, pk] for name, pk, _at in wanted if (name, pk) in found]
