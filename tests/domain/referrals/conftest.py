from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.referrals.builders import Floors


@pytest.fixture
def floors(db: None) -> Floors:
    """A board, a council and the circle, one above the other."""
    from tests.domain.referrals.builders import found_floors  # noqa: PLC0415  this file is read before Django is set up

    return found_floors()
