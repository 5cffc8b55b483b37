"""The year to come of both networks is there to be read, moved and adopted."""

from __future__ import annotations

import pytest

from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.wire.instance_json import as_json, read_instance
from tourdetable.domain.years.board import planned_year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.queries import plan_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.mark.parametrize("network", ["club", "convention"])
def test_a_year_is_planned_and_breaks_nothing(network: str):
    draft = Draft.objects.get(network__slug=network)
    year = planned_year(draft)
    assert year is not None
    assert (draft.state, year.report.violations, year.proved) == (DraftState.PLANNED, (), True)


def test_only_the_convention_has_shared_its_draft():
    shared = Draft.objects.exclude(shared_on=None).values_list("network__slug", flat=True)
    assert list(shared) == ["convention"]


def test_the_same_year_is_found_each_time():
    draft = Draft.objects.get(network__slug="club")
    (piece,) = draft.subproblems.all()
    again = plan(read_instance(as_json(read_instance(piece.instance))), Effort())
    assert again.meetings == plan_of(draft, read_instance(draft.instance)).meetings
