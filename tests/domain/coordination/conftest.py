from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.coordination.builders import Supported


@pytest.fixture
def supported(db: None) -> Supported:
    """The circle, and Ivo, who supports it."""
    from tests.domain.coordination.builders import found_supported  # noqa: PLC0415  this file is read before Django is set up

    return found_supported()
