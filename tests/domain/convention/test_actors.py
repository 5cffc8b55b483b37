"""Whoever answers for a partner that has no seat."""

from __future__ import annotations

from tourdetable.domain.convention.actors import PartnerOutside
from tourdetable.domain.convention.models import DiagnosisPartner
from tourdetable.domain.people.models import Institution


def test_they_write_in_the_name_of_the_institution_by_a_code_of_its_own() -> None:
    row = DiagnosisPartner(pk=7, institution=Institution(name="Commune du Cap"))
    by = PartnerOutside(row, "Mme Roy")
    assert (by.words, by.capacity, by.person_id) == ("Mme Roy, Commune du Cap", "partner:7", None)
