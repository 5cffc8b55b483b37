"""Time zones as calendar programs name them. What the file itself defines comes first, even under
a known name; then IANA's names, Windows's, and the lists of towns that Exchange writes.

A zone that a file defines is known to this file only.
"""

from __future__ import annotations

import re
import unicodedata
import zoneinfo
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from io import StringIO

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

MOST_ZONES, MOST_LINES = 50, 600
NOT_YEARLY = re.compile(r"FREQ=(?!YEARLY)", re.IGNORECASE)
KEPT = {"BEGIN", "END", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"}
"""The lines of a zone's definition that say when its clocks change."""
LONG_AGO = re.compile(r"^(DTSTART)[^:]*:(\d{4})(\d{4}(?:T\d{6})?)", re.IGNORECASE)
OFFSET = re.compile(r"\(?(?:UTC|GMT)?\s?([+-])(\d{1,2})[:.]?(\d{2})?\)?", re.IGNORECASE)
BETWEEN = re.compile(r"[,/;&()]|\bet\b|\band\b")
DAY = timedelta(days=1)
NEW_YEARS = tuple(datetime(year, 1, 1, 12) for year in (2025, 2027))  # noqa: DTZ001  of any zone

TOWNS = {
    "bruxelles": "Europe/Brussels",
    "copenhague": "Europe/Copenhagen",
    "berne": "Europe/Zurich",
    "bern": "Europe/Zurich",
    "vienne": "Europe/Vienna",
    "varsovie": "Europe/Warsaw",
    "athenes": "Europe/Athens",
    "londres": "Europe/London",
    "edinburgh": "Europe/London",
    "edimbourg": "Europe/London",
    "lisbonne": "Europe/Lisbon",
    "port louis": "Indian/Mauritius",
    "georgetown": "America/Guyana",
    "hawaii": "Pacific/Honolulu",
    "new caledonia": "Pacific/Noumea",
    "nouvelle-caledonie": "Pacific/Noumea",
    "saint pierre": "America/Miquelon",
    "saint-pierre-et-miquelon": "America/Miquelon",
    "eastern time": "America/New_York",
    "heure de l’est": "America/New_York",
    "coordinated universal time": "UTC",
    "temps universel coordonne": "UTC",
}
"""Towns of Microsoft's lists, in English and in French, that IANA does not name so."""


@dataclass
class Zones:
    """The zones of one file: its own definitions by name, the `local` one for what has none, and
    the names that nobody knows."""

    local: tzinfo
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    found: dict[str, tzinfo | None] = field(default_factory=dict)

    def get(self, written: str, otherwise: tzinfo | None = None) -> tzinfo:
        """The zone of a name; when it is unknown the name is noted, and the zone is another (the
        local one)."""
        name = cleaned(written)
        if name not in self.found:
            self.found[name] = self.defined(name) or named(name, self.local)
        found = self.found[name]
        if found is None:
            self.unknown.add(name)
        return found or otherwise or self.local

    def defined(self, name: str) -> tzinfo | None:
        """The file's own zone; the known one of that name when both always tell the same hour."""
        mine = definition(self.own[name]) if name in self.own else None
        known = named(name, self.local) if mine else None
        return known if mine and known and same_hours(mine, known) else mine


def own_zones(blocks: Iterable[tuple[str, ...]], local: tzinfo) -> Zones:
    """The zones that a file defines: few, short, with yearly rules; the first of a name holds."""
    found: dict[str, tuple[str, ...]] = {}
    for lines in blocks:
        name = next((line.partition(":")[2] for line in lines if line.upper()[:4] == "TZID"), "")
        if len(lines) <= MOST_LINES and not any(map(NOT_YEARLY.search, lines)):
            found.setdefault(cleaned(name), lines)
    return Zones(local, dict(list(found.items())[:MOST_ZONES]))


def cleaned(name: str) -> str:
    """A name without what its writing adds: quotes, backslashes, spaces."""
    return " ".join(re.sub(r'\\([,;:\\])|"', r"\1", name).split())


def definition(lines: Iterable[str]) -> tzinfo | None:
    """The time zone that some lines describe, if they can be understood."""
    kept = [recent(line) for line in lines if re.split("[;:]", line)[0].upper() in KEPT]
    kept.insert(1, "TZID:own")
    try:
        zone: tzinfo | None = tzical(StringIO("\n".join(kept))).get()
        return zone if zone and None not in map(zone.utcoffset, NEW_YEARS) else None
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        return None


def recent(line: str) -> str:
    """A line of a definition, begun in 1970 where it says 1601 as Microsoft does."""
    found = LONG_AGO.match(line)
    if found is None:
        return line if ":" in line and line.upper().startswith(("RRULE", "RDATE")) else bare(line)
    year = found[2] if found[2] > "1970" else "1970"
    hour = found[3] if "T" in found[3] else f"{found[3]}T000000"
    return f"DTSTART:{year}{hour}"


def bare(line: str) -> str:
    """A line without its parameters, its name in capitals."""
    name, _colon, value = line.partition(":")
    value = value.strip()
    return f"{name.split(';')[0].upper()}:{value.upper() if name.upper() != 'TZID' else value}"


def same_hours(one: tzinfo, other: tzinfo) -> bool:
    """Whether two zones tell the same hour at noon, each day of some years around now."""
    noons = (NEW_YEARS[0] + number * DAY for number in range(6 * 365))
    return all(noon.replace(tzinfo=one).utcoffset() == other.utcoffset(noon) for noon in noons)


def named(name: str, local: tzinfo) -> tzinfo | None:
    """The zone that a name means by itself."""
    plain = re.sub(r" \d+$", "", name)  # Outlook numbers the zones of one file
    windows = {key.casefold(): zone for key, zone in WINDOWS_TO_OLSON.items()}
    for known in (name, windows.get(plain.casefold(), ""), *endings(name)):
        zone = iana().get(known.casefold())
        if zone:
            return zoneinfo.ZoneInfo(zone)
    return of_towns(plain, local) or about(plain, local)


def endings(name: str) -> list[str]:
    """The names to try within `/vendor.example/20260101/Europe/Paris`, longest first."""
    parts = name.strip("/").split("/")[:8]
    return ["/".join(parts[start:]) for start in range(len(parts)) if len(parts) > 1]


@cache
def iana() -> dict[str, str]:
    """All the zones of IANA, by name whatever its case."""
    return {name.casefold(): name for name in sorted(zoneinfo.available_timezones())}


@cache
def towns() -> dict[str, str]:
    """The zone of each town that has given its name to one."""
    found = {}
    for name in iana().values():
        region, _slash, town = name.rpartition("/")
        if region and region not in {"Etc", "SystemV", "US", "posix", "right"}:
            found[folded(town.replace("_", " "))] = name
    return found | TOWNS


def folded(text: str) -> str:
    """A text without case nor accents."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("'", "’"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).strip()


def of_towns(name: str, local: tzinfo) -> tzinfo | None:
    """The zone of a list of towns, that agrees with the offset that comes first: the network's own
    when it is in the list."""
    zones = [zoneinfo.ZoneInfo(town) for town in named_towns(name)]
    said = of_offset(name)
    zones = [zone for zone in zones if said is None or offset(zone) == offset(said)]
    keys = {zone.key for zone in zones}
    return local if getattr(local, "key", "") in keys else next(iter(zones), None)


def named_towns(name: str) -> Iterator[str]:
    for town in BETWEEN.split(folded(name)):
        if town.strip() in towns():
            yield towns()[town.strip()]


def about(name: str, local: tzinfo) -> tzinfo | None:
    """The offset with which a name begins; the network's own zone when unknown towns follow it and
    they have its winter."""
    fixed = of_offset(name)
    if fixed and OFFSET.sub("", name, count=1).strip() and offset(fixed) == offset(local):
        return local
    return fixed


def of_offset(name: str) -> tzinfo | None:
    """The fixed zone of « UTC+04:00 » or « (UTC+04:00) … »."""
    found = OFFSET.match(name)
    if found is None:
        return UTC if re.search(r"(^|/)utc$", name.casefold()) else None
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(size if found[1] == "+" else -size) if size < DAY else None


def offset(zone: tzinfo) -> timedelta | None:
    """How far a zone is from UTC in its winter, whichever side of the equator."""
    days = (NEW_YEARS[0], NEW_YEARS[0] + 182 * DAY)
    return min(day.replace(tzinfo=zone).utcoffset() or timedelta() for day in days)
