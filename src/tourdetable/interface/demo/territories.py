"""Who sits where in the demo's Convention Cadre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tourdetable.interface.demo.stage import SeatPlan

PREFET = "Préfecture (délégué du préfet)"
CAF = "Caf des Bouches-du-Rhône"
REGION = "Région (service des équipements sociaux)"
DEPARTMENT = "Département (chargée de territoire)"
MARSEILLE = "Ville de Marseille"
UNION = "Union des centres sociaux"
FEDERATION = "Fédération partenaire"
ITC_15_16 = "itc-marseille-15-16"

TIERS = {
    PREFET: "departmental",
    CAF: "departmental",
    REGION: "regional",
    DEPARTMENT: "departmental",
    MARSEILLE: "municipal",
    UNION: "departmental",
    FEDERATION: "regional",
}
CENTRES, STATE, FAMILY = "social_centres", "state", "caf"


@dataclass(frozen=True)
class Territory:
    """A territorial body, its seats, the days of its season; `writers` when the same ones always write."""

    slug: str
    name: str
    territory: str
    seats: tuple[SeatPlan, ...]
    days: tuple[date, ...]
    writers: tuple[str, ...] = ()

    def turn(self, rank: int) -> tuple[str, str]:
        """Who facilitates and who writes at the meeting of that rank: two different seats, in turn."""
        order = [plan.institution for plan in self.seats if plan.kind == "standing"]
        if self.writers:
            return self.writers[(rank + 1) % len(self.writers)], self.writers[
                rank % len(self.writers)
            ]
        return order[(rank + 5) % len(order)], order[rank % len(order)]

    def away(self, day: date) -> str:
        """A seat that sent its apologies that day."""
        order = [plan.institution for plan in self.seats if plan.kind == "standing"]
        return order[day.toordinal() % len(order)]


@dataclass(frozen=True)
class Committee:
    """A committee of the Convention."""

    slug: str
    kind: str
    name: str
    seats: tuple[SeatPlan, ...]
    days: tuple[date, ...]


def institutions(
    caf: str, prefet: str, department: str, *communes: SeatPlan
) -> tuple[SeatPlan, ...]:
    """The institutional seats of a territory, its followers and its guests."""
    return (
        SeatPlan(PREFET, STATE, (prefet,)),
        SeatPlan(CAF, FAMILY, (caf,)),
        SeatPlan(DEPARTMENT, "department", (department,)),
        *communes,
        SeatPlan(REGION, "region", ("Inès Robaglia",), "light"),
        SeatPlan(UNION, "union", ("Claire Montanari",), "invited"),
        SeatPlan(FEDERATION, "federation", ("Gilles Arnoux",), "invited"),
    )


def centre(name: str, *holders: str) -> SeatPlan:
    """The seat of a social centre's direction."""
    return SeatPlan(name, CENTRES, holders)


def commune(name: str, *holders: str) -> SeatPlan:
    """The seat of a commune."""
    return SeatPlan(name, "municipalities", holders)


CITY = commune(MARSEILLE, "Julien Pastorino", "Anouk Delaporte")

