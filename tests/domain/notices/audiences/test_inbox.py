from __future__ import annotations

import pytest

from tests.domain.builders import NOW
from tests.domain.inbox.mails import invited, steward
from tourdetable.domain.notices.audiences.inbox import conveners


@pytest.mark.django_db
def test_offices_that_convene_are_told() -> None:
    here = invited()
    assert conveners(here.meeting, NOW) == []
    office = steward(here)
    assert conveners(here.meeting, NOW) == [office]
