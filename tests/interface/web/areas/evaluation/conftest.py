from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.evaluation.builders import Evaluating


@pytest.fixture
def scene(db: None) -> Evaluating:
    """The circle and its board."""
    from tests.domain.evaluation.builders import evaluating  # noqa: PLC0415  this file is read before Django is set up

    return evaluating()
