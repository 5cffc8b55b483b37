"""What is proposed of a ground: figures that are shipped, facilities that are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from tests.domain.builders import NOW, OPERATOR, TODAY, found_circle, nothing_changes
from tests.domain.convention.builders import diagnosis_of
from tests.domain.territories.said import facility, part
from tourdetable.core.territories.standing import population
from tourdetable.domain.convention.actions.diagnosing import bring_entries, correct_entry
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.convention.portrait import (
    ProposedEntry,
    chosen,
    ground_of,
    proposed_entries,
)
from tourdetable.domain.territories.terrain import Terrain

ARLES, TARASCON = Terrain("commune:13004"), Terrain("commune:13108")


def proposed(made: SharedDiagnosis, *ground: Terrain) -> dict[str, ProposedEntry]:
    return {one.code: one for one in proposed_entries(made, frozenset(ground), TODAY)}


@pytest.mark.django_db
def test_populations_communes_intercommunal_bodies_and_facilities_have_their_source() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    centre = facility(circle, "commune:13004", named="Le Trébon")
    facility(circle, "commune:13055")
    found = proposed(made, ARLES, TARASCON)
    assert [*found] == [
        "people:commune:13004",
        "people:commune:13108",
        "people",
        "communes",
        "epcis",
        f"facility:{centre.pk}",
    ]
    both = (population("commune:13004") or 0) + (population("commune:13108") or 0)
    assert found["people"].draft.value == f"{both:,}"
    assert (found["people"].draft.year, found["communes"].draft.value) == (2026, "2")
    assert (found["epcis"].draft.year, found["communes"].draft.year) == (2025, 2026)
    assert found["epcis"].draft.words.endswith("CA d’Arles-Crau-Camargue-Montagnette")
    assert found[f"facility:{centre.pk}"].draft.place == "Le Trébon (Arles)"
    assert proposed(made) == {}


@pytest.mark.django_db
def test_the_ground_is_that_of_the_body_or_what_words_name_near_where_the_network_works() -> None:
    circle = found_circle()
    made = diagnosis_of(circle, territory="Arles, Saint-Denis, Le Trébon")
    assert ground_of(made, TODAY) == {ARLES}
    part(circle, "commune:97411")
    assert ground_of(made, TODAY) == {ARLES, Terrain("commune:97411")}
    made.body = circle.body
    assert ground_of(made, TODAY) == {Terrain("commune:97411")}


@pytest.mark.django_db
def test_what_the_diagnosis_says_is_never_proposed_again_and_what_differs_is_shown() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    drafts = chosen(proposed(made, ARLES).values(), ["people:commune:13004"])
    (line,) = bring_entries(diagnosis=made, drafts=drafts, by=circle.by_ana(), now=NOW)
    (people, _epcis) = proposed(made, ARLES).values()
    assert (people.is_said, people.known) == (True, (line,))
    draft = replace(drafts[0], value="12", year=2020)
    said = {"entry": line, "draft": draft, "version": made.version, "now": NOW}
    for by in (circle.by_bao(), OPERATOR):
        with nothing_changes(), pytest.raises(PermissionDenied):
            correct_entry(by=by, **said)
    correct_entry(by=circle.by_ana(), **said)
    (people, _epcis) = proposed(made, ARLES).values()
    assert (people.is_said, [one.value for one in people.known]) == (False, ["12"])
