"""A deliverable, on the screens of those who make it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import nothing_changes
from tests.domain.deliverables.builders import deposited, fresh, out, planned, sent, written
from tests.interface.web.areas.decisions.people import COLLEAGUE, SECRETARY, STRANGER, Room
from tests.interface.web.areas.deliverables.sending_forms import about, by_ana, described, page
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.people.models import Institution


def test_a_deliverable_is_planned(room: Room) -> None:
    client, url = room.client(SECRETARY), room.url("work_new", "port")
    assert "Prévoir un livrable" in client.get(url).content.decode()
    form = by_ana(room, **described(room), seen="1")
    done = client.post(url, form, follow=True).content.decode()
    work = Deliverable.objects.get()
    assert (work.title, work.kind, work.audience, work.state) == (
        "Lire à voix haute",
        "guide",
        "public",
        "planned",
    )
    assert [str(tag) for tag in work.tags.all()] == ["lecture", "voix"]
    assert "Il est prévu" in done
    with nothing_changes():
        assert client.post(url, form).status_code == 409
        assert client.post(url, by_ana(room, **described(room, title=" "))).status_code == 422
    assert room.client(STRANGER).get(url).status_code == 404


def test_it_is_said_better_given_up_and_taken_up_again(room: Room) -> None:
    work, client = planned(room.circle), room.client(SECRETARY)
    form = about(room, work, **described(room))
    assert client.post(room.url("work_change", work.number), form).status_code == 302
    assert fresh(work).title == "Lire à voix haute"
    url = room.url("work_abandon", work.number)
    with nothing_changes():
        assert client.post(url, about(room, work, because="")).status_code == 422
    assert client.post(url, about(room, work, because="Plus le temps.")).status_code == 302
    assert "Plus le temps." in page(room, work)
    again = client.post(room.url("work_resume", work.number), about(room, work))
    assert (again.status_code, fresh(work).state) == (302, "planned")


def test_what_somebody_else_changed_is_shown(room: Room) -> None:
    work, client = planned(room.circle), room.client(SECRETARY)
    form = about(room, work, **described(room))
    client.post(room.url("work_change", work.number), {**form, "title": "Autre"})
    late = by_ana(room, version=form["version"], **described(room))
    answer = client.post(room.url("work_change", work.number), late)
    assert answer.status_code == 409
    assert "Autre" in answer.content.decode()


def test_what_was_delivered_is_not_given_up(room: Room) -> None:
    work = out(room.circle, room.meeting)
    told = room.client(SECRETARY).get(room.url("work_abandon", work.number)).content.decode()
    assert "une version en est en vigueur" in told


def test_its_page_says_what_is_next(room: Room) -> None:
    work = written(room.circle)
    assert "Écrivez-le ici, ou déposez un fichier" in page(room, work)
    deposited(room.circle, work)
    found = page(room, work)
    assert "Demandez à une autre institution de relire" in found
    assert "fiche.pdf" in found
    assert "Déposer un fichier" not in page(room, work, COLLEAGUE)


def test_a_stranger_reads_what_is_public_and_out(room: Room) -> None:
    hidden = planned(room.circle, title="Un guide", audience="public")
    assert room.client(STRANGER).get(room.url("work", hidden.number)).status_code == 404
    work = out(room.circle, room.meeting, audience="public")
    for who in (STRANGER, "anonymous"):
        found = page(room, work, who)
        assert "On lit." in found
        assert "Pour le citer" in found
        assert "Où il est parti" not in found


@pytest.mark.parametrize("who", [SECRETARY, STRANGER])
def test_its_page_asks_as_much_whatever_happened_to_it(room: Room, who: str) -> None:
    work = out(room.circle, room.meeting, audience="public")
    client, url = room.client(who), room.url("work", work.number)
    client.get(url)
    with CaptureQueriesContext(connection) as once:
        client.get(url)
    for number in range(4):
        sent(room.circle, fresh(work), bodies=[], institutions=institutions(room)[: number + 1])
    with CaptureQueriesContext(connection) as more:
        client.get(url)
    assert len(more) <= len(once) + 1


def institutions(room: Room) -> list[Institution]:
    """Those that sit in the circle."""
    return [seat.institution for seat, _person in room.circle.holders()]
