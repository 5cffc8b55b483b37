"""Prepared statements: reads that nearly every request makes, whose SQL is written once.

Django writes the SQL of a queryset anew each time it is read: for a few rows found by their keys,
ten times the work of finding them ([ADR 64](docs/adr/0064-hot-reads-are-prepared.md)).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, ForeignKey, Model, OneToOneRel, QuerySet, Value

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
    """The SQL of a read, its parameters in order, and what makes values of some of its columns;
    no SQL where nothing can be found (one of no bodies)."""

    sql: str
    params: tuple[Any, ...]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]

    @classmethod
    def of(cls, rows: QuerySet[Any, Any], connection: Any) -> Statement:
        compiler = rows.query.get_compiler(connection=connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return cls("", (), ())
        columns = [column for column, _sql, _alias in compiler.select]
        found = compiler.get_converters(columns).items()
        converters = tuple((at, convert, column) for at, (convert, column) in found)
        return cls(sql, tuple(params), converters)

    def ask(self, values: Mapping[str, object], connection: Any) -> Iterator[Sequence[Any]]:
        if not self.sql:
            return
        params = [
            one.in_database(values, connection) if isinstance(one, Given) else one
            for one in self.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            for row in cursor.fetchall():
                yield self.converted(row, connection) if self.converters else row

    def converted(self, row: Sequence[Any], connection: Any) -> Sequence[Any]:
        said = list(row)
        for at, converters, column in self.converters:
            for convert in converters:
                said[at] = convert(said[at], column, connection)
        return said


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

        return map(self.row, sifted(rows.values_list(*self.names, *self.columns), kept))

    def values(self, **values: object) -> Iterator[Sequence[Any]]:
        """The bare values of each row found, part by part."""
        connection = connections[DEFAULT_DB_ALIAS]
        return self.statement(connection).ask(values, connection)

    def statement(self, connection: Any) -> Statement:
        known = self.written.get(connection.vendor)
        if known is None:  # two threads may write it at once: it is the same
            rows = self.make().values_list(*self.names, *self.columns)
            known = self.written[connection.vendor] = Statement.of(rows, connection)
        return known

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
            known = self.written[connection.vendor] = Statement.of(self.make(), connection)
        return [tuple(row) for row in known.ask(values, connection)]
