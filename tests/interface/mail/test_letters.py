"""Each kind of notice has a desk, and somebody that it concerns."""

from __future__ import annotations

from tourdetable.domain.notices.audience import CONCERNED
from tourdetable.domain.notices.enums import TOLD
from tourdetable.interface.mail.letters import DESKS


def test_whatever_is_told_concerns_somebody_and_is_written_by_a_desk():
    kinds = set(TOLD.values())
    assert set(CONCERNED) == kinds
    assert set(DESKS) == kinds
