from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from tests.interface.web.areas.meetings.people import Port
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.interface.web.areas.meetings.access import deny, unique, who_may


def test_who_may_is_said_in_the_words_of_the_charter(port: Port) -> None:
    body = port.circle.body
    charter = charter_in_force(port.circle.network, on=body.starts)
    assert who_may(charter, body, [Right.MINUTES]) == ["Secrétariat", "Référence"]
    assert who_may(charter, body, [Right.CONVENE, Right.TURNS]) == ["Intendance", "Référence"]
    body.kind = "board"
    assert who_may(charter, body, [Right.MINUTES]) == []
    with pytest.raises(PermissionDenied):
        deny(charter, body, [Right.MINUTES])


def test_each_capacity_once(port: Port) -> None:
    town, lead = port.circle.town, port.circle.lead
    assert unique([town, lead, town]) == (town, lead)