TERRITORIES = (
    Territory(
        ITC_15_16,
        "ITC Marseille 15-16",
        "15e et 16e arrondissements de Marseille",
        (
            centre("La Traverse bleue", "Nadège Fournel", "Théo Marrel"),
            centre("Espace Saint-Louis-des-Pins", "Dominique Reynier"),
            centre("L’Estran", "Odile Féraud", "Nabil Guérin"),
            centre("Centre social du Belvédère-Nord", "Samira Ouadah"),
            centre("Les Quatre-Fontaines", "Karim Aberkane"),
            *institutions("Chloé Santini", "Mohamed Djelloul", "Véronique Alba", CITY),
        ),
        (
            date(2026, 9, 22),
            date(2026, 11, 10),
            date(2027, 1, 7),
            date(2027, 2, 25),
            date(2027, 4, 15),
            date(2027, 6, 8),
        ),
    ),
    Territory(
        "itc-marseille-13-14",
        "ITC Marseille 13-14",
        "13e et 14e arrondissements de Marseille",
        (
            centre("Centre social des Deux-Collines", "Lionel Castelli"),
            centre("Maison de quartier du Petit-Verger", "Sonia Amrani", "Hugues Malard"),
            centre("Centre social La Passerelle-Haute", "Farouk Meziane"),
            centre("Espace du Vallon-Clair", "Estelle Rambaud"),
            centre("Centre social Les Micocouliers", "Leïla Benhaddou"),
            *institutions("Chloé Santini", "Mohamed Djelloul", "Véronique Alba", CITY),
        ),
        (
            date(2026, 9, 24),
            date(2026, 11, 19),
            date(2027, 1, 14),
            date(2027, 2, 9),
            date(2027, 4, 6),
            date(2027, 6, 3),
        ),
    ),
    Territory(
        "itc-marseille-2-3",
        "ITC Marseille 2-3",
        "2e et 3e arrondissements de Marseille",
        (
            centre("Centre social du Port-aux-Vents", "Agnès Lombard"),
            centre("Maison des Trois-Escaliers", "Rachid Ferhat"),
            centre("Centre social Le Figuier", "Pauline D’Amico"),
            *institutions("Chloé Santini", "Maël Kerguen", "Véronique Alba", CITY),
        ),
        (
            date(2026, 10, 1),
            date(2026, 11, 26),
            date(2027, 1, 21),
            date(2027, 3, 18),
            date(2027, 5, 13),
            date(2027, 7, 1),
        ),
    ),
    Territory(
        "itc-pays-d-aix",
        "ITC Pays d’Aix – Vitrolles – Les Pennes-Mirabeau",
        "Aix-en-Provence, Vitrolles, Les Pennes-Mirabeau",
        (
            centre("Centre social La Bastide-Ronde", "Mathilde Cauvin"),
            centre("Espace des Deux-Rivières", "Stéphane N’Guyen"),
            centre("Centre social du Plateau", "Amandine Roux"),
            *institutions(
                "Delphine Sauvaire",
                "Maël Kerguen",
                "Corinne Bastide",
                commune("Ville d’Aix-en-Provence", "Patrice Olivari"),
                commune("Ville de Vitrolles", "Yasmina Kaci"),
                commune("Ville des Pennes-Mirabeau", "Laurent Tosi"),
            ),
        ),
        (
            date(2026, 10, 6),
            date(2026, 12, 1),
            date(2027, 1, 27),
            date(2027, 3, 24),
            date(2027, 5, 19),
            date(2027, 6, 30),
        ),
    ),
    Territory(
        "itc-etang-de-berre",
        "ITC Étang de Berre",
        "Port-de-Bouc, Martigues, Istres, Miramas, Berre-l’Étang, Châteauneuf-les-Martigues",
        (
            centre("Centre social du Vieux-Canal", "Bruno Tavernier"),
            centre("Maison de la Presqu’île", "Élodie Marchand"),
            centre("Centre social Les Salins", "Ahmed Bouzid"),
            *institutions(
                "Delphine Sauvaire",
                "Sylvie Lanthier",
                "Corinne Bastide",
                commune("Ville de Port-de-Bouc", "Jocelyne Perrin"),
                commune("Ville de Martigues", "Fabien Scotto"),
                commune("Ville d’Istres", "Nathalie Gomez"),
                commune("Ville de Miramas", "Denis Arnal"),
            ),
        ),
        (
            date(2026, 9, 8),
            date(2026, 10, 13),
            date(2026, 11, 24),
            date(2027, 1, 12),
            date(2027, 2, 16),
            date(2027, 3, 23),
            date(2027, 5, 11),
            date(2027, 6, 22),
        ),
        writers=("Centre social du Vieux-Canal", "Maison de la Presqu’île"),
    ),
    Territory(
        "itc-pays-d-arles",
        "ITC Pays d’Arles",
        "Arles, Tarascon",
        (
            centre("Centre social Mas-Clairet", "Mireille Chabaud"),
            centre("Espace de la Croisière", "Vincent Isnard"),
            *institutions(
                "Delphine Sauvaire",
                "Sylvie Lanthier",
                "Corinne Bastide",
                commune("Ville d’Arles", "Isabelle Fabre"),
                commune("Ville de Tarascon", "Marc Peyron"),
            ),
        ),
        (
            date(2026, 9, 29),
            date(2026, 12, 17),
            date(2027, 2, 11),
            date(2027, 4, 8),
            date(2027, 6, 3),
        ),
    ),
)

BOARD = (
    SeatPlan(PREFET, STATE, ("Anne-Lise Corbier",)),
    SeatPlan(CAF, FAMILY, ("Philippe Ansaldi",)),
    SeatPlan(DEPARTMENT, "department", ("Véronique Alba",)),
    SeatPlan(REGION, "region", ("Inès Robaglia",)),
    SeatPlan(MARSEILLE, "municipalities", ("Julien Pastorino",)),
    SeatPlan(UNION, "union", ("Claire Montanari",)),
)

COMMITTEES = (
    Committee(
        "comite-technique",
        "technical_committee",
        "Comité technique",
        BOARD,
        (date(2026, 10, 15), date(2027, 5, 20)),
    ),
    Committee(
        "comite-departemental",
        "departmental_committee",
        "Comité départemental",
        BOARD[:5],
        (date(2026, 12, 3), date(2027, 6, 29)),
    ),
    Committee(
        "instance-d-evaluation",
        "evaluation_board",
        "Instance d’évaluation",
        BOARD[:4],
        (date(2027, 6, 10),),
    ),
)
