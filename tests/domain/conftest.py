from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle
    from tourdetable.domain.meetings.models import Meeting


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """The sentences of the domain are read in the language in which they are written."""
    from django.utils import translation  # noqa: PLC0415  this file is read before Django is set up

    with translation.override("en"):
        yield


@pytest.fixture
def circle(db: None) -> Circle:
    from tests.domain.builders import found_circle  # noqa: PLC0415  this file is read before Django is set up

    return found_circle()


@pytest.fixture
def meeting(circle: Circle) -> Meeting:
    """The meeting of March, opened; the three seats came."""
    from tests.domain.builders import hold  # noqa: PLC0415  this file is read before Django is set up

    return hold(circle)
