"""A few words of a field, for tests."""

from __future__ import annotations

from tourdetable.core.finding.meaning import Meaning, meaning_of
from tourdetable.core.finding.reading import read_synonyms

SYNONYMS = read_synonyms(
    """
common = ["groupe", "travail", "accompagner", "réunion"]

[themes]
"accès aux droits" = ["non-recours", "renoncement aux droits", "ne pas demander ses aides"]
"guichet" = ["accueil physique"]
"logement" = ["habitat"]
"Logement d’abord" = ["housing first"]
"santé mentale" = ["psychiatrie"]

[means]
"réunion" = ["réunir", "rencontre"]

[publics]
"jeunes" = ["16-25 ans"]
"personnes âgées" = ["aînés", "vieillissement"]
"étudiants" = []

[near]
"accès aux droits" = ["guichet"]
"étudiants" = ["jeunes"]

[clues]
"logement" = ["garant studio bail"]
"guichet" = ["borne bail"]
"""
)


def meaning(title: str, text: str = "") -> Meaning:
    return meaning_of(title, text, SYNONYMS)
