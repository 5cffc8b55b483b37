from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.interface.web.areas.convention.desk import Desk


@pytest.fixture
def desk(clock: None, db: None) -> Desk:
    from tests.interface.web.areas.convention.desk import found_desk  # noqa: PLC0415  this file is read before Django is set up

    return found_desk()
