from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import TODAY, Circle
from tests.domain.territories.said import part
from tourdetable.domain.territories.actions.parts import added, said_of
from tourdetable.domain.territories.models import BodyTerritory
from tourdetable.domain.territories.terrain import Terrain

pytestmark = pytest.mark.django_db


def test_what_has_ended_may_be_said_again(circle: Circle) -> None:
    part(circle, "commune:13005", ends=date(2026, 12, 31))
    (row,) = added(
        BodyTerritory, [Terrain("commune:13005")], date(2027, 1, 1), TODAY, body=circle.body
    )
    assert (row.starts, BodyTerritory.objects.count()) == (date(2027, 1, 1), 2)
    assert said_of(row) == {"divisions": ["commune:13005"]}
