from __future__ import annotations

import pytest

from tests.domain.builders import Circle, nothing_changes
from tourdetable.domain.journal.models import Event


def test_events_are_never_changed(circle: Circle):
    event = Event.objects.latest("pk")
    for change in (
        lambda: Event.objects.update(kind="other"),
        lambda: Event.objects.all().delete(),
        lambda: Event.objects.filter(pk=event.pk).delete(),
        event.save,
        event.delete,
    ):
        with nothing_changes(), pytest.raises(TypeError, match=r"journal\.actions\.record"):
            change()
