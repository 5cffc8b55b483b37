from __future__ import annotations

import pytest

from tests.domain.builders import NOW, OPERATOR
from tourdetable.domain.journal.models import Event
from tourdetable.domain.signin.actions.operating import open_data


@pytest.mark.django_db
def test_opening_the_database_is_told() -> None:
    open_data(command="shell", by=OPERATOR, now=NOW)
    event = Event.objects.get()
    assert (event.kind, event.subject, event.network, event.capacity) == (
        "operator.opened",
        "command:shell",
        "",
        "operator",
    )
