"""A point to which something was brought stays."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.agendas.builders import brought, to_come, written
from tests.domain.builders import Circle, nothing_changes
from tourdetable.domain.meetings.actions.meetings import AgendaDraft


def test_its_words_would_go_with_it(circle: Circle) -> None:
    meeting = to_come(circle)
    (item,) = written(meeting, AgendaDraft("Le tour", "discuss", 20, bringing="everybody"))
    brought(circle, item, "Deux nouvelles")
    with nothing_changes(), pytest.raises(ValidationError, match="Le tour"):
        written(meeting)
