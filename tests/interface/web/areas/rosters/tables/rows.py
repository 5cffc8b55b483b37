"""The rows of a table that somebody downloads."""

from __future__ import annotations

from django.test import Client

from tests.interface.web.areas.decisions.people import Room
from tourdetable.core.sheets.grid import Cell
from tourdetable.core.sheets.reading import read_sheets


def rows(client: Client, room: Room, what: str) -> list[tuple[Cell, ...]]:
    """Its headings, then its lines."""
    (grid,) = read_sheets(client.get(room.url("export", what, "xlsx")).content)
    return list(grid.rows)
