from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle
    from tests.interface.web.areas.meetings.people import Port


@pytest.fixture
def circle(port: Port) -> Circle:
    return port.circle
