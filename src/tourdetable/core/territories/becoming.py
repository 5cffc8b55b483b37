"""What became of a division: merged, split, renamed, left by a commune, and on which day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from tourdetable.core.territories.reading import gazetteer
from tourdetable.core.territories.standing import communes, days, known, standing
from tourdetable.core.territories.terms import PARTS, Becoming, Division, Evolution, Level, key_of

DAY = timedelta(days=1)


def successors(key: str, since: date, on: date) -> tuple[Division, ...]:
    """What stands on a day for a division that was named on another one: itself, as a rule.

    None when nothing is known of it. A commune that was no more before what is known is answered by
    the one that holds it."""
    if is_still(key):
        return (gazetteer().stands[key][0],)
    keys = {named(key, since)}
    for day in (day for day in days() if since < day <= on):
        keys = {one.key for each in keys for one in on_the_day(each, day)}
    found = (standing(each, on) for each in keys)
    return tuple(sorted((one for one in found if one), key=lambda one: one.key))


def is_still(key: str) -> bool:
    """Whether a commune, or a part of one, went through nothing that is known: nearly all."""
    stood = gazetteer().stands.get(key, ())
    if len(stood) != 1 or stood[0].since or stood[0].until:
        return False
    one = stood[0]
    return one.is_part or (one.level is Level.COMMUNE and one.code not in moving())


@cache
def moving() -> frozenset[str]:
    """The codes of the communes that became others, or that others became."""
    every = (row for merged in gazetteer().became.values() for row in merged.items())
    return frozenset(code for old, then in every for code in (old, *then))


def antecedents(key: str, known_on: date, on: date) -> set[str]:
    """What stood on a day where a division stands on a later one: itself, where it already did;
    the commune that a part was; the communes of an intercommunal body that was not yet."""
    level, _colon, code = key.partition(":")
    first = next((one for one in gazetteer().stands.get(key, ()) if one.since), None)
    if standing(key, on) or first is None or first.since is None:
        return {key}
    if level == Level.COMMUNE:
        return {key_of(Level.COMMUNE, old) for old in predecessors(code, known_on, on)}
    held = communes(key, first.since)
    if first.is_part:
        alike = (key_of(one, code) for one in (Level.COMMUNE, *PARTS))
        if same := next((one for one in alike if standing(one, on)), ""):
            return {same}
    former = {old for one in held for old in predecessors(one, first.since, on)}
    return {key_of(Level.COMMUNE, old) for old in former}


def predecessors(code: str, known_on: date, on: date) -> set[str]:
    """The communes that a commune of one day was on an earlier one: itself, where it stood."""
    codes = {code}
    for day in reversed([day for day in days() if on < day <= known_on]):
        codes = {old for one in codes for old in before_the_day(one, day)}
    return codes


def before_the_day(code: str, day: date) -> set[str]:
    """What a commune was until a day: itself, unless it only stands since then."""
    return {code} if standing(key_of(Level.COMMUNE, code), day - DAY) else sources(code, day)


def named(key: str, on: date) -> str:
    """The key that names it on a day: its own, or that of the commune that holds it since long."""
    level, _colon, code = key.partition(":")
    if level == Level.COMMUNE and not standing(key, on) and code in gazetteer().former:
        return key_of(Level.COMMUNE, gazetteer().former[code][1])
    return key


def on_the_day(key: str, day: date) -> tuple[Division, ...]:
    """What stands for a division from a day on, where it stood the day before."""
    before, after = standing(key, day - DAY), standing(key, day)
    if before is None:
        return (after,) if after else ()
    if before.level is Level.COMMUNE:
        return communes_after(before.code, day)
    if after is not None:
        return (after,)
    return part_after(before, day) if before.is_part else holders_after(before, day)


def communes_after(code: str, day: date) -> tuple[Division, ...]:
    """The communes that a commune is from a day on."""
    then = gazetteer().became.get(day, {}).get(code, (code,))
    found = (standing(key_of(Level.COMMUNE, one), day) for one in then)
    return tuple(one for one in found if one is not None)


def part_after(part: Division, day: date) -> tuple[Division, ...]:
    """What stands for a part that is no more: the commune of its code, when it is one again; a part
    under another status; or whatever its commune became."""
    whole = communes_after(part.within[Level.COMMUNE], day)
    risen = [one for one in whole if one.code == part.code]
    if risen:
        return tuple(risen)
    for level in (Level.DELEGATED, Level.ASSOCIATED):
        same = standing(key_of(level, part.code), day)
        if same is not None and same.level is not part.level:
            return (same,)
    return whole


def holders_after(before: Division, day: date) -> tuple[Division, ...]:
    """The divisions of the same level that hold what one held: those an EPCI merged into."""
    found = set()
    for code in communes(before.key, day - DAY):
        for commune in communes_after(code, day):
            if before.level in commune.within:
                found.add(key_of(before.level, commune.within[before.level]))
    return tuple(one for key in sorted(found) if (one := standing(key, day)) is not None)


def changes(key: str, since: date, on: date) -> list[Evolution]:
    """What a division went through after a day, up to another one, oldest first; and what became
    of it went through in its turn."""
    found: list[Evolution] = []
    if is_still(key):
        return found
    keys = {named(key, since)}
    for day in (day for day in days() if since < day <= on):
        then = set()
        for each in sorted(keys):
            found += change_on(each, day)
            then |= {one.key for one in on_the_day(each, day)}
        keys = then
    return found


@cache
def change_on(key: str, day: date) -> tuple[Evolution, ...]:
    """What a division went through on a day, if it did."""
    before = standing(key, day - DAY)
    if before is None:
        return ()
    after = on_the_day(key, day)
    joined, left = exchanged(before, after, day)
    how = becoming(before, after, day, bool(joined or left))
    return (Evolution(day, how, before, after, joined, left),) if how else ()


def becoming(
    before: Division, after: tuple[Division, ...], day: date, exchanges: bool
) -> Becoming | None:
    """How one names what a division went through; none when nothing that matters changed."""
    if not after:
        return Becoming.ENDED
    if len(after) > 1:
        return Becoming.SPLIT
    (then,) = after
    if then.key != before.key:
        return Becoming.RECODED if alone(before, then, day) else Becoming.MERGED
    if exchanges:
        return Becoming.GREW if before.level is Level.COMMUNE else Becoming.MEMBERS
    return Becoming.RENAMED if then.name != before.name else None


def alone(before: Division, then: Division, day: date) -> bool:
    """Whether another code holds the same ground and no more."""
    if before.is_part:
        return then.is_part or stands_again(before, then, day)
    if before.level is Level.COMMUNE:
        return sources(then.code, day) == {before.code}
    held = {
        one.code for code in communes(before.key, day - DAY) for one in communes_after(code, day)
    }
    return held == communes(then.key, day)


def stands_again(part: Division, then: Division, day: date) -> bool:
    """Whether a part of a commune is one again, its commune having split."""
    whole = communes_after(part.within[Level.COMMUNE], day)
    return len(whole) > 1 and then.code == part.code


def sources(code: str, day: date) -> set[str]:
    """The communes of which a commune is made on a day."""
    merged = gazetteer().became.get(day, {})
    made_of = {old for old, then in merged.items() if code in then}
    itself = code not in merged and standing(key_of(Level.COMMUNE, code), day - DAY) is not None
    return made_of | ({code} if itself else set())


def exchanged(
    before: Division, after: tuple[Division, ...], day: date
) -> tuple[tuple[Division, ...], tuple[Division, ...]]:
    """The communes that joined a division on a day, and those that left it."""
    if before.is_part:
        return (), ()
    if before.level is Level.COMMUNE:
        came = {old for one in after for old in sources(one.code, day)} - {before.code}
        return as_divisions(came, day - DAY), ()
    held = communes(before.key, day - DAY)
    kept = {one.code for code in held for one in communes_after(code, day)}
    now = {code for one in after for code in communes(one.key, day)}
    return as_divisions(now - kept, day), as_divisions(kept - now, day)


def as_divisions(codes: Iterable[str], on: date) -> tuple[Division, ...]:
    """These communes as they stand on a day, by their code."""
    found = (known_on(code, on) for code in sorted(codes))
    return tuple(one for one in found if one is not None)


def known_on(code: str, on: date) -> Division | None:
    """A commune as it stands on a day, or last stood."""
    key = key_of(Level.COMMUNE, code)
    return standing(key, on) or known(key)
