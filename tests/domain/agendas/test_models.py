"""What the database refuses."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from tests.core.methods.samples import ECHO
from tests.domain.agendas.builders import to_come, written
from tests.domain.builders import NOW, Circle
from tourdetable.domain.agendas.models import (
    AgendaModel,
    BroughtWords,
    NetworkMethod,
    PointLeftOver,
)
from tourdetable.domain.meetings.actions.meetings import AgendaDraft


def test_nothing_is_not_brought(circle: Circle) -> None:
    (item,) = written(to_come(circle), AgendaDraft("Le bus", "discuss", 20))
    with pytest.raises(IntegrityError):
        BroughtWords.objects.create(item=item, seat=circle.town, words="", at=NOW)


def test_what_is_left_over_says_why(circle: Circle) -> None:
    (item,) = written(to_come(circle), AgendaDraft("Le bus", "discuss", 20))
    with pytest.raises(IntegrityError):
        PointLeftOver.objects.create(body=circle.body, item=item, why="", at=NOW)


def test_a_model_tells_of_its_body(circle: Circle) -> None:
    model = AgendaModel.objects.create(body=circle.body, kind="reading", kept_at=NOW)
    said = {"network": "circle", "subject": f"agenda_model:{model.pk}", "facts": []}
    assert model.told == {**said, "body": circle.body.pk}


def test_a_network_has_one_method_of_a_code(circle: Circle) -> None:
    row = NetworkMethod.objects.create(network=circle.network, code="echo", text=ECHO)
    assert row.told == {"network": "circle", "subject": f"method:{row.pk}", "facts": []}
    with pytest.raises(IntegrityError):
        NetworkMethod.objects.create(network=circle.network, code="echo", text=ECHO)
