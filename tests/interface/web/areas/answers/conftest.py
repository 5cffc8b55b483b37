from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle
    from tests.interface.web.areas.meetings.people import Port


@pytest.fixture
def circle(db: None) -> Circle:
    from tests.domain.builders import found_circle  # noqa: PLC0415  idem: this file is read too early
    from tests.domain.notices.convened import with_mailboxes  # noqa: PLC0415  idem: this file is read too early

    return with_mailboxes(found_circle())


@pytest.fixture
def port(db: None) -> Port:
    """A meeting of the port that is convened."""
    from tests.interface.web.areas.meetings.people import found_port  # noqa: PLC0415  idem: this file is read too early

    found = found_port()
    found.convened()
    return found
