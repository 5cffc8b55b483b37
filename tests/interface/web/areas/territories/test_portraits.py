"""Bringing to a diagnosis what is known of its ground."""

from __future__ import annotations

from re import findall

import pytest

from tests.domain.builders import nothing_changes
from tests.domain.convention.builders import diagnosis_of
from tests.domain.territories.said import facility, part
from tests.interface.web.areas.convention.desk import Desk, found_desk
from tourdetable.domain.convention.models import DiagnosisEntry

TICKED = r'name="entries" value="([^"]+)"[^>]* checked'


@pytest.fixture
def desk(clock: None, db: None) -> Desk:
    return found_desk()


def test_what_the_words_name_is_proposed_ticked_brought_and_corrected(desk: Desk) -> None:
    made = diagnosis_of(desk.circle, territory="Arles et Tarascon")
    centre = facility(desk.circle, "commune:13004")
    codes = findall(TICKED, desk.read("diagnosis_portrait", made.pk, by="ana"))
    assert codes[-1] == f"facility:{centre.pk}"
    with nothing_changes():
        assert desk.send("diagnosis_portrait", made.pk, by="ana").status_code == 422
    sent = {"entries": codes[:1], "by": "ana"}
    assert desk.send("diagnosis_portrait", made.pk, **sent).status_code == 302
    line = DiagnosisEntry.objects.get(words__endswith="Arles")
    assert (line.seat, line.source) == (
        desk.circle.town,
        "Insee, populations municipales en vigueur",
    )
    assert findall(TICKED, desk.read("diagnosis_portrait", made.pk)) == codes[1:]
    shown = desk.read("diagnosis_correct", made.pk, line.pk, by="ana")
    assert f'value="{line.value}"' in shown
    said = {"words": "Arles", "value": "12", "source": "Mairie", "year": "2025", "address": ""}
    known = {"version": made.version, "by": "ana"}
    assert desk.send("diagnosis_correct", made.pk, line.pk, **said, **known).status_code == 302
    line.refresh_from_db()
    assert (line.words, line.value, line.year) == ("Arles", "12", 2025)
    assert (
        desk.clients["bao"].get(desk.url("diagnosis_correct", made.pk, line.pk)).status_code == 403
    )


def test_the_ground_is_that_of_the_body_or_what_one_looks_for_among_homonyms(desk: Desk) -> None:
    part(desk.circle, "commune:13108")
    made = diagnosis_of(desk.circle, territory="Le Nord", body=desk.circle.body)
    url = desk.url("diagnosis_portrait", made.pk)
    told = [
        desk.steward.get(f"{url}{asked}").content.decode()
        for asked in (
            "",
            "?where=Arles",
            "?where=Saint-Denis",
            "?where=Saint-Denis&in=commune:97411",
        )
    ]
    found = [[code for code in findall(TICKED, one) if code.startswith("people:")] for one in told]
    assert found == [
        ["people:commune:13108"],
        ["people:commune:13004"],
        [],
        ["people:commune:97411"],
    ]
