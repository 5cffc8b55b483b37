"""How terrains are called in the words of people: « Marseille 15e », « Belsunce (Marseille) »."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tourdetable.core.territories.standing import shown, whereabouts
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.territories.terrain import Terrain

MUNICIPAL = re.compile(r"^(.+ \d+er?) Arrondissement$")
LONGEST = 200
"""Characters of the words of a territory."""


def name_on(terrain: Terrain, on: date) -> str:
    """What a terrain is called on a day."""
    one = shown(terrain.division, on)
    name = called(one.name) if one else terrain.division
    return f"{terrain.named} ({name})" if terrain.named else name


def called(name: str) -> str:
    """A name as people say it.

    >>> called("Marseille 15e Arrondissement")
    'Marseille 15e'
    """
    said = MUNICIPAL.match(name)
    return said[1] if said else name


def where_on(terrain: Terrain, on: date) -> str:
    """In which department it is, or whatever tells it from its homonyms."""
    one = shown(terrain.division, on)
    return whereabouts(one) if one else ""


def words_of(terrains: Iterable[Terrain], on: date) -> str:
    """The words of a territory: its parts by their name, as many as fit."""
    names = sorted({name_on(one, on) for one in terrains}, key=sort_key)
    while len(words := ", ".join(names)) > LONGEST - 2:
        names = names[:-1]
        if len(", ".join(names)) <= LONGEST - 2:
            return f"{', '.join(names)}…"
    return words
