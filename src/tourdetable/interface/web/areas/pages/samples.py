"""Sample data of the style guide: fictitious people and meetings, every component in every
state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from tourdetable.domain.networks.enums import Accent
from tourdetable.interface.web.base.accents import accents
from tourdetable.interface.web.templating.marks import VERDICTS


class SampleForm(forms.Form):
    """One field of each kind, with hints."""

    title = forms.CharField(
        label="Titre du point", help_text="Dites ce que la séance doit produire, en une phrase."
    )
    mail = forms.EmailField(
        label="Adresse électronique", help_text="Par exemple : prenom.nom@exemple.fr"
    )
    purpose = forms.ChoiceField(
        label="Que demande ce point ?",
        choices=[("inform", "Informer"), ("discuss", "Échanger"), ("decide", "Décider")],
        widget=forms.RadioSelect,
    )
    seat = forms.ChoiceField(
        label="Siège",
        choices=[("", "Choisir…"), ("1", "Caf des Hautes-Rives"), ("2", "ARS Val-de-Brume")],
    )
    groups = forms.MultipleChoiceField(
        label="Groupes concernés",
        choices=[("1", "Non-recours et aller-vers"), ("2", "Logement d’abord et santé mentale")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    held_on = forms.DateField(
        label="Date", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    text = forms.CharField(label="Ce qui a été dit", widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(
        label="Le relevé a été relu à voix haute", help_text="Il peut l’être en fin de séance."
    )


MEETINGS = (
    (-13, "REX : un courrier relu par des habitants", "Visioconférence"),
    (2, "Rencontre n° 2", "Saint-Aubin-Rivages"),
    (43, "REX : fermer un dispositif sans perdre les personnes", "Visioconférence"),
)
"""How many days from now, the title, the place."""

SEATS = (
    ("DREETS Val-de-Brume", ("Aïcha Berthelot", "Rémi Castanet"), 3, "kept"),
    ("ARS Grand-Littoral", ("Farida Lenoir", "Paul Jacquemin"), 1, "at_risk"),
    ("Délégation interministérielle", ("Jeanne Roccaserra", ""), 2, "broken"),
)
"""The institution, its pair, at how many meetings out of three it came, what follows."""


def styleguide(on: date) -> dict[str, Any]:
    """The context of `components/styleguide.html`."""
    return {
        "form": None,
        "blank_form": SampleForm(prefix="blank"),
        "wrong_form": SampleForm(
            {"wrong-mail": "maud.kerebel", "wrong-purpose": "vote"}, prefix="wrong"
        ),
        "trail": [
            {"label": "Club des territoires", "url": "#"},
            {"label": "Programme", "url": "#"},
            {"label": "Rencontre n° 2"},
        ],
        "steps": ["Calendrier", "Salles", "Relecture", "Publication"],
        "page_of_many": Paginator(range(50), 10).page(3),
        "verdict_states": list(VERDICTS),
        "meetings": [(on + timedelta(days), *words, days < 0) for days, *words in MEETINGS],
        "seats": SEATS,
        "accents": [(code, Accent(code).label) for code in accents()],
        "on": on,
    }
