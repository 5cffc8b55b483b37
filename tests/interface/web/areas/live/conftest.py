from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.interface.web.areas.live.hall import Hall


@pytest.fixture
def hall(db: None) -> Hall:
    from django.core.cache import cache  # noqa: PLC0415  idem: this file is read too early

    from tests.interface.web.areas.live.hall import Hall  # noqa: PLC0415  idem: this file is read too early

    cache.clear()
    return Hall()
