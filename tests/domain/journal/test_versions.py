from __future__ import annotations

import pytest

from tests.domain.builders import Circle, draw
from tourdetable.domain.journal.versions import Changed, lock
from tourdetable.domain.meetings.models import Meeting


def test_a_row_at_that_version_is_read_again(circle: Circle):
    meeting = draw(circle.body)
    Meeting.objects.update(title="Autre titre")
    assert lock(meeting, version=1).title == "Autre titre"


def test_a_row_that_has_changed_comes_with_what_it_became(circle: Circle):
    meeting = draw(circle.body)
    Meeting.objects.update(title="Autre titre", version=2)
    with pytest.raises(Changed) as changed:
        lock(meeting, version=1)
    assert (changed.value.current.title, changed.value.current.version) == ("Autre titre", 2)
