"""Tags lead to all that one may read, whatever the body."""

from __future__ import annotations

from uuid import uuid4

from pytest_django import DjangoAssertNumQueries

from tests.domain.deliverables.builders import planned
from tests.domain.experience.builders import proposed, published
from tests.domain.library.builders import brought
from tests.domain.schemes.builders import write_down
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    STRANGER,
    Room,
    account_of,
    steward,
)
from tourdetable.domain.networks.models import Office
from tourdetable.domain.tags.models import Tag


def test_a_tag_leads_to_topics_and_to_the_register(room: Room) -> None:
    put_forward(room.circle, "Lire dehors", tags=["Plein air"])
    write_down(room.circle, tags=("plein air",))
    client = room.client(COLLEAGUE)
    assert "Plein air (2)" in client.get(room.url("tags")).content.decode()
    page = client.get(room.url("tag", "plein-air")).content.decode()
    assert ("Lire dehors" in page, "Lire au port" in page) == (True, True)
    assert "Renommer" not in page


def test_a_tag_tells_nothing_of_what_one_may_not_read(room: Room) -> None:
    put_forward(room.circle, "Lire dehors", tags=["Secret du port", "Plein air"])
    write_down(room.circle, tags=("Plein air",))
    client = room.client(NEIGHBOUR)
    every = client.get(room.url("tags")).content.decode()
    assert ("Plein air (1)" in every, "Secret" in every) == (True, False)
    assert client.get(room.url("tag", "secret-du-port")).status_code == 404
    assert "Lire dehors" not in client.get(room.url("tag", "plein-air")).content.decode()
    for name, status in ((STRANGER, 404), (ANONYMOUS, 302)):
        assert "Plein air" not in room.client(name).get(room.url("tags")).content.decode()
        assert room.client(name).get(room.url("tag", "plein-air")).status_code == status


def test_a_tag_leads_to_what_is_made_told_and_kept_as_one_may_read_it(room: Room) -> None:
    circle, tags = room.circle, ["Nuit"]
    published(circle, proposed(circle, session=False, tags=tags), audience="public")
    published(circle, proposed(circle, title="Lire ici", session=False, tags=tags), audience="body")
    proposed(circle, title="Brouillon", session=False, tags=tags)
    planned(circle, title="Lire tard", tags=tags)
    for title, audience in (("Grille", "public"), ("Affiche", "body")):
        brought(circle, title, tags=tags, said={"audience": audience})
    told = {"Lire la nuit", "Lire ici", "Brouillon", "Lire tard", "Grille", "Affiche"}
    pages = {
        name: room.client(name).get(room.url("tag", "nuit")).content.decode()
        for name in (COLLEAGUE, NEIGHBOUR, ANONYMOUS)
    }
    read = {name: {title for title in told if title in page} for name, page in pages.items()}
    assert read[COLLEAGUE] == told - {"Brouillon"}
    assert read[NEIGHBOUR] == {"Lire la nuit", "Lire tard", "Grille"}
    assert read[ANONYMOUS] == {"Lire la nuit", "Grille"}
    assert "Nuit (2)" in room.client(ANONYMOUS).get(room.url("tags")).content.decode()


def test_under_a_discreet_attribution_a_tag_tells_nothing_of_whose_it_is(room: Room) -> None:
    report = proposed(room.circle, session=False, tags=["Nuit"])
    published(room.circle, report, audience="network", attribution="none")
    page = room.client(NEIGHBOUR).get(room.url("tag", "nuit")).content.decode()
    hidden = ("Médiathèque", "Bao", "Cercle du port")
    assert [name for name in hidden if name in page.partition("<main")[2]] == []


def test_a_form_proposes_the_tags_of_what_one_may_read(room: Room) -> None:
    put_forward(room.circle, "Lire dehors", tags=["Secret du port"])
    write_down(room.circle, tags=("Plein air",))
    pages = [
        room.client(name).get(room.url("topic_new")).content.decode()
        for name in (COLLEAGUE, NEIGHBOUR)
    ]
    assert ["Secret du port" in page for page in pages] == [True, False]
    assert ["Plein air" in page for page in pages] == [True, True]


def test_whoever_leads_the_network_puts_tags_in_order(room: Room) -> None:
    put_forward(room.circle, "Lire dehors", tags=["Dehors"])
    write_down(room.circle, tags=("Plein air",))
    client = room.client(COLLEAGUE)
    assert client.get(room.url("tag_rename", "dehors")).status_code == 403
    client.force_login(account_of(steward(room)))
    acting = f"office:{Office.objects.get(kind='steward').pk}"
    form = {"gesture": str(uuid4()), "acting": acting, "name": "Au-dehors"}
    done = client.post(room.url("tag_rename", "dehors"), form)
    assert done.headers["Location"] == room.url("tag", "au-dehors")
    into = Tag.objects.get(slug="plein-air")
    form = {"gesture": str(uuid4()), "acting": acting, "into": into.pk}
    page = client.post(room.url("tag_merge", "au-dehors"), form, follow=True).content.decode()
    assert ("Lire dehors" in page, "Lire au port" in page) == (True, True)
    assert client.get(room.url("tag", "au-dehors")).status_code == 404


def test_tags_cost_the_same_for_one_and_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = room.client(COLLEAGUE)
    put_forward(room.circle, "Lire dehors", tags=["Dehors"])
    pages = {room.url("tags"): 16, room.url("tag", "dehors"): 15}
    for turn in range(2):
        for url, queries in pages.items():
            client.get(url)
            with django_assert_num_queries(queries):
                client.get(url)
        for number in range(9):
            put_forward(room.circle, f"Lire {turn} {number}", tags=["Dehors", f"Mot {number}"])
