from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle
    from tourdetable.domain.networks.actors import Actor


@pytest.fixture
def site(clock: None, db: None) -> tuple[Circle, Actor]:
    from tests.domain.complaints.desk import running  # noqa: PLC0415  this file is read before Django is set up

    return running()
