from __future__ import annotations

from typing import cast

from django.forms import ChoiceField

from tests.domain.builders import NOW, TODAY, Circle
from tests.interface.web.areas.decisions.people import LEAD, Room
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.interface.web.areas.site.forms import NewPageForm
from tourdetable.interface.web.base.scene import Scene


def scene(circle: Circle) -> Scene:
    charter = charter_in_force(circle.network, on=TODAY)
    return Scene(circle.network, charter, NOW, TODAY, circle.of(circle.dora))


def test_what_begins_is_news_or_a_page_in_a_language_of_the_site(room: Room) -> None:
    form = NewPageForm(scene=scene(room.circle), capacities=[room.circle.lead])
    fields = [cast("ChoiceField", form.fields[name]) for name in ("kind", "language")]
    found = [[code for code, _words in list(field.choices)] for field in fields]
    assert found == [["page", "news"], ["fr", "en"]]
    assert room.client(LEAD).get(room.url("site_new"), {"kind": "page"}).status_code == 200
