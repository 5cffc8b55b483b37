from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from tests.domain.builders import NOW, Circle, last_event
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.own.actions.sessions import close_sessions
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Session


def test_sessions_are_closed_by_whose_they_are_and_counted(circle: Circle) -> None:
    account = mailbox("ana@port.example")
    one, two = (
        Session.objects.create(session_key=key, session_data="", expire_date=NOW, account=account)
        for key in ("one", "two")
    )
    asked = {"person": circle.ana, "sessions": [one], "now": NOW}
    with pytest.raises(PermissionDenied):
        close_sessions(**asked, by=Actor(circle.bao))
    assert [close_sessions(**asked, by=Actor(circle.ana)) for _time in range(2)] == [1, 0]
    assert list(Session.objects.all()) == [two]
    assert last_event()[:2] == ("person.sessions_closed", f"person:{circle.ana.pk}")
