"""How divisions stand on a day: which one has that key, what it holds, which ones meet.

Days before the first vintage are answered by the first one, days to come by the last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise

from tourdetable.core.territories.reading import FRANCE, gazetteer
from tourdetable.core.territories.terms import Division, Level, key_of

Communes = frozenset[str]
NONE: Communes = frozenset()


def standing(key: str, on: date) -> Division | None:
    """The division of that key as it stands on a day; none when it is no more, or not yet."""
    return next((one for one in gazetteer().stands.get(key, ()) if one.holds_on(on)), None)


def known(key: str) -> Division | None:
    """The division of that key as it last stood, whether it still stands or not."""
    stood = gazetteer().stands.get(key)
    return stood[-1] if stood else None


def shown(key: str, on: date) -> Division | None:
    """How it is called on a day: as it stands then, or as it last stood."""
    return standing(key, on) or known(key)


@cache
def days() -> tuple[date, ...]:
    """The days on which something changed, oldest first."""
    ends = {one.until for stood in gazetteer().stands.values() for one in stood if one.until}
    begun = {one.since for stood in gazetteer().stands.values() for one in stood if one.since}
    return tuple(sorted(ends | begun | set(gazetteer().vintages)))


@lru_cache(maxsize=64)
def settled(on: date) -> date:
    """The last day on which something changed, up to that one: nothing differs between the two."""
    return max((day for day in days() if day <= on), default=days()[0])


@cache
def last_of_epcis() -> date:
    """The day since which the source tells no change of intercommunal bodies, nor of their
    communes: it may come later than the communes themselves."""
    found = {gazetteer().vintages[0]}
    for stood in gazetteer().stands.values():
        for before, after in pairwise(stood):
            if before.within.get(Level.EPCI) != after.within.get(Level.EPCI) and after.since:
                found.add(after.since)
        if stood[0].level in (Level.EPCI, Level.EPT):
            found |= {day for one in stood for day in (one.since, one.until) if day}
    return max(found)


def communes(key: str, on: date) -> Communes:
    """The codes of the communes that a division holds on a day, wholly or (a part) in part."""
    level, _colon, code = key.partition(":")
    if level == Level.COMMUNE:
        return frozenset([code]) if standing(key, on) else NONE
    part = standing(key, on)
    if part is not None and part.is_part:
        return frozenset([part.within[Level.COMMUNE]])
    return holdings(settled(on)).get(key, NONE)


@lru_cache(maxsize=16)
def holdings(on: date) -> dict[str, Communes]:
    """What each division that holds communes holds on a day."""
    found: dict[str, set[str]] = defaultdict(set)
    regions = {key: row[-1].within for key, row in gazetteer().stands.items()}
    for stood in gazetteer().stands.values():
        one = next((one for one in stood if one.holds_on(on)), None)
        if one is None or one.level is not Level.COMMUNE:
            continue
        for level, code in one.within.items():
            found[key_of(level, code)].add(one.code)
        within = regions.get(key_of(Level.DEPARTMENT, one.within.get(Level.DEPARTMENT, "")), {})
        if Level.REGION in within:
            found[key_of(Level.REGION, within[Level.REGION])].add(one.code)
        found[FRANCE.key].add(one.code)
    return {key: frozenset(codes) for key, codes in found.items()}


def parts(code: str, on: date) -> list[Division]:
    """The parts that a commune has on a day: its municipal districts, or what it was made of."""
    keys = whose_parts().get(code, ())
    found = [one for key in keys if (one := standing(key, on)) is not None]
    return [one for one in found if one.within[Level.COMMUNE] == code]


@cache
def whose_parts() -> dict[str, tuple[str, ...]]:
    """The parts that a commune ever had, by its code."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, stood in gazetteer().stands.items():
        for one in stood:
            if one.is_part:
                found[one.within[Level.COMMUNE]].add(key)
    return {code: tuple(sorted(keys)) for code, keys in found.items()}


def meet(first: str, second: str, on: date) -> bool:
    """Whether two divisions have ground in common on a day.

    Two parts of one commune meet only when they are the same one, but for what it was made of:
    a delegated commune and an associated one of the same code are one place."""
    return meet_since(first, second, settled(on))


@lru_cache(maxsize=65_536)
def meet_since(first: str, second: str, on: date) -> bool:
    """The same, on a day on which something changed."""
    one, other = standing(first, on), standing(second, on)
    if one is None or other is None:
        return False
    if one.is_part and other.is_part:
        return one.code == other.code and one.within == other.within
    return not communes(first, on).isdisjoint(communes(second, on))


def any_meet(some: Iterable[str], others: Iterable[str], on: date) -> bool:
    """Whether some division of these meets one of those."""
    against = list(others)
    return any(meet(key, other, on) for key in some for other in against)


def whereabouts(one: Division) -> str:
    """What tells apart two divisions of one name: the department of a commune, or what holds it."""
    within = dict(one.within)
    if one.is_part:
        commune = known(key_of(Level.COMMUNE, within[Level.COMMUNE]))
        within = dict(commune.within) if commune else {}
    for level in (Level.DEPARTMENT, Level.COLLECTIVITY, Level.REGION):
        if level in within and (whole := known(key_of(level, within[level]))):
            return whole.name
    return seat_of(one)


def seat_of(one: Division) -> str:
    """The department that holds most communes of an EPCI."""
    last = one.until - timedelta(days=1) if one.until else date.max
    held = (known(key_of(Level.COMMUNE, code)) for code in communes(one.key, last))
    counted = Counter(each.within.get(Level.DEPARTMENT, "") for each in held if each)
    most = max(sorted(counted), key=counted.__getitem__, default="")
    department = known(key_of(Level.DEPARTMENT, most))
    return department.name if department and one.level in (Level.EPCI, Level.EPT) else ""


def population(key: str) -> int | None:
    """How many people live there by the last vintage, in all its communes; none where no figure is
    known."""
    level, _colon, code = key.partition(":")
    counts = gazetteer().population
    if level in (Level.COMMUNE, Level.MUNICIPAL):
        return counts.get(code)
    held = [counts.get(one) for one in holdings(gazetteer().latest).get(key, ())]
    return sum(one or 0 for one in held) if any(held) else None
