"""Whom one can become in the demo, in one click."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Persona:
    """Somebody of the demo: `name` is that of a person of the built data; `role` is said in French, as its data."""

    slug: str
    name: str
    network: str
    role: str

    @property
    def email(self) -> str:
        """The address with which the person may also sign in."""
        return f"{self.slug}@exemple.invalid"


PERSONAS = (
    Persona("maud", "Maud Kerébel", "club", "facilitatrice du Club"),
    Persona(
        "solene", "Solène Marchetti", "club", "membre (DDETS des Hautes-Rives), référente de groupe"
    ),
    Persona("yanis", "Yanis Obrecht", "club", "membre, en binôme avec Solène Marchetti"),
    Persona("gaelle", "Gaëlle Prigent", "club", "membre (CCAS), référente de groupe"),
    Persona("farida", "Farida Lenoir", "club", "membre (ARS Grand-Littoral), dissensus maintenu"),
    Persona(
        "aicha", "Aïcha Berthelot", "club", "membre (DREETS), secrétaire de la rencontre du 8 avril"
    ),
    Persona("jeanne", "Jeanne Roccaserra", "club", "membre sans binôme (poste vacant)"),
    Persona("helene", "Hélène Garancin", "convention", "animatrice de la Convention Cadre"),
    Persona(
        "nadege",
        "Nadège Fournel",
        "convention",
        "ITC Marseille 15-16 : anime la séance du 15 avril",
    ),
    Persona(
        "karim",
        "Karim Aberkane",
        "convention",
        "ITC Marseille 15-16 : secrétaire de la séance du 15 avril",
    ),
    Persona(
        "samira", "Samira Ouadah", "convention", "ITC Marseille 15-16 : directrice de centre social"
    ),
    Persona("chloe", "Chloé Santini", "convention", "Caf : membre de trois ITC"),
    Persona(
        "mohamed",
        "Mohamed Djelloul",
        "convention",
        "délégué du préfet, ITC Marseille 15-16 et 13-14",
    ),
    Persona("veronique", "Véronique Alba", "convention", "Département : membre de trois ITC"),
    Persona("julien", "Julien Pastorino", "convention", "Ville de Marseille : membre de trois ITC"),
    Persona("ines-r", "Inès Robaglia", "convention", "Région : suit par les comptes rendus"),
    Persona(
        "leila",
        "Leïla Benhaddou",
        "convention",
        "ITC Marseille 13-14 : secrétaire de la séance du jour",
    ),
    Persona(
        "bruno",
        "Bruno Tavernier",
        "convention",
        "ITC Étang de Berre : écrit toujours le compte rendu",
    ),
    Persona(
        "delphine",
        "Delphine Sauvaire",
        "convention",
        "Caf : ITC Pays d’Arles, secrétaire le 8 avril",
    ),
    Persona("odile", "Odile Féraud", "convention", "boîte partagée d’un centre social (direction)"),
)
BY_SLUG = {persona.slug: persona for persona in PERSONAS}
