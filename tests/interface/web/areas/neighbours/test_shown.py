"""Whoever begins something is shown what exists, once, and is never stopped."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.deliverables.builders import planned
from tests.domain.experience.builders import proposed, published
from tests.domain.library.builders import brought
from tests.domain.schemes.builders import write_down
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, NEIGHBOUR, SECRETARY, Room
from tests.interface.web.areas.deliverables.sending_forms import by_ana, described
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.topics.models import Topic

TITLE = "Le non-recours au port"
HEADING = "Cela existe-t-il déjà"
ASKED = "Ils ne demandent pas leurs aides"


def written(room: Room, **more: Any) -> dict[str, Any]:
    place = f"port@seat:{room.circle.library.pk}"
    return {"gesture": str(uuid4()), "title": ASKED, "place": place, **more}


def test_the_form_comes_back_once_then_what_is_added_is_kept(room: Room) -> None:
    there = put_forward(room.circle, "Le non-recours au port", by=room.circle.by_ana())
    client, url, form = room.client(COLLEAGUE), room.url("topic_new"), written(room)
    assert HEADING not in client.get(url).content.decode()
    back = client.post(url, form)
    page = back.content.decode()
    assert (back.status_code, Topic.objects.count(), HEADING in page) == (422, 1, True)
    assert ("Le non-recours au port" in page, "accès aux droits" in page) == (True, True)
    assert room.url("topic_support", there.pk) in page
    said = {**form, "seen": ["", "1"], "added": "Le soir, avec les élèves."}
    assert client.post(url, said).status_code == 302
    made = Topic.objects.get(title=ASKED)
    assert made.added == "Le soir, avec les élèves."
    assert "Le soir, avec les élèves." in client.get(room.url("topic", made.pk)).content.decode()


def test_nobody_has_to_say_what_is_added(room: Room) -> None:
    put_forward(room.circle, "Le non-recours au port", by=room.circle.by_ana())
    form = written(room, seen="1")
    assert room.client(COLLEAGUE).post(room.url("topic_new"), form).status_code == 302


def test_where_nothing_is_near_the_form_goes_through(room: Room) -> None:
    put_forward(room.circle, "Des lampions", by=room.circle.by_ana())
    assert room.client(COLLEAGUE).post(room.url("topic_new"), written(room)).status_code == 302


def test_what_one_may_not_read_is_not_told(room: Room) -> None:
    put_forward(room.circle, "Le non-recours au port", by=room.circle.by_ana())
    form = {"title": ASKED}
    pages = [
        room.client(name).post(room.url("neighbours"), form).content.decode()
        for name in (SECRETARY, NEIGHBOUR)
    ]
    assert ["Le non-recours au port" in page for page in pages] == [True, False]
    assert HEADING not in pages[1]


def test_a_line_of_the_register_is_compared_too(room: Room) -> None:
    write_down(room.circle, "Territoire zéro non-recours")
    acting = f"seat:{room.circle.library.pk}"
    form = {"gesture": str(uuid4()), "acting": acting, "name": "TZNR", "what": "Une équipe."}
    client = room.client(COLLEAGUE)
    page = client.post(room.url("scheme_add"), form)
    assert (page.status_code, "Territoire zéro non-recours" in page.content.decode()) == (422, True)
    assert client.post(room.url("scheme_add"), {**form, "seen": "1"}).status_code == 302


def test_whoever_says_what_exists_is_shown_it(room: Room) -> None:
    there = put_forward(room.circle, "Le non-recours au port", by=room.circle.by_ana())
    mine = put_forward(room.circle, ASKED)
    page = room.client(COLLEAGUE).get(room.url("topic_existing", mine.pk)).content.decode()
    assert (HEADING in page, there.title in page) == (True, True)
    assert room.url("topic_support", mine.pk) not in page


def test_only_whoever_may_support_a_topic_is_led_there(room: Room) -> None:
    there = put_forward(room.circle, "Le non-recours au port", by=room.circle.by_ana())
    pages = [near(room, name, title=ASKED) for name in (COLLEAGUE, SECRETARY, LEAD)]
    url = room.url("topic_support", there.pk)
    assert [(there.title in page, url in page) for page in pages] == [
        (True, True),
        (True, False),
        (True, False),
    ]


def test_looking_costs_the_same_for_one_and_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(COLLEAGUE), room.url("neighbours")
    for turn in range(2):
        for number in range(1 + 20 * turn):
            put_forward(room.circle, f"Non-recours {turn} {number}", by=room.circle.by_ana())
        client.post(url, {"title": ASKED})
        with django_assert_num_queries(QUERIES):
            client.post(url, {"title": ASKED})


QUERIES = 17


def near(room: Room, name: str, **said: str) -> str:
    """The piece of the form as somebody types."""
    return room.client(name).post(room.url("neighbours"), said).content.decode()


@pytest.mark.parametrize("kind", ["Livrable", "Expérience", "Dans la bibliothèque"])
def test_what_was_made_told_or_kept_is_near_for_those_who_read_it(room: Room, kind: str) -> None:
    circle = room.circle
    if kind == "Livrable":
        planned(circle, title=TITLE, audience="body")
    elif kind == "Expérience":
        published(circle, proposed(circle, title=TITLE, session=False), audience="body")
    else:
        brought(circle, TITLE, kind="tool", said={"audience": "body"})
    page = near(room, SECRETARY, title=ASKED)
    assert (TITLE in page, kind in page, "Voyez si cela peut servir" in page) == (True,) * 3
    assert TITLE not in near(room, NEIGHBOUR, title=ASKED)


def test_a_deliverable_is_planned_once_what_exists_was_seen(room: Room) -> None:
    brought(room.circle, TITLE, kind="tool")
    url, form = room.url("work_new", "port"), by_ana(room, **described(room, title=ASKED))
    back = room.client(SECRETARY).post(url, form)
    assert (back.status_code, HEADING in back.content.decode()) == (422, True)
    assert room.client(SECRETARY).post(url, {**form, "seen": "1"}).status_code == 302
    assert Deliverable.objects.get().title == ASKED


def test_an_experience_is_told_once_what_exists_was_seen(room: Room) -> None:
    brought(room.circle, TITLE, kind="tool")
    url = room.url("experience_new")
    form: dict[str, Any] = {"gesture": str(uuid4()), "title": ASKED, "done": "Rien.", "tags": ""}
    form["acting"] = f"seat:{room.circle.library.pk}"
    back = room.client(COLLEAGUE).post(url, form)
    assert (back.status_code, HEADING in back.content.decode()) == (422, True)
    assert room.client(COLLEAGUE).post(url, {**form, "seen": "1"}).status_code == 302
    assert ExperienceReport.objects.get().title == ASKED


def test_bringing_something_in_a_line_is_never_held_up(room: Room) -> None:
    brought(room.circle, TITLE, kind="tool")
    url, place = room.url("entry_new"), f"port@seat:{room.circle.library.pk}"
    client = room.client(COLLEAGUE)
    assert "near.js" in client.get(url).content.decode()
    form = {"gesture": str(uuid4()), "title": ASKED, "kind": "tool", "place": place}
    assert client.post(url, form).status_code == 302


def test_what_something_comes_from_is_not_its_neighbour(room: Room) -> None:
    entry = brought(room.circle, TITLE, kind="tool")
    url = f"{room.url('neighbours')}?but=entry:{entry.pk}"
    assert TITLE not in room.client(SECRETARY).post(url, {"title": ASKED}).content.decode()
