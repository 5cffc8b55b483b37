"""The page of open data, its files, the schema of each, and all of it as one package."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.sheets.writing import csv_cell
from tourdetable.interface.web.areas.site.data.columns import (
    DELIMITER,
    DIALECT,
    LICENCE,
    DataTable,
    Value,
)
from tourdetable.interface.web.areas.site.data.tables import TABLES
from tourdetable.interface.web.areas.site.reading import public_trail
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.fresh.pages import fresh

CSV, JSON = "text/csv; charset=utf-8", "application/json; charset=utf-8"


@require_safe
@fresh()
@in_network
def listed(request: Request, scene: Scene) -> HttpResponse:
    """What there is, under which licence."""
    trail = public_trail(scene, (_("Open data"), ""))
    context = {"tables": list(TABLES.values()), "licence": LICENCE, "trail": trail}
    return render(request, "site/data.html", context)


def table_of(name: str) -> DataTable:
    """One of the tables, or 404."""
    if name not in TABLES:
        raise Http404
    return TABLES[name]


@require_safe
@fresh()
@in_network
def file(request: Request, scene: Scene, name: str) -> HttpResponse:
    """A table as CSV, the same whatever the reader's language: its words are those of the
    network."""
    table, site = table_of(name), request.build_absolute_uri("/").removesuffix("/")
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(table.headings)
    with translation.override(scene.charter.language):
        writer.writerows([cell(value) for value in row] for row in table.rows(scene, site))
    headers = {"Content-Disposition": f'attachment; filename="{scene.network.slug}-{name}.csv"'}
    return HttpResponse(made.getvalue().encode("utf-8-sig"), content_type=CSV, headers=headers)


def cell(value: Value) -> str:
    """Days and moments as ISO 8601 writes them; words that no program computes."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return csv_cell(" ".join(value.split()) if isinstance(value, str) else value)


@require_safe
@fresh()
@in_network
def schema(request: Request, scene: Scene, name: str) -> HttpResponse:
    """What its columns hold (Table Schema)."""
    return as_json(table_of(name).schema())


@require_safe
@fresh()
@in_network
def package(request: Request, scene: Scene) -> HttpResponse:
    """All the tables, with their schemas and their licence (Tabular Data Package)."""
    resources = [resource(request, scene, table) for table in TABLES.values()]
    said: dict[str, Any] = {"profile": "tabular-data-package", "name": scene.network.slug}
    said |= {"title": scene.network.name, "licenses": [LICENCE], "resources": resources}
    return as_json(said)


def resource(request: Request, scene: Scene, table: DataTable) -> dict[str, Any]:
    """One of them."""
    path = request.build_absolute_uri(scene.url("open_data_file", table.name))
    said: dict[str, Any] = {"profile": "tabular-data-resource", "name": table.name, "path": path}
    said |= {"format": "csv", "encoding": "utf-8", "dialect": DIALECT}
    return said | {"title": str(table.title), "schema": table.schema()}


def as_json(said: Mapping[str, Any]) -> HttpResponse:
    """For programs of any site."""
    text = json.dumps(said, ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type=JSON, headers={"Access-Control-Allow-Origin": "*"})
