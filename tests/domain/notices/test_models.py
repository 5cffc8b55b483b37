from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, Circle
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.models import Notice


@pytest.fixture
def notice(circle: Circle) -> Notice:
    event = Event.objects.filter(network=circle.network.slug).latest("pk")
    return Notice.objects.create(event=event, person=circle.ana, kind="moved", due_at=NOW)


@pytest.mark.parametrize(
    "fields", [{"kind": "rumour"}, {"state": "lost"}, {"state": "sent"}, {"sent_at": NOW}]
)
def test_what_the_database_refuses(notice: Notice, fields: dict[str, Any]):
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**fields)


def test_a_person_is_told_once_of_an_event(notice: Notice):
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(event=notice.event, person=notice.person, kind="moved", due_at=NOW)
