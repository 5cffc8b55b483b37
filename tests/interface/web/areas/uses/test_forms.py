from __future__ import annotations

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.uses.trial import trial
from tests.interface.web.areas.decisions.people import Room
from tourdetable.interface.web.areas.uses.forms import UseForm
from tourdetable.interface.web.base.scene import Scene


def scene_of(circle: Circle) -> Scene:
    standing = circle.of(circle.ana)
    return Scene(circle.network, standing.charter, NOW, TODAY, standing)


def test_a_form_begins_with_the_day_on_which_it_is_opened(room: Room) -> None:
    form = UseForm(scene=scene_of(room.circle), capacities=(room.circle.town,))
    assert (form.initial["on"], form.initial["version"]) == (TODAY, None)
    assert form.fields["version"].required is False


def test_a_use_that_is_corrected_says_what_it_said(room: Room) -> None:
    use = trial(outcome="adapted", on=TODAY.replace(day=1), words="Plus court.", version=3)
    form = UseForm(scene=scene_of(room.circle), capacities=(room.circle.town,), use=use)
    assert [form.initial[name] for name in ("outcome", "on", "words", "version")] == [
        "adapted",
        TODAY.replace(day=1),
        "Plus court.",
        3,
    ]
