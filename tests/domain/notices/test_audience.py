from __future__ import annotations

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.notices.convened import convened, with_mailboxes
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.audience import audience


@pytest.mark.django_db
def test_those_whom_it_concerns_are_told_once_each_with_a_mailbox(circle: Circle):
    with_mailboxes(circle)
    convened(circle)
    event = Event.objects.get(kind="meeting.convened")
    told = [circle.ana, circle.bao, circle.chloe]
    assert audience(event, now=NOW) == sorted(person.pk for person in told)
