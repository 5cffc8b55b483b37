from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.interface.web.areas.groups.people import Browsers


@pytest.fixture
def browsers(db: None) -> Browsers:
    """The circle that calls for themes, and the browsers of its members."""
    from tests.domain.groups.builders import found_groups  # noqa: PLC0415  this file is read before Django is set up
    from tests.interface.web.areas.groups.people import Browsers  # noqa: PLC0415  idem: this file is read too early

    return Browsers(found_groups())
