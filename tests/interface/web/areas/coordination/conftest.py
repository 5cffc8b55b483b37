from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.interface.web.areas.coordination.people import Desk


@pytest.fixture
def desk(db: None) -> Desk:
    """The circle that Ivo supports, and browsers."""
    from tests.domain.coordination.builders import found_supported  # noqa: PLC0415  this file is read before Django is set up
    from tests.interface.web.areas.coordination.people import Desk  # noqa: PLC0415  idem: this file is read too early

    return Desk(found_supported())
