from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.interface.web.areas.referrals.people import Hall


@pytest.fixture
def hall(db: None) -> Hall:
    """The floors, and browsers."""
    from tests.domain.referrals.builders import found_floors  # noqa: PLC0415  this file is read before Django is set up
    from tests.interface.web.areas.referrals.people import Hall  # noqa: PLC0415  idem: this file is read too early

    return Hall(found_floors())
