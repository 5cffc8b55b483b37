from __future__ import annotations

import pytest
from tests.domain.builders import Circle, found_circle
from tests.domain.notices.convened import with_mailboxes


@pytest.fixture
def circle(db: None) -> Circle:
    return with_mailboxes(found_circle())
