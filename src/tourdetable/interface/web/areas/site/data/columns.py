"""A table of open data: its columns, and the Table Schema that says what they hold
(https://specs.frictionlessdata.io/table-schema/).

Names of columns never change; what is said of them is in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tourdetable.interface.web.base.scene import Scene

Value = str | int | date | datetime | None
Row = Sequence[Value]

VERSION = "1.0.0"
LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0 (Etalab)",
    "path": "https://github.com/etalab/licence-ouverte/blob/master/LO.md",
}
DELIMITER = ";"
DIALECT = {"delimiter": DELIMITER, "lineTerminator": "\r\n", "header": True}


@dataclass(frozen=True)
class DataColumn:
    """One column: `kind` is a type of Table Schema, `rules` its constraints; `example` is made
    up."""

    name: str
    kind: str
    about: Any
    example: str
    rules: Mapping[str, Any] = field(default_factory=dict)

    @property
    def described(self) -> dict[str, Any]:
        """As Table Schema says it."""
        said: dict[str, Any] = {"name": self.name, "type": self.kind, "example": self.example}
        if self.kind in ("date", "datetime", "uri"):
            said["format"] = "default"
        return said | {"description": str(self.about), "constraints": dict(self.rules)}


REQUIRED = {"required": True}
KEY = {"required": True, "unique": True}


@dataclass(frozen=True)
class DataTable:
    """A table: its `rows` for a network, as strangers read it."""

    name: str
    title: Any
    about: Any
    key: str
    columns: tuple[DataColumn, ...]
    rows: Callable[[Scene, str], Iterable[Row]]

    def schema(self) -> dict[str, Any]:
        """What a program checks a file against."""
        fields = [column.described for column in self.columns]
        said: dict[str, Any] = {"name": self.name, "title": str(self.title)}
        said |= {"description": str(self.about), "version": VERSION, "fields": fields}
        return said | {"missingValues": [""], "primaryKey": self.key, "licenses": [LICENCE]}

    @property
    def headings(self) -> list[str]:
        return [column.name for column in self.columns]
