from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import (
    APRIL,
    MARCH,
    NOW,
    Circle,
    draw,
    nothing_changes,
)
from tourdetable.domain.meetings.models import AgendaItem, Meeting


class TestConstraints:
    """What the database refuses to whoever goes around the actions."""

    @pytest.mark.parametrize("fields", [{"ends_at": MARCH}, {"state": "lost"}, {"sealed_at": NOW}])
    def test_of_a_meeting(self, circle: Circle, fields: dict[str, Any]):
        draw(circle.body, MARCH)
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.update(**fields)

    def test_of_a_point(self, circle: Circle):
        meeting = draw(circle.body, APRIL)
        AgendaItem.objects.create(meeting=meeting, position=1, title="Un")
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            AgendaItem.objects.create(meeting=meeting, position=1, title="Deux")
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            AgendaItem.objects.update(purpose="vote")
