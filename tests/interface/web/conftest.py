from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.interface.web.areas.decisions.people import Room


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    from tests.domain.builders import NOW  # noqa: PLC0415  this file is read before Django is set up

    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


@pytest.fixture
def room(clock: None, db: None) -> Room:
    from tests.interface.web.areas.decisions.people import found_room  # noqa: PLC0415  the same reason as above: this file is read too early

    return found_room()


@pytest.fixture(autouse=True)
def french() -> None:
    """The tongue of the last page that a test read in English is not that of the next test."""
    from django.utils import translation  # noqa: PLC0415  as above

    translation.deactivate()


@pytest.fixture(autouse=True)
def no_page_remembered() -> None:
    """What a process remembers of pages would make the second of two tests cheaper."""
    from tourdetable.interface.web.fresh import pages, scopes, state  # noqa: PLC0415  as above

    for memory in (state.TURNING, state.ZONES, pages.OWN_TAGS, scopes.BODIES):
        memory.clear()
