from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, last_event, nothing_changes
from tests.domain.experience.builders import called
from tourdetable.domain.experience.actions.calling import close_call


def test_members_are_invited_to_tell_something(circle: Circle) -> None:
    call = called(circle, words="Dedans aussi.", until=TODAY, tags=["Plein air", "plein air"])
    assert (call.title, call.words, call.until) == ("Lire dehors", "Dedans aussi.", TODAY)
    assert [tag.name for tag in call.tags.all()] == ["Plein air"]
    assert last_event()[:3] == ("call.opened", f"call:{call.pk}", circle.dora.pk)


@pytest.mark.parametrize("said", [{"title": ""}, {"until": TODAY - timedelta(days=1)}])
def test_a_call_says_what_for_and_is_not_over(circle: Circle, said: dict[str, object]) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        called(circle, **said)


def test_a_call_is_closed_once(circle: Circle) -> None:
    call = called(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        called(circle)
    closed = close_call(call=call, version=1, by=circle.by_bao(), now=NOW)
    assert (closed.closed_at, last_event()[0]) == (NOW, "call.closed")
    with nothing_changes(), pytest.raises(ValidationError):
        close_call(call=call, version=2, by=circle.by_bao(), now=NOW)
    called(circle)
