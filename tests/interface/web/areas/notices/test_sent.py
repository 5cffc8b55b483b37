"""What was sent to me, under its own title; what was not, with the reason; nobody else's."""

from __future__ import annotations

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, seat_of
from tests.domain.notices.convened import convened, with_mailboxes
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.domain.notices.models import Notice
from tourdetable.interface.mail.deliver import deliver


def lines(room: Room, name: str = "ana") -> list[tuple[str, str, str]]:
    page = room.client(name).get("/me/notices/sent/")
    return [(one.title, one.network, one.fate) for one in page.context["lines"]]


def test_a_message_is_told_as_it_left(room: Room) -> None:
    with_mailboxes(room.circle)
    meeting = convened(room.circle)
    assert deliver(NOW).sent
    ((title, network, fate),) = lines(room)
    assert title.startswith("Invitation")
    assert "Lecture de mai" in title
    assert (network, fate.split()[:2]) == ("Cercle", ["Envoyé", "le"])
    page = room.client("ana").get("/me/notices/sent/").content.decode()
    assert f'href="/circle/meetings/{meeting.pk}/"' in page
    assert lines(room, "félix") == []


def test_no_line_leads_to_a_body_that_one_has_left(room: Room) -> None:
    with_mailboxes(room.circle)
    meeting = convened(room.circle)
    deliver(NOW)
    seat = seat_of(Body.objects.get(slug="bourg"), "Lycée", "towns")
    give_mandate(seat=seat, person=room.circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    Mandate.objects.filter(person=room.circle.ana, seat__body=room.circle.body).update(
        ends=TODAY - timedelta(days=1)
    )
    page = room.client("ana").get("/me/notices/sent/").content.decode()
    assert "Lecture de mai" in page
    assert f"/circle/meetings/{meeting.pk}/" not in page


def test_each_fate_is_said(room: Room) -> None:
    with_mailboxes(room.circle)
    convened(room.circle)
    deliver(NOW)
    said = {}
    rows = Notice.objects.filter(person=room.circle.ana)
    for state in ("waiting", "leaving", "uncertain", "given_up", "overtaken", "unwanted"):
        rows.update(state=state, sent_at=None, due_at=NOW)
        said[state] = lines(room)[0][2].split()[0]
    rows.update(state="waiting", rhythm="daily")
    said["daily"] = lines(room)[0][2].split()[0]
    assert said == {
        "waiting": "Part",
        "leaving": "En",
        "uncertain": "Peut-être",
        "given_up": "Votre",
        "overtaken": "Non",
        "unwanted": "Non",
        "daily": "Partira",
    }


def test_it_costs_the_same_for_one_and_for_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with_mailboxes(room.circle)
    convened(room.circle)
    deliver(NOW)
    client = room.client("ana")
    for number in (1, 25):
        with django_assert_num_queries(8):
            page = client.get("/me/notices/sent/")
        assert page.context["page"].paginator.count == number
        event = Notice.objects.filter(person=room.circle.ana)[0].event
        for _copy in range(24):
            event.pk, event.gesture, event._state.adding = None, None, True
            event.save(force_insert=True)
            said = {"person": room.circle.ana, "kind": "invitation", "due_at": NOW}
            Notice.objects.create(event_id=event.pk, **said)
