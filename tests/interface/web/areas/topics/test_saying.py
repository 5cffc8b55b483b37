from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.domain.builders import NOW, nothing_changes
from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, SECRETARY, Room
from tourdetable.domain.topics.actions.putting import withdraw_topic


def by_ana(room: Room, **more: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), "acting": f"seat:{room.circle.town.pk}", **more}


def test_a_seat_supports_and_takes_it_back(room: Room) -> None:
    topic, client = put_forward(room.circle), room.client(SECRETARY)
    url = room.url("topic_support", topic.pk)
    done = client.post(url, by_ana(room), follow=True).content.decode()
    assert "Votre siège le soutient." in done
    assert [one.seat for one in topic.supports.all()] == [room.circle.town]
    with nothing_changes():
        assert client.post(url, by_ana(room)).status_code == 422
    assert "déjà" in client.get(url).content.decode()
    assert client.post(f"{url}?back=1", by_ana(room)).status_code == 302
    assert not topic.supports.exists()
    assert "ne le soutient pas" in client.get(f"{url}?back=1").content.decode()
    assert room.client(LEAD).get(url).status_code == 403


def test_a_point_of_view_is_added(room: Room) -> None:
    topic, client = put_forward(room.circle), room.client(SECRETARY)
    url = room.url("topic_view", topic.pk)
    with nothing_changes():
        assert client.post(url, by_ana(room, words=" ")).status_code == 422
    done = client.post(url, by_ana(room, words="<Du bruit> au parc."), follow=True)
    assert "&lt;Du bruit&gt; au parc." in done.content.decode()


def test_what_exists_is_said_by_any_seat(room: Room) -> None:
    topic, client = put_forward(room.circle), room.client(SECRETARY)
    url = room.url("topic_existing", topic.pk)
    form = by_ana(room, existing="Le kiosque.", version=1)
    assert client.post(url, form).status_code == 302
    topic.refresh_from_db()
    assert topic.existing == "Le kiosque."
    assert "Le kiosque." in room.client(COLLEAGUE).get(url).content.decode()


@pytest.mark.parametrize("page", ["topic_support", "topic_view", "topic_existing"])
def test_once_it_is_over_its_members_are_told_so(room: Room, page: str) -> None:
    topic, client = put_forward(room.circle), room.client(SECRETARY)
    url = room.url(page, topic.pk)
    by = {"by": room.circle.by_bao(), "now": NOW}
    withdraw_topic(topic=topic, version=1, words="", **by)
    answer = client.get(url)
    assert (answer.status_code, "est clos" in answer.content.decode()) == (200, True)
    sent = by_ana(room, words="Du bruit.", existing="Le kiosque.", version=2)
    with nothing_changes():
        assert client.post(url, sent).status_code == 422
