"""Writes the administrative divisions of France, year after year, from a package of npm.

    npm pack @etalab/decoupage-administratif@VERSION      # each version of VINTAGES, in one folder
    python tools/divisions.py FOLDER

The package, `@etalab/decoupage-administratif` (data of Insee and the DGCL, Licence Ouverte), says
how things stand on the first of January, one version a year; 2020 says only which communes each
EPCI holds. What is written is read by `core/territories/reading.py`: each division from the first
vintage where it stands so to the first where it does not, and which codes became which, and when.
"""

from __future__ import annotations

import json
import lzma
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

VINTAGES = {
    2019: "0.7.0",
    2020: "0.8.0",
    2021: "1.1.1",
    2022: "2.3.1",
    2023: "3.1.1",
    2024: "4.1.0",
    2025: "5.3.0",
    2026: "6.0.0",
}
COMMUNES_UNKNOWN = {2020}
"""Vintages whose file of communes is that of the year before."""
BEFORE = "0.3.0"
"""The version that tells what became of the communes of before the first vintage."""
DAYS = {
    (2020, "21213"): "2019-02-28",
    (2020, "21452"): "2019-02-28",
    (2020, "21507"): "2019-02-28",
    (2020, "21183"): "2019-02-28",
    (2020, "45287"): "2019-03-01",
    (2020, "45307"): "2019-03-01",
}
"""Days that are not the first of January: the three communes made in 2019 after it. Insee counts
no other between two vintages since then."""
PARTS = {
    "commune-deleguee": "delegated",
    "commune-associee": "associated",
    "arrondissement-municipal": "municipal",
}
WRITTEN = Path("src/tourdetable/core/territories/data/divisions.tsv.xz")
Row = dict[str, Any]
Stand = dict[tuple[str, str], tuple[str, ...]]
"""How each division (kind, code) stands in a vintage: its name, then what it belongs to."""


def read(folder: Path, version: str, name: str) -> list[Row]:
    """The rows of one file of a version; none where the version has no such file."""
    packed = folder / f"etalab-decoupage-administratif-{version}.tgz"
    with tarfile.open(packed) as archive:
        try:
            found = archive.extractfile(f"package/data/{name}.json")
        except KeyError:
            return []
        return json.load(found) if found else []


def current(rows: Iterable[Row]) -> dict[str, Row]:
    """The communes of a vintage, by their code."""
    return {row["code"]: row for row in rows if row.get("type") == "commune-actuelle"}


def communes_of_2020(folder: Path) -> list[Row]:
    """The communes of a year that has no file: those of its neighbours that its EPCI hold."""
    before, after = (read(folder, VINTAGES[year], "communes") for year in (2019, 2021))
    held = {m["code"]: m["nom"] for e in read(folder, VINTAGES[2020], "epci") for m in e["membres"]}
    olds, news = current(before), current(after)
    kept = {c: r for c, r in {**olds, **news}.items() if c in held or (c in olds and c in news)}
    for code, row in kept.items():
        told = olds.get(code, row)["nom"]
        kept[code] = row | {"nom": told if held.get(code, told) == told else row["nom"]}
    parts = [
        row
        for row in after
        if row["type"] in PARTS and (row["code"] not in kept or row["code"] in news)
    ]
    return [*kept.values(), *parts]


def standing(folder: Path, year: int, rows: list[Row]) -> Stand:
    """How each division stands in a vintage."""
    found: Stand = {}
    epci_of: dict[str, str] = {}
    for file, kind in (("epci", "epci"), ("ept", "ept")):
        for row in read(folder, VINTAGES[year], file):
            found[kind, row["code"]] = (plain(row["nom"]), row.get("type") or "")
            for member in row["membres"]:
                key = member["code"] if kind == "epci" else f"ept {member['code']}"
                epci_of[key] = row["code"]
    for row in rows:
        code, kind = row["code"], row["type"]
        if kind == "commune-actuelle":
            ept = epci_of.get(f"ept {code}", "")
            belongs = (overseas(row), row.get("arrondissement") or "", epci_of.get(code, ""), ept)
            found["commune", code] = (plain(row["nom"]), *belongs)
        elif kind in PARTS:
            whole = row.get("chefLieu") or row.get("commune") or ""
            found[PARTS[kind], code] = (plain(row["nom"]), whole)
    for row in read(folder, VINTAGES[year], "arrondissements"):
        found["district", row["code"]] = (plain(row["nom"]), row["departement"])
    return found


