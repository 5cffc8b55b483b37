from __future__ import annotations

from tests.domain.builders import Circle, found_circle
from tests.domain.notices.convened import with_mailboxes
from tourdetable.interface.web.areas.convening.readers import Readers


def known(circle: Circle) -> Readers:
    circle = with_mailboxes(circle)
    circle.dora.account = None
    return Readers((circle.ana, circle.bao, circle.chloe, circle.dora))


def test_who_is_reached(db: None):
    circle = found_circle()
    found = known(circle)
    assert found.reached == [circle.ana, circle.bao, circle.chloe]
    assert found.unreached == [circle.dora]


def test_who_reads_a_mailbox(db: None):
    circle = found_circle()
    found = known(circle)
    assert found.mailbox_of(circle.chloe.pk) == [circle.chloe, circle.bao]
    assert found.mailbox_of(circle.dora.pk) == [circle.ana]
    assert Readers(()).mailbox_of(1) == []
