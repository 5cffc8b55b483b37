from __future__ import annotations

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.interface.web.areas.topics.forms import PutForm, WorkForm
from tourdetable.interface.web.base.scene import Scene


def scene_of(circle: Circle) -> Scene:
    charter = charter_in_force(circle.network, on=TODAY)
    return Scene(circle.network, charter, NOW, TODAY, circle.of(circle.bao))


def test_a_single_body_is_not_asked(room: Room) -> None:
    circle = room.circle
    form = PutForm(scene=scene_of(circle), places=[(circle.body, circle.library)])
    assert form.fields["place"].widget.is_hidden
    places = [(circle.body, circle.library), (circle.body, circle.town), (None, circle.library)]
    form = PutForm(scene=scene_of(circle), places=places, first="port")
    assert [label for _code, label in form.fields["place"].choices] == [
        "Cercle du port\xa0: Médiathèque",
        "Cercle du port\xa0: Ville du Port",
        "Le réseau dans son ensemble",
    ]


def test_the_first_place_is_proposed_unless_another_is_asked(room: Room) -> None:
    circle = room.circle
    places = [(circle.body, circle.library), (None, circle.library)]
    forms = [PutForm(scene=scene_of(circle), places=places, first=one) for one in ("", "port")]
    here = f"port@seat:{circle.library.pk}"
    assert [form.initial["place"] for form in forms] == [here, here]


def test_what_is_known_to_exist_is_written_already(room: Room) -> None:
    circle = room.circle
    topic = put_forward(circle, existing="Le kiosque.")
    form = WorkForm(scene=scene_of(circle), capacities=[circle.lead], topic=topic)
    assert form.initial["existing"] == "Le kiosque."