def overseas(row: Row) -> str:
    """The department of a commune, or the collectivity that stands for one."""
    return str(row.get("departement") or row["collectiviteOutremer"]["code"])


def plain(name: str) -> str:
    """A name with the apostrophe of the house."""
    return " ".join(name.replace("'", "’").split())


def where_it_is(rows: list[Row]) -> dict[str, str]:
    """Of each code that ever named a commune, the commune that holds it in a vintage."""
    now = current(rows)
    held = {old: code for code, row in now.items() for old in row.get("anciensCodes", ())}
    held |= {row["code"]: row["chefLieu"] for row in rows if row.get("chefLieu")}
    return {code: whole for code, whole in held.items() if whole in now} | {c: c for c in now}


def became(before: list[Row], after: list[Row]) -> dict[str, list[str]]:
    """What the communes of a vintage became in the next one, where it is not themselves alone.

    A commune follows its own code; and the codes of its parts, when they are communes again."""
    olds, news = current(before), current(after)
    held, parts = where_it_is(after), defaultdict(set)
    for part, whole in where_it_is(before).items():
        parts[whole].add(part)
    found = {}
    for code in olds:
        stays = {held[code]} if code in held else set()
        rises = {part for part in parts[code] if part in news and part not in olds}
        found[code] = sorted(stays | rises)
    return {code: then for code, then in found.items() if then != [code]}


def former(rows: list[Row], first: list[Row]) -> Iterator[tuple[str, str, str]]:
    """The communes that were no more at the first vintage: code, name, and what holds them."""
    held, now = where_it_is(first), current(first)
    follows = {row["code"]: row.get("communeAbsorbante") or row.get("nouveauCode") for row in rows}
    names = {row["code"]: row["nom"] for row in rows if row["type"] != "commune-actuelle"}
    for code, name in sorted(names.items()):
        if code in now or code[:3] in ("751", "132") or code.startswith("6938"):
            continue
        then: str | None = code
        while then and then not in held:
            then = follows.get(then)
        if then:
            yield code, plain(name), held[then]


def spells(stands: Mapping[int, Stand]) -> Iterator[tuple[str, ...]]:
    """Each division from the first vintage where it stands so to the first where it does not."""
    years = sorted(stands)
    every = sorted({key for stand in stands.values() for key in stand})
    for kind, code in every:
        open_since, said = "", None
        for year in (*years, None):
            now = stands[year].get((kind, code)) if year else None
            if said and now != said:
                yield kind, code, open_since, day_of(year, code), *said
            if now != said:
                open_since, said = day_of(year, code), now


def day_of(year: int | None, code: str) -> str:
    """The day on which what a vintage is the first to say came about; a year is its first day."""
    return DAYS.get((year, code), str(year)) if year else ""


def lines(folder: Path) -> Iterator[tuple[str, ...]]:
    """All that is written."""
    rows = {
        y: read(folder, v, "communes") for y, v in VINTAGES.items() if y not in COMMUNES_UNKNOWN
    }
    rows[2020] = communes_of_2020(folder)
    years, last = sorted(rows), max(rows)
    yield "source", f"@etalab/decoupage-administratif {VINTAGES[last]}", "Licence Ouverte 2.0"
    yield "vintages", *map(str, years)
    for row in read(folder, VINTAGES[last], "regions"):
        if row["zone"] != "com":
            yield "region", row["code"], plain(row["nom"])
    for row in read(folder, VINTAGES[last], "departements"):
        kind = "collectivity" if row["zone"] == "com" else "department"
        yield kind, row["code"], plain(row["nom"]), row["region"]
    yield from spells({year: standing(folder, year, rows[year]) for year in years})
    for before, after in pairwise(years):
        for code, then in sorted(became(rows[before], rows[after]).items()):
            yield "became", day_of(after, code), code, " ".join(then)
    for found in former(read(folder, BEFORE, "communes"), rows[years[0]]):
        yield "former", *found
    for row in sorted(rows[last], key=lambda one: one["code"]):
        if row.get("population") and row["type"] in (
            "commune-actuelle",
            "arrondissement-municipal",
        ):
            yield "population", row["code"], str(row["population"])


def main() -> None:
    """Write the file, the same bytes for the same packages."""
    text = "".join("\t".join(line) + "\n" for line in lines(Path(sys.argv[1])))
    WRITTEN.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
