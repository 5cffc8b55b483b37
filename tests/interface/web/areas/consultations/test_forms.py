from __future__ import annotations

from tests.domain.builders import NOW, TODAY
from tests.domain.consultations.builders import consult, says
from tests.interface.web.areas.decisions.people import Room
from tourdetable.interface.web.areas.consultations.forms import SpeakForm, said_before
from tourdetable.interface.web.base.scene import Scene


def test_what_was_said_is_there_to_be_changed(room: Room) -> None:
    circle = room.circle
    assert said_before(None) == {}
    voice = says(circle, consult(circle), circle.library, "reservation", words="Oui, mais.")
    member = circle.of(circle.bao)
    scene = Scene(circle.network, member.charter, NOW, TODAY, member)
    form = SpeakForm(None, scene=scene, capacities=member.seats, initial=said_before(voice))
    assert (form["stance"].value(), form["words"].value()) == ("reservation", "Oui, mais.")
    assert list(form.fields)[-1] == "acting"
