"""Prepared statements: reads that nearly every request makes, whose SQL is written once.

Django writes the SQL of a queryset anew each time it is read: for a few rows found by their keys,
ten times the work of finding them ([ADR 64](docs/adr/0064-hot-reads-are-prepared.md)).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, ForeignKey, Model, OneToOneRel, QuerySet, Value, Window
from django.db.models.functions import RowNumber

Row = tuple[Any, ...]
Link = ForeignKey[Any, Any] | OneToOneRel

CHUNK = 200
"""Rows read at once, of which some are kept: they may hold long texts."""


class Given(Value):
    """A value of a prepared read that is known only when it is asked; `field` says its kind."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(name, output_field=field)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """A place for it: the mark stands among the parameters until it is replaced."""
        return "%s", [self]

    def in_database(self, values: Mapping[str, object], connection: Any) -> Any:
        return self.output_field.get_db_prep_value(values[self.value], connection)


def each_given(name: str, count: int, field: Field[Any, Any]) -> tuple[Given, ...]:
    """Places for the values of a list: a read depends on how many they are, not on which."""
    return tuple(Given(f"{name}{number}", field) for number in range(count))


def numbered(name: str, values: Sequence[object]) -> dict[str, object]:
    """What stands in such places."""
    return {f"{name}{number}": value for number, value in enumerate(values)}


class Part:
    """The columns of one model (all of them, but for some; or `only` some), reached by a path of
    relations (`seat__body__`)."""

    def __init__(
        self,
        path: str,
        model: type[Model],
        *,
        without: Sequence[str] = (),
        only: Sequence[str] = (),
    ) -> None:
        every = model._meta.concrete_fields
        fields = [f for f in every if f.attname not in without and (not only or f.attname in only)]
        self.path, self.model = path, model
        self.names = [field.attname for field in fields]
        self.key = self.names.index(model._meta.pk.attname)

    def read(self, values: Sequence[Any]) -> Model | None:
        """The row as Django would make it; None where an outer join has found none."""
        if values[self.key] is None:
            return None
        return self.model.from_db(DEFAULT_DB_ALIAS, self.names, values)


@dataclass(frozen=True)
class Statement:
    """The SQL of a read, its parameters in order, what makes values of some of its columns, and
    the types of all of them; no SQL where nothing can be found (one of no bodies)."""

    sql: str
    params: tuple[Any, ...]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]
    types: tuple[str, ...]

    @classmethod
    def of(cls, rows: QuerySet[Any, Any], connection: Any) -> Statement:
        compiler = rows.query.get_compiler(connection=connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return cls("", (), (), ())
        columns = [column for column, _sql, _alias in compiler.select]
        found = compiler.get_converters(columns).items()
        converters = tuple((at, convert, column) for at, (convert, column) in found)
        types = tuple(column.output_field.cast_db_type(connection) for column in columns)
        return cls(sql, tuple(params), converters, types)

    @classmethod
    def of_all(cls, parts: Sequence[Statement]) -> Statement:
        """All in one: which of them a row comes from and its rank there, then their columns one
        after the other, empty but for its own."""
        nulls = [", ".join(f"CAST(NULL AS {kind})" for kind in part.types) for part in parts]
        branches = []
        for at, part in enumerate(parts):
            columns = ", ".join(filter(None, [*nulls[:at], "one.*", *nulls[at + 1 :]]))
            select = f"SELECT {at}, one.in_order, {columns} FROM ({part.sql}) one"  # noqa: S608  # Django's
            branches += [select] if part.sql else []
        sql = f"{' UNION ALL '.join(branches)} ORDER BY 1, 2" if branches else ""
        params = tuple(param for part in parts for param in part.params)
        return cls(sql, params, (), ())

    def ask(self, values: Mapping[str, object], connection: Any) -> list[Row]:
        if not self.sql:
            return []
        params = [
            one.in_database(values, connection) if isinstance(one, Given) else one
            for one in self.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows: list[Row] = cursor.fetchall()
        return [self.converted(row, connection) for row in rows] if self.converters else rows

    def converted(self, row: Sequence[Any], connection: Any) -> Row:
        said = list(row)
        for at, converters, column in self.converters:
            for convert in converters:
                said[at] = convert(said[at], column, connection)
        return tuple(said)


class Prepared:
    """A queryset in which some values are `Given`, the models that each of its rows holds, and
    the names of other `columns` of it.

    Related rows are set on one another, as `select_related` does. What the queryset is made of
    cannot depend on what is given, nor on the language: its SQL is written once for each engine.
    """

    def __init__(
        self,
        make: Callable[[], QuerySet[Any, Any]],
        *parts: Part,
        columns: Sequence[str] = (),
    ) -> None:
        self.make, self.parts, self.columns = make, parts, columns
        self.written: dict[str, Statement] = {}

    def rows(self, **values: object) -> list[Row]:
        """For each row found, one instance (or None) for each part, then the other columns."""
        return [self.row(found) for found in self.values(**values)]

    def sift(
        self, rows: QuerySet[Any, Any], keep: Callable[..., bool], *names: str
    ) -> Iterator[Row]:
        """The rows of a queryset of the same models, in its order, as the columns named are kept:
        only these become instances (one query)."""
        places = [self.names.index(name) for name in names]

        def kept(row: Sequence[Any]) -> bool:
            return keep(*[row[place] for place in places])

        return map(self.row, sifted(self.named(rows), kept))

    def values(self, **values: object) -> list[Row]:
        """The bare values of each row found, part by part."""
        connection = connections[DEFAULT_DB_ALIAS]
        return self.statement(connection).ask(values, connection)

    def statement(self, connection: Any) -> Statement:
        known = self.written.get(connection.vendor)
        if known is None:  # two threads may write it at once: it is the same
            known = self.written[connection.vendor] = Statement.of(self.asked(), connection)
        return known

    def asked(self) -> QuerySet[Any, Any]:
        """The queryset whose SQL is written."""
        return self.named(self.make())

    def named(self, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """The columns of a queryset, part by part."""
        return rows.values_list(*self.names, *self.columns)

    def of(self, rows: QuerySet[Any, Any]) -> list[Row]:
        """The same of a queryset that cannot be prepared: another page of the same rows."""
        return [self.row(found) for found in self.named(rows)]

    def row(self, values: Sequence[Any]) -> Row:
        read: list[Any] = []
        begin = 0
        for part in self.parts:
            end = begin + len(part.names)
            read.append(part.read(values[begin:end]))
            begin = end
        for parent, field, child in self.links:
            if row := read[parent]:
                field.set_cached_value(row, read[child])
                if read[child] and field.one_to_one:
                    field.remote_field.set_cached_value(read[child], row)
        return (*read, *values[begin:])

    @cached_property
    def names(self) -> list[str]:
        """The columns of the parts."""
        return [part.path + name for part in self.parts for name in part.names]

    @cached_property
    def links(self) -> list[tuple[int, Link, int]]:
        """Which part is the foreign key of which: (place of the row, its field, place)."""
        places, found = {part.path: at for at, part in enumerate(self.parts)}, []
        for path, child in places.items():
            before, _mark, name = path.removesuffix("__").rpartition("__")
            parent = places.get(f"{before}__" if before else "")
            if not path or parent is None:
                continue
            field = self.parts[parent].model._meta.get_field(name)
            if isinstance(field, ForeignKey | OneToOneRel):
                found.append((parent, field, child))
        return found


def sifted(
    rows: QuerySet[Any, Any], keep: Callable[[Sequence[Any]], bool]
) -> Iterator[Sequence[Any]]:
    """The rows of a `values_list` that are kept, in its order; only these become values, and few
    are held at once. What is kept is judged on texts, which databases give as they are."""
    connection = connections[DEFAULT_DB_ALIAS]
    statement = Statement.of(rows, connection)
    if not statement.sql:
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement.sql, statement.params)
        while chunk := cursor.fetchmany(CHUNK):
            yield from (statement.converted(row, connection) for row in chunk if keep(row))


class PreparedValues:
    """The same for columns that are read as they are: the `values_list` of a queryset."""

    def __init__(self, make: Callable[[], QuerySet[Any, Any]]) -> None:
        self.make = make
        self.written: dict[str, Statement] = {}

    def rows(self, **values: object) -> list[Row]:
        """Each row found, in the order of its columns."""
        connection = connections[DEFAULT_DB_ALIAS]
        known = self.written.get(connection.vendor)
        if known is None:  # as above
            known = self.written[connection.vendor] = Statement.of(self.asked(), connection)
        return known.ask(values, connection)

    def asked(self) -> QuerySet[Any, Any]:
        """The queryset whose SQL is written."""
        return self.make()

    def row(self, values: Sequence[Any]) -> Row:
        return tuple(values)


class Together:
    """Several reads in one question to the database, where a page needs them all: the rows of each,
    in its own order."""

    def __init__(self, *reads: Prepared | PreparedValues) -> None:
        self.reads = reads
        self.written: dict[str, tuple[Statement, list[Statement]]] = {}

    def rows(self, **values: object) -> list[list[Row]]:
        """What each read finds, in the order in which they were given."""
        connection = connections[DEFAULT_DB_ALIAS]
        known = self.written.get(connection.vendor)
        if known is None:  # as above
            known = self.written[connection.vendor] = self.write(connection)
        statement, parts = known
        ends = list(accumulate((len(part.types) for part in parts), initial=0))
        found: list[list[Row]] = [[] for _read in self.reads]
        for at, _rank, *row in statement.ask(values, connection):
            own = parts[at].converted(row[ends[at] : ends[at + 1]], connection)
            found[at].append(self.reads[at].row(own[:-1]))  # its rank comes last
        return found

    def write(self, connection: Any) -> tuple[Statement, list[Statement]]:
        """The statement, and those of which it is made: their columns follow its first two."""
        parts = [Statement.of(ranked(read.asked()), connection) for read in self.reads]
        return Statement.of_all(parts), parts


def put_prefetched(row: Model, name: str, found: list[Any]) -> None:
    """Put on a row what hangs on it, as `prefetch_related` does: narrowed, it is asked anew, and
    still holds to this row."""
    manager = getattr(row, name)
    for one in found:
        manager.field.set_cached_value(one, row)
    rows = manager.get_queryset()
    rows._result_cache, rows._prefetch_done = found, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = rows


def ranked(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The same rows, each with its rank in their order, which a column says."""
    order: Any = rows.query.order_by or rows.model._meta.ordering or None
    found: QuerySet[Any, Any] = rows.order_by().annotate(
        in_order=Window(RowNumber(), order_by=order)
    )
    return found
