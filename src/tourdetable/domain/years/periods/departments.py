"""French departments and regions, as territories are called: whose public holidays hold there, and
which school zone it is in (Code de l'éducation, arrêté du 7 décembre 2022)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tourdetable.core.words.collation import folded

MAINLAND = "FR"
ALSACE, MOSELLE = "6AE", "57"

OF_ZONE = {
    "A": "Doubs, Jura, Haute-Saône, Territoire de Belfort, Dordogne, Gironde, Landes, "
    "Lot-et-Garonne, Pyrénées-Atlantiques, Allier, Cantal, Haute-Loire, Puy-de-Dôme, Côte-d’Or, "
    "Nièvre, Saône-et-Loire, Yonne, Ardèche, Drôme, Isère, Savoie, Haute-Savoie, Corrèze, Creuse, "
    "Haute-Vienne, Ain, Loire, Rhône, Charente, Charente-Maritime, Deux-Sèvres, Vienne, "
    "Auvergne-Rhône-Alpes, Bourgogne-Franche-Comté, Nouvelle-Aquitaine",
    "B": "Alpes-de-Haute-Provence, Hautes-Alpes, Bouches-du-Rhône, Vaucluse, Aisne, Oise, Somme, "
    "Nord, Pas-de-Calais, Meurthe-et-Moselle, Meuse, Moselle, Vosges, Loire-Atlantique, "
    "Maine-et-Loire, Mayenne, Sarthe, Vendée, Alpes-Maritimes, Var, Calvados, Eure, Manche, Orne, "
    "Seine-Maritime, Cher, Eure-et-Loir, Indre, Indre-et-Loire, Loir-et-Cher, Loiret, Ardennes, "
    "Aube, Marne, Haute-Marne, Côtes-d’Armor, Finistère, Ille-et-Vilaine, Morbihan, Bas-Rhin, "
    "Haut-Rhin, Bretagne, Normandie, Hauts-de-France, Pays de la Loire, Centre-Val de Loire, "
    "Provence-Alpes-Côte d’Azur, Grand Est, Alsace",
    "C": "Seine-et-Marne, Seine-Saint-Denis, Val-de-Marne, Aude, Gard, Hérault, Lozère, "
    "Pyrénées-Orientales, Paris, Ariège, Aveyron, Haute-Garonne, Gers, Lot, Hautes-Pyrénées, Tarn, "
    "Tarn-et-Garonne, Yvelines, Essonne, Hauts-de-Seine, Val-d’Oise, Île-de-France, Occitanie",
    "": "Corse, Corse-du-Sud, Haute-Corse",
}
"""Territories of metropolitan France by school zone; Corsica sets its own calendar."""

OVERSEAS = {
    "Guadeloupe": "971",
    "Martinique": "972",
    "Guyane": "973",
    "Réunion": "974",
    "Mayotte": "976",
    "Saint-Barthélemy": "BL",
    "Saint-Martin": "MF",
    "Saint-Pierre-et-Miquelon": "PM",
    "Wallis-et-Futuna": "WF",
    "Polynésie française": "PF",
    "Nouvelle-Calédonie": "NC",
}
"""Overseas territories, with the area of their public holidays; each sets its school year."""

OWN_HOLIDAYS = {"bas rhin": ALSACE, "haut rhin": ALSACE, "alsace": ALSACE, "moselle": MOSELLE}
SEPARATORS = re.compile(r"[,;/()\n]| et |\d+")
ARTICLE = re.compile(r"^(departement|region|collectivite)? ?(de la|de l|des|du|de|d|la|le|les|l)? ")

Place = tuple[str, str]
"""The area of a territory's public holidays, and its school zone (or nothing)."""


def _known() -> Iterator[tuple[str, Place]]:
    for zone, names in OF_ZONE.items():
        for name in map(folded, names.split(", ")):
            yield name, (OWN_HOLIDAYS.get(name, MAINLAND), zone)
    for name, area in OVERSEAS.items():
        yield folded(name), (area, "")


KNOWN: Mapping[str, Place] = MappingProxyType(dict(_known()))


def recognized(territory: str) -> set[Place]:
    """The departments and regions that a territory names in so many words; none when it is said
    otherwise (a district, a town): nothing is guessed from part of a name."""
    pieces = [folded(piece) for piece in (territory, *SEPARATORS.split(territory))]
    found = (
        KNOWN.get(piece) or KNOWN.get(ARTICLE.sub("", f"{piece} ").strip()) for piece in pieces
    )
    return {place for place in found if place}
