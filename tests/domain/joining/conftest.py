from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle


@pytest.fixture
def circle(db: None) -> Circle:
    from tests.domain.joining.invited import with_steward  # noqa: PLC0415  this file is read before Django is set up

    return with_steward()
