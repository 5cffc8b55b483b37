"""What an act in the past changes, in sentences worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.builders import APRIL, NOW, circle_with, hold
from tests.interface.web.areas.composition.people import composer, confirmed, version, written
from tests.interface.web.areas.decisions.people import furnish


@pytest.mark.django_db
def test_the_verdicts_that_change_are_named(clock: None) -> None:
    """On 1 April nobody came for the library. Its mandate ended on 31 March: nobody was awaited."""
    circle = circle_with('check = "seat_present"\nweight = "obligation"', "none")
    march = hold(circle)
    came = [(circle.town, circle.ana), (circle.school, circle.chloe)]
    hold(circle, APRIL, "Lecture d’avril", came=came)
    room = furnish(circle, march)
    gaelle, mandate = composer(room), circle.library.mandates.get()
    url = room.url("mandate_end", mandate.pk)
    form = written(version=version(mandate.seat), ends=date(2027, 3, 31))
    asked: Any = gaelle.post(url, form)
    words = [said.replace("\xa0", " ") for said in asked.context["form"].caution_words]
    assert words == [
        "1 réunion a eu lieu depuis le jeudi 1er avril 2027 : qui y était attendu, les présences "
        "et les tours sont recomptés avec ces jours.",
        "CIR-09 (Cercle du port) passe de « Rompue » à « Tenue » : Quelqu’un est venu pour chaque "
        "siège (Cercle du port).",
    ]
    assert confirmed(gaelle, url, form).status_code == 302
    later = version(mandate.seat)
    form = written(version=later, ends=date(2027, 3, 30))
    asked = gaelle.post(url, form)
    words = [said.replace("\xa0", " ") for said in asked.context["form"].caution_words]
    assert words[1:] == ["Aucun verdict de la charte ne change."]
    assert NOW.date() > date(2027, 3, 31)
