from __future__ import annotations

import pytest
from tests.domain.builders import Circle, found_circle, hold

from tourdetable.domain.meetings.models import Meeting


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


@pytest.fixture
def meeting(circle: Circle) -> Meeting:
    """The meeting of March, opened; the three seats came."""
    return hold(circle)
