from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.groups.builders import Groups


@pytest.fixture
def groups(db: None) -> Groups:
    """The circle, which called for themes in February."""
    from tests.domain.groups.builders import found_groups  # noqa: PLC0415  this file is read before Django is set up

    return found_groups()
