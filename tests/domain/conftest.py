from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle

    from tourdetable.domain.meetings.models import Meeting


@pytest.fixture
def circle(db: None) -> Circle:
    from tests.domain.builders import found_circle  # noqa: PLC0415  this file is read before Django is set up

    return found_circle()


@pytest.fixture
def meeting(circle: Circle) -> Meeting:
    """The meeting of March, opened; the three seats came."""
    from tests.domain.builders import hold  # noqa: PLC0415  this file is read before Django is set up

    return hold(circle)
