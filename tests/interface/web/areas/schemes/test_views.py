"""The register on the screens of members."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import TODAY, nothing_changes
from tests.domain.schemes.builders import write_down
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, STRANGER, Room
from tourdetable.domain.schemes.models import LASTS, OutsideScheme


def written(room: Room, **more: Any) -> dict[str, Any]:
    acting = f"seat:{room.circle.library.pk}"
    said = {"gesture": str(uuid4()), "acting": acting, "name": "SIAO", "what": "Oriente."}
    return {**said, **more}


def test_a_member_writes_one_down_and_another_finds_it(room: Room) -> None:
    client = room.client(COLLEAGUE)
    form = written(room, tags="115, Abri", address="https://ville.example/siao")
    page = client.post(room.url("scheme_add"), form, follow=True).content.decode()
    assert "SIAO" in page
    assert "https://ville.example/siao" in page
    found = room.client(NEIGHBOUR).get(f"{room.url('schemes')}?q=oriente").content.decode()
    assert "SIAO" in found
    assert (
        "SIAO" not in room.client(NEIGHBOUR).get(f"{room.url('schemes')}?q=lune").content.decode()
    )
    assert room.client(STRANGER).get(room.url("schemes")).status_code == 404
    with nothing_changes():
        assert client.post(room.url("scheme_add"), written(room, name="")).status_code == 422


def test_what_is_old_says_so_until_somebody_looks(room: Room) -> None:
    one = write_down(room.circle)
    OutsideScheme.objects.update(checked_on=TODAY - 2 * LASTS)
    client, url = room.client(COLLEAGUE), room.url("scheme", one.pk)
    old = f"{room.url('schemes')}?show=old"
    assert "plus d’un an" in client.get(url).content.decode()
    assert "Lire au port" in client.get(old).content.decode()
    form = written(room, version=1)
    assert client.post(room.url("scheme_check", one.pk), form).status_code == 302
    assert "plus d’un an" not in client.get(url).content.decode()
    assert "Lire au port" not in client.get(old).content.decode()


def test_it_is_corrected_ended_and_resumed(room: Room) -> None:
    one, client = write_down(room.circle, tags=("Lecture",)), room.client(COLLEAGUE)
    shown = client.get(room.url("scheme_change", one.pk)).content.decode()
    assert 'value="Lecture"' in shown
    said = written(room, version=1, what="Le soir.", tags="Lecture, Soir")
    client.post(room.url("scheme_change", one.pk), said)
    client.post(room.url("scheme_end", one.pk), written(room, version=2, ended_on="2027-01-05"))
    page = client.get(room.url("scheme", one.pk)).content.decode()
    assert "terminé le" in page
    client.post(room.url("scheme_resume", one.pk), written(room, version=3))
    one.refresh_from_db()
    assert (one.what, one.ended_on, one.version) == ("Le soir.", None, 4)


def test_the_register_costs_the_same_for_one_and_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(COLLEAGUE), room.url("schemes")
    write_down(room.circle, tags=("Lecture",))
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url)
    for number in range(18):
        write_down(room.circle, f"Lire {number}", tags=(f"Mot {number}",))
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url)


QUERIES = 8
