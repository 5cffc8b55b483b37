from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, TODAY, Circle
from tourdetable.domain.journal.models import Event
from tourdetable.domain.territories.actions.coverage import (
    add_to_coverage,
    confirm_coverages,
    end_in_coverage,
    take_back_from_coverage,
)
from tourdetable.domain.territories.models import Coverage
from tourdetable.domain.territories.terrain import Terrain

pytestmark = pytest.mark.django_db


def test_an_institution_covers_divisions_for_a_time(circle: Circle) -> None:
    here = {"network": circle.network, "by": circle.by_ana(), "now": NOW}
    institution = circle.town.institution
    terrains = [Terrain("department:13"), Terrain("commune:2B033")]
    first, second = add_to_coverage(
        institution=institution, terrains=terrains, starts=FOUNDED, **here
    )
    end_in_coverage(coverage=first, ends=TODAY, **here)
    take_back_from_coverage(coverage=second, **here)
    said = Coverage.objects.values_list("institution", "division", "starts", "ends")
    assert list(said) == [(institution.pk, "department:13", FOUNDED, TODAY)]
    told = Event.objects.filter(kind__startswith="coverage.").order_by("pk")
    assert [(one.kind, one.subject) for one in told] == [
        (kind, f"institution:{institution.pk}")
        for kind in ("coverage.said", "coverage.ended", "coverage.taken_back")
    ]


def test_proposals_that_are_confirmed_leave_alone_what_is_said(circle: Circle) -> None:
    here = {"network": circle.network, "starts": TODAY, "by": circle.by_ana(), "now": NOW}
    town, library = circle.town.institution, circle.library.institution
    town.coverages.create(division="department:13", starts=FOUNDED, known_on=TODAY)
    asked = [(town, Terrain("commune:13004")), (library, Terrain("department:13"))]
    (made,) = confirm_coverages(proposals=asked, **here)
    assert (made.institution, made.division) == (library, "department:13")
    with pytest.raises(ValidationError):
        confirm_coverages(proposals=asked, **here)
