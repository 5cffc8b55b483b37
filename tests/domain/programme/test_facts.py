from __future__ import annotations

import pytest

from tests.domain.builders import APRIL, TODAY, draw, found_circle
from tests.domain.programme.adopting import published
from tourdetable.core.charter.facts.record import ProgrammeFact
from tourdetable.domain.meetings.calendar.seasons import season_year
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.programme.facts import programmes

pytestmark = pytest.mark.django_db


def test_nothing_published_is_told_as_nothing():
    assert programmes(FactScope(found_circle().network)) == ()


def test_a_programme_is_named_after_the_year_its_season_ends_in():
    circle = found_circle()
    draw(circle.body, APRIL)
    charter = charter_in_force(circle.network, on=TODAY)
    programme = published(circle, season_year(charter, TODAY))
    ends = charter.season.containing(TODAY).last.year
    assert programmes(FactScope(circle.network)) == (ProgrammeFact(str(programme.pk), ends, TODAY),)
