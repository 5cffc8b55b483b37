"""What an institution probably covers, from its name, its tier and the words of its territory: a
proposal that somebody confirms, never a fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from tourdetable.core.territories.finding import called_so
from tourdetable.core.territories.reading import FRANCE
from tourdetable.core.territories.standing import whereabouts
from tourdetable.core.territories.terms import Division, Level
from tourdetable.core.words.collation import folded
from tourdetable.domain.networks.models import Body, Network, Presence, Seat
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.models import Coverage, Facility
from tourdetable.domain.territories.queries import territories_on
from tourdetable.domain.territories.terrain import departments_of

TOWN, TOGETHER = (Level.COMMUNE, Level.MUNICIPAL), (Level.EPCI, Level.EPT)
COUNTY, REGION = (Level.DEPARTMENT, Level.COLLECTIVITY), (Level.REGION,)
OF_TIER: Mapping[str, tuple[Level, ...]] = {
    Tier.MUNICIPAL: TOWN,
    Tier.INTERMUNICIPAL: TOGETHER,
    Tier.DEPARTMENTAL: COUNTY,
    Tier.REGIONAL: REGION,
}
OF_WORDS: Mapping[tuple[Level, ...], tuple[str, ...]] = {
    TOWN: ("ville", "commune", "mairie", "ccas", "centre communal d action sociale"),
    TOGETHER: ("cc", "ca", "cu", "communaute", "metropole", "cias"),
    COUNTY: (
        *("caf", "caisse d allocations familiales", "cpam", "msa", "mdph", "sdis", "dsden"),
        *("departement", "conseil departemental", "prefecture", "ddets", "ddetspp", "udaf"),
    ),
    REGION: ("region", "conseil regional", "ars", "dreets", "draac", "drajes"),
}
"""How the names of institutions of a level begin."""
LINKS = frozenset(("d", "de", "du", "des", "la", "le", "les", "l"))


def uncovering(network: Network, *, on: date) -> QuerySet[Institution]:
    """The institutions that sit or are present in a network on a day, and of which nobody has said
    what they cover, by name; not those that are there by a facility, which stands somewhere."""
    seated = Seat.objects.filter(body__network=network).active(on).values("institution")
    there = Presence.objects.filter(body__network=network).active(on).values("institution")
    said = Coverage.objects.during(on, date.max).values("institution")
    rows = Institution.objects.filter(Q(pk__in=seated) | Q(pk__in=there), merged_into=None)
    run = Facility.objects.active(on).filter(network=network).values("institution")
    return rows.exclude(pk__in=said).exclude(pk__in=run)


def proposals(
    network: Network, institutions: Iterable[Institution], *, on: date
) -> dict[int, Division]:
    """What each of some institutions (by id) probably covers: only what one place is called, and
    of homonyms the one where the network works (two queries)."""
    bodies = Body.objects.active(on).filter(network=network)
    grounds = territories_on(bodies, on=on).values()
    here = departments_of({one for ground in grounds for one in ground}, on)
    found = ((one.pk, probable(one, here, on)) for one in institutions)
    return {pk: division for pk, division in found if division}


def probable(one: Institution, here: Collection[str], on: date) -> Division | None:
    """What an institution probably covers, where the network works in some departments."""
    levels = levels_of(one)
    if one.tier == Tier.NATIONAL:
        return FRANCE
    for words in (one.territory, *tails(one.name)) if levels else ():
        named = called_so(words, on, levels)
        near = [each for each in named if whereabouts(each) in here or each.name in here]
        for some in (named, near):
            if len(some) == 1:
                return some[0]
    return None


def levels_of(one: Institution) -> tuple[Level, ...]:
    """Of which levels it probably covers something: its tier says so, else how its name begins."""
    name = f"{folded(one.name)} "
    if " arrondissement " in name:
        return (Level.MUNICIPAL,)
    begun = (lv for lv, words in OF_WORDS.items() if any(name.startswith(f"{w} ") for w in words))
    return OF_TIER.get(one.tier) or next(begun, ())


def tails(name: str) -> Iterator[str]:
    """A name, then what follows its first word, its second one… but for the words that link."""
    words = folded(name).split()
    for start in range(len(words)):
        if words[start] not in LINKS or start == 0:
            yield " ".join(words[start:])
            if start and words[start - 1] in ("la", "le", "les", "l"):
                yield " ".join(words[start - 1 :])
