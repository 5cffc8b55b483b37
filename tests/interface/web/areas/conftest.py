from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.interface.web.areas.meetings.people import Port


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    from tests.domain.builders import NOW  # noqa: PLC0415  this file is read before Django is set up

    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


@pytest.fixture
def port(db: None) -> Port:
    from tests.interface.web.areas.meetings.people import found_port  # noqa: PLC0415  idem: this file is read too early

    return found_port()


@pytest.fixture
def ana(port: Port) -> Client:
    return port.client("ana")


@pytest.fixture
def gaelle(port: Port) -> Client:
    return port.client("gaëlle")
