"""What a diagnosis may say of its ground by itself: figures of the divisions that the product ships
with, facilities that the network knows. Proposals, which somebody chooses; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tourdetable.core.territories.finding import called_so
from tourdetable.core.territories.reading import gazetteer
from tourdetable.core.territories.standing import (
    last_of_epcis,
    population,
    standing,
    whereabouts,
)
from tourdetable.core.territories.terms import Division, Level, key_of
from tourdetable.core.words.collation import folded
from tourdetable.core.words.language import language_of
from tourdetable.domain.convention.actions.diagnosing import LONGEST, EntryDraft
from tourdetable.domain.convention.models import DiagnosisEntry, SharedDiagnosis
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.territories.models import Facility
from tourdetable.domain.territories.naming import called, name_on
from tourdetable.domain.territories.queries import (
    facilities_in,
    facilities_on,
    territories_on,
    territory_on,
)
from tourdetable.domain.territories.terrain import (
    Terrain,
    communes_of,
    departments_of,
    people_of,
)

Ground = frozenset[Terrain]

NAMED = (Level.COMMUNE, Level.MUNICIPAL, Level.EPCI, Level.EPT)
"""What the words of a territory name."""
APART = 12
"""Divisions whose population is told one by one, at most: beyond, their sum alone."""


@dataclass(frozen=True)
class ProposedEntry:
    """Something that may be brought; `known`: what the diagnosis says of it already."""

    code: str
    draft: EntryDraft
    known: tuple[DiagnosisEntry, ...] = ()

    @property
    def is_said(self) -> bool:
        """Whether the diagnosis says just that."""
        return any(same(one, self.draft) for one in self.known)


BETWEEN = re.compile(r"[,;\n]")


def ground_of(diagnosis: SharedDiagnosis, on: date) -> Ground:
    """The ground of a diagnosis: that of its body, else the divisions that its words name just so;
    of homonyms, the one where the network works (two queries)."""
    said = territory_on(diagnosis.body, on=on) if diagnosis.body else frozenset[Terrain]()
    names = BETWEEN.split(diagnosis.territory.replace(_(" and "), ", "))
    here = bodies_departments(diagnosis.network, on) if not said else frozenset[str]()
    return said or frozenset(
        Terrain(one.key) for name in names if (one := named(name.strip(), here, on))
    )


def bodies_departments(network: Network, on: date) -> frozenset[str]:
    """The departments where the bodies of a network work (one query)."""
    grounds = territories_on(Body.objects.active(on).filter(network=network), on=on).values()
    return departments_of({one for ground in grounds for one in ground}, on)


def named(name: str, here: Collection[str], on: date) -> Division | None:
    """The one division of a name, or the one of that name in these departments."""
    found = called_so(name, on, NAMED) if name else []
    near = [one for one in found if whereabouts(one) in here]
    return next((some[0] for some in (found, near) if len(some) == 1), None)


def proposed_entries(diagnosis: SharedDiagnosis, ground: Ground, on: date) -> list[ProposedEntry]:
    """What may be brought of a ground, figures first (three queries)."""
    said: dict[tuple[str, str], list[DiagnosisEntry]] = {}
    for entry in diagnosis.entries.order_by("pk"):
        said.setdefault((entry.kind, folded(entry.words)), []).append(entry)
    found = [*figures(ground, on), *facilities(diagnosis.network, ground, on)] if ground else []
    return [
        ProposedEntry(code, one, tuple(said.get((one.kind, folded(one.words)), ())))
        for code, one in found
    ]


def same(entry: DiagnosisEntry, draft: EntryDraft) -> bool:
    """Whether a line says what is proposed: the same figure of the same year, the same facility."""
    return (folded(entry.value), entry.year) == (folded(draft.value), draft.year)


Coded = Iterator[tuple[str, EntryDraft]]


def figures(ground: Ground, on: date) -> Coded:
    """How many people live there, how many communes there are, in which intercommunal bodies."""
    yield from populations(ground, on)
    codes = sorted(communes_of(ground, on))
    if len(codes) > 1:
        words, year = _("Communes of the territory"), gazetteer().latest.year
        yield "communes", figure(words=words, value=written(len(codes)), **divisions(year))
    names = epcis(codes, on)
    if names:
        words = _("Intercommunal bodies of the territory: %(names)s") % {"names": ", ".join(names)}
        year = last_of_epcis().year
        yield "epcis", figure(words=words, value=written(len(names)), **divisions(year))


def populations(ground: Ground, on: date) -> Coded:
    """Of each division, when they are few, and of all together."""
    year = gazetteer().latest.year
    source = _("Insee, municipal populations in force")
    whole = sorted(one for one in ground if not one.named)
    for one in whole if len(whole) <= APART else ():
        people = population(one.division)
        if people is not None:
            words = _("Municipal population: %(where)s") % {"where": name_on(one, on)}
            told = {"words": words, "value": written(people)}
            yield f"people:{one.division}", figure(**told, source=source, year=year)
    people = people_of(ground, on)
    if people is not None and len(ground) > 1:
        told = {"words": _("Municipal population of the whole territory"), "value": written(people)}
        yield "people", figure(**told, source=source, year=year)


def epcis(codes: Iterable[str], on: date) -> list[str]:
    """The names of the intercommunal bodies of some communes."""
    held = (standing(key_of(Level.COMMUNE, code), on) for code in codes)
    within = {one.within.get(Level.EPCI, "") for one in held if one} - {""}
    found = (standing(key_of(Level.EPCI, code), on) for code in within)
    return sorted(called(one.name) for one in found if one)


def facilities(network: Network, ground: Ground, on: date) -> Coded:
    """Those that the network knows there."""
    for one in facilities_in(ground, facilities_on(network, on=on), on=on):
        yield f"facility:{one.pk}", facility(one, on)


def facility(one: Facility, on: date) -> EntryDraft:
    """A facility, what it is and where."""
    where = ", ".join(filter(None, (one.address, name_on(one.terrain, on))))
    words = f"{one.name} ({one.kind})" if one.kind else one.name
    return EntryDraft("facility", words, place=where[: LONGEST["place"]])


def figure(*, words: str, value: str, source: str, year: int) -> EntryDraft:
    return EntryDraft("figure", words, value=value, source=source, year=year)


def divisions(year: int) -> dict[str, Any]:
    """Who says which divisions there are, and of which year."""
    return {"source": _("Insee and DGCL, official divisions"), "year": year}


def written(number: int) -> str:
    """A number as people read it."""
    return language_of(get_language()).number(number)


def chosen(proposals: Iterable[ProposedEntry], codes: Collection[str]) -> list[EntryDraft]:
    """Those that were chosen."""
    return [one.draft for one in proposals if one.code in codes]
