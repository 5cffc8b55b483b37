"""Making the demo's data many times larger, for measures: rows copied by the database itself.

Two shapes at once. Wide: as many more bodies, each with its people, institutions, seats, mandates,
offices, meetings, attendances, turns, decisions, minutes and relays. Crowded: in each body of the
demo, as many more seats (each with its institution and its person), years of meetings, items of
agenda and decisions; ten times at most, since no body has a thousand seats. Events are copied under
other networks' names: the journal grows, what happened in ours does not change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.core.management.color import no_style
from django.db import connection, models, transaction

from tourdetable.domain.compliance.queries import forget
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import AgendaItem, Attendance, Meeting, Reply, Turn
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body, Mandate, Office, Presence, Seat
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.relays.models import Relay

MOST_CROWDED = 10
ITEMS = 20
"""No agenda of the demo has as many items: those of a copy come after."""

Sql = Mapping[str, str]
"""What a column becomes in a copy: SQL where `n` is the copy's number, and bare names the row's."""


class Copied(NamedTuple):
    """The rows of a model that are copied: which references follow the copy, and what differs."""

    model: type[models.Model]
    follows: Sequence[str] = ()
    differs: Sql = {}
    only: str = ""


def year_later(column: str) -> str:
    """The same day of the week, so many years later."""
    if connection.vendor == "sqlite":
        return f"datetime({column}, '+' || (364 * n / 2) || ' days')"
    return f"{column} + interval '182 days' * n"


def wide() -> list[Copied]:
    """More bodies, and all that is theirs."""
    return [
        Copied(Person, differs=named("family_name") | {"account_id": "NULL"}),
        Copied(Institution, differs=named("name")),
        Copied(Body, differs=named("name") | {"slug": "slug || '-' || n"}),
        Copied(Seat, ["body", "institution"]),
        Copied(Mandate, ["seat", "person"]),
        Copied(Office, ["body", "person"], only="body_id IS NOT NULL"),
        Copied(Presence, ["body", "institution"]),
        Copied(Meeting, ["body"]),
        Copied(AgendaItem, ["meeting"]),
        Copied(Reply, ["meeting", "seat", "person"]),
        Copied(Attendance, ["meeting", "seat", "person"]),
        Copied(Turn, ["meeting", "seat"]),
        Copied(Decision, ["meeting", "body", "item"], {"reference": "reference || '/' || n"}),
        Copied(Position, ["decision", "seat"]),
        Copied(FollowUp, ["decision", "seat"]),
        Copied(Minutes, ["meeting", "adopted_at", "decision"]),
        Copied(Relay, ["minutes", "seat", "person"]),
        Copied(Event, differs={"network": "network || '-' || n", "gesture": "NULL"}),
    ]


def crowded() -> list[Copied]:
    """More of all in the same bodies."""
    later = {name: year_later(name) for name in ("starts_at", "ends_at")}
    return [
        Copied(Person, differs=named("given_name") | {"account_id": "NULL"}),
        Copied(Institution, differs=named("name")),
        Copied(Seat, ["institution"]),
        Copied(Mandate, ["seat", "person"]),
        Copied(Attendance, ["seat", "person"]),
        Copied(AgendaItem, differs={"position": f"position + {ITEMS} * n"}),
        Copied(Decision, differs={"reference": "reference || '-' || n"}),
        Copied(Position, ["decision", "seat"]),
        Copied(FollowUp, ["decision", "seat"]),
        Copied(Meeting, differs=later),
    ]


def named(column: str) -> dict[str, str]:
    """A copy's name has its number, and comes after."""
    return {column: f"{column} || ' ' || n", "sort_key": "sort_key || n"}


class Growth:
    """The demo, as many times as it is asked to be. Copies have the original's key, plus its last
    key times their number: even for a wide copy, odd for a crowded one."""

    def __init__(self) -> None:
        self.factor = 1
        models = {copied.model for copied in wide()}
        self.last = {model: last_key(model) for model in models}

    @transaction.atomic
    def to(self, factor: int) -> None:
        """Add what lacks."""
        self.add(wide(), [2 * rank for rank in range(self.factor, factor)])
        less, more = (min(size, MOST_CROWDED) for size in (self.factor, factor))
        self.add(crowded(), [2 * rank + 1 for rank in range(less, more)])
        self.factor = factor
        with connection.cursor() as cursor:
            for statement in sequences(self.last):
                cursor.execute(statement)
            cursor.execute("ANALYZE")
        forget()

    def add(self, copies: Sequence[Copied], numbers: Sequence[int]) -> None:
        """One statement a model, whatever the number of copies."""
        if not numbers:
            return
        listed = ", ".join(f"({number})" for number in numbers)
        with connection.cursor() as cursor:
            for copied in copies:
                cursor.execute(self.statement(copied, listed))

    def statement(self, copied: Copied, numbers: str) -> str:
        """INSERT … SELECT: the rows of the demo, by the numbers of their copies."""
        meta = copied.model._meta
        columns = {str(field.column): self.value(copied, field) for field in meta.concrete_fields}
        only = f"AND {copied.only}" if copied.only else ""
        names, values = ", ".join(map(quoted, columns)), ", ".join(columns.values())
        rows = f"{meta.db_table} CROSS JOIN copies WHERE id <= {self.last[copied.model]} {only}"
        select = f"SELECT {values} FROM {rows}"  # noqa: S608  names of our own models
        numbered = f"WITH copies (n) AS (VALUES {numbers})"
        return f"INSERT INTO {meta.db_table} ({names}) {numbered} {select}"

    def value(self, copied: Copied, field: models.Field[Any, Any]) -> str:
        """What a column of a copy holds."""
        column, related = str(field.column), field.related_model
        if field.primary_key:
            return f"{column} + n * {self.last[copied.model]}"
        if field.name in copied.follows and isinstance(related, type):
            return f"{column} + n * {self.last[related]}"
        return copied.differs.get(column, quoted(column))


def last_key(model: type[models.Model]) -> int:
    """The greatest key of a table of the demo."""
    return int(model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0)


def quoted(column: str) -> str:
    return connection.ops.quote_name(column)


def sequences(tables: Mapping[type[models.Model], int]) -> list[str]:
    """Statements after which new rows come after the copies (PostgreSQL)."""
    return connection.ops.sequence_reset_sql(no_style(), list(tables))


def grow(factor: int) -> None:
    """Make the demo, as it was built, so many times larger."""
    Growth().to(factor)
