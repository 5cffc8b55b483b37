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
def circle(db: None, request: pytest.FixtureRequest) -> Circle:
    """The circle; with its meeting of March, when the test takes one."""
    from tests.domain.builders import found_circle  # noqa: PLC0415  this file is read before Django is set up

    if "meeting" in request.fixturenames:
        return request.getfixturevalue("met")[0]
    return found_circle()


@pytest.fixture
def met(db: None) -> tuple[Circle, Meeting]:
    """The circle and its meeting of March, opened; the three seats came."""
    from tests.domain.builders import found_circle, hold  # noqa: PLC0415  idem: this file is read too early
    from tests.domain.kept import kept  # noqa: PLC0415  idem: this file is read too early

    return kept("met", lambda: ((circle := found_circle()), hold(circle)))


@pytest.fixture
def meeting(met: tuple[Circle, Meeting]) -> Meeting:
    """The meeting of March, opened; the three seats came."""
    return met[1]
