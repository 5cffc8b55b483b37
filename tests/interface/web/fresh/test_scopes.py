"""What the journal must tell of for a page to change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import CharField, DateField, DateTimeField, Model, SlugField, TextField
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, draw
from tests.interface.web.areas.decisions.people import Room, account_of, steward
from tests.interface.web.fresh.stories import MAY, bare
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, convene, set_agenda
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.calendar.instants import Scope
from tourdetable.domain.meetings.models import AgendaItem, Attendance, Meeting, Reply, Turn
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.models import Minutes, Revision
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.interface.web.fresh.scopes import one_body, whole_network

pytestmark = pytest.mark.django_db

OF_BODY: dict[type[Model], str] = {
    Body: "pk",
    Seat: "body",
    Mandate: "seat__body",
    Meeting: "body",
    AgendaItem: "meeting__body",
    Reply: "meeting__body",
    Attendance: "meeting__body",
    Turn: "meeting__body",
    Decision: "body",
    Position: "decision__body",
    FollowUp: "decision__body",
    Minutes: "meeting__body",
    Revision: "minutes__meeting__body",
}
"""Whose rows belong to a body, and how."""


def test_the_body_of_a_meeting_is_looked_for_once(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pk, expected = room.meeting.pk, Scope("circle", room.circle.body.pk)
    with django_assert_num_queries(1):
        assert [one_body("circle", pk), one_body("circle", pk)] == [expected, expected]
    assert (one_body("circle", pk + 99), one_body("elsewhere", pk)) == (None, None)
    assert (whole_network(), whole_network("circle", pk=1)) == (Scope(), Scope("circle"))


@pytest.fixture
def neighbours(room: Room) -> Room:
    """Both bodies have met; what the port holds of everything, the bourg holds too."""
    circle, bourg = room.circle, Body.objects.get(slug="bourg")
    begin(meeting=room.meeting, text="On lit.", by=circle.by_ana(), now=NOW)
    seat = Seat.objects.get(body=bourg)
    theirs, ours = draw(bourg, MAY, "Lecture du bourg"), draw(circle.body, MAY, "Lecture de mai")
    for meeting, place, person in ((theirs, seat, room.felix), (ours, circle.town, circle.ana)):
        fill(meeting, place, Actor(person, seat=place))
    return room


def fill(meeting: Meeting, seat: Seat, by: Actor) -> None:
    """Its duties, agenda, invitations and an answer; what was decided and written as if held."""
    said: dict[str, Any] = {"by": by, "now": NOW}
    assign_turn(meeting=meeting, duty="secretary", seat=seat, by=OPERATOR, now=NOW)
    items = [AgendaDraft("Colette", "discuss", 20)]
    meeting = set_agenda(meeting=meeting, items=items, version=meeting.version, **said)
    meeting = convene(meeting=meeting, version=meeting.version, **said)
    reply(meeting=meeting, answer="attend", **said)
    Attendance.objects.create(meeting=meeting, seat=seat, person=by.person, mode="in_person")
    Minutes.objects.create(meeting=meeting, text="Rien.", written_by=by.person)
    decision = Decision.objects.create(
        network=meeting.body.network,
        body=meeting.body,
        meeting=meeting,
        reference=f"D-{meeting.pk}",
        title="Lire Sand",
    )
    Position.objects.create(decision=decision, seat=seat, stance="consent")
    FollowUp.objects.create(decision=decision, what="Lire", seat=seat, due=date(2027, 4, 1))


def spoil(body: Body) -> int:
    """Rewrite all that the body holds: every word, every day. How many values."""
    values = 0
    for model, path in OF_BODY.items():
        for row in model._default_manager.filter(**{path: body.pk}):
            for field in row._meta.concrete_fields:
                values += spoil_value(row, field)
            row.save()
    return values


def spoil_value(row: Model, field: Any) -> bool:
    value = getattr(row, field.attname)
    free = not (field.choices or isinstance(field, SlugField)) and field.name != "kind"
    if value is not None and isinstance(field, DateField | DateTimeField):
        setattr(row, field.attname, value + timedelta(days=7))
    elif free and isinstance(field, CharField | TextField) and field.name not in LEFT:
        setattr(row, field.attname, f"Corrompu {row.pk}")
    else:
        return False
    return True


LEFT = ("sort_key", "college", "duty", "audience", "later", "attribution", "adoption")
"""Codes, which are not free."""


@pytest.mark.parametrize("view", ["meeting", "minutes"])
def test_pages_of_a_meeting_show_nothing_of_another_body(view: str, neighbours: Room) -> None:
    """Whatever another body holds, the page is the same: so it need not look at its journal."""
    room, other = neighbours, Body.objects.get(slug="bourg")
    clients = [room.client(name) for name in ("ana", "dora")]
    clients.append(Client())
    clients[-1].force_login(account_of(steward(room)))
    urls = [room.url(view, meeting.pk) for meeting in room.circle.body.meetings.all()]

    def read() -> list[bytes]:
        pages = [client.get(url) for client in clients for url in urls]
        assert {page.status_code for page in pages} == {200}
        return [bare(page) for page in pages]

    before = read()
    assert spoil(other) > 20
    assert read() == before
    spoil(room.circle.body)
    assert bare(clients[0].get(urls[0])) != before[0]


def test_a_write_elsewhere_leaves_the_page_of_a_meeting_and_moves_that_of_the_network(
    room: Room,
) -> None:
    ana, urls = room.client("ana"), (room.url("meeting", room.meeting.pk), room.url("network"))
    tags = [ana.get(url)["ETag"] for url in urls]

    def again() -> list[int]:
        return [
            ana.get(url, headers={"If-None-Match": tag}).status_code
            for url, tag in zip(urls, tags, strict=True)
        ]

    assert again() == [304, 304]
    draw(Body.objects.get(slug="bourg"), MAY, "Fête", "feast")
    assert again() == [304, 200]
    seat = Seat.objects.get(body__slug="bourg")
    give_mandate(seat=seat, person=room.circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    assert again() == [200, 200]  # the header says where she sits
