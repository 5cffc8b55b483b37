from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr
from io import BytesIO
from typing import Any

import pytest
from django.core import mail

from tests.domain.builders import NOW, OPERATOR, Circle, draw, hold, in_review
from tests.domain.files.made import PDF
from tests.domain.notices.convened import MAY, SHARED, convened, many
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import (
    AgendaDraft,
    cancel_meeting,
    convene,
    set_agenda,
)
from tourdetable.domain.meetings.actions.reminding import remind
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.actions import collect, take
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.desks.meetings import MeetingLetter
from tourdetable.interface.mail.letters import letters

SIGNED_IN = "http://127.0.0.1:8000/signin/?next=/circle/documents/"


def written(number: int = 50) -> dict[str, MeetingLetter]:
    """The letters of what is due, by address."""
    collect(now=NOW)
    found, _overtaken = letters(take(worker="one", now=NOW, parcels=number), now=NOW)
    return {letter.account.email: letter for letter in found}


def test_each_person_of_a_mailbox_learns_why_they_are_written_to(circle: Circle):
    meeting = draw(circle.body, MAY)
    assign_turn(meeting=meeting, duty="secretary", seat=circle.school, by=OPERATOR, now=NOW)
    meeting = convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
    reply(meeting=meeting, answer="excused", by=circle.by_bao(), now=NOW)
    letter = written()[SHARED]
    assert [(str(p.person), str(p.seat), p.duties, p.answer) for p in letter.held] == [
        ("Bao Trần", "Médiathèque", (), "excused"),
        ("Chloé Émery", "École du Môle", ("Secrétariat",), ""),
    ]
    assert letter.persons == (circle.bao, circle.chloe)


@pytest.mark.parametrize(
    ("capacity", "sent_for"),
    [("seat", "Ville du Port"), ("office", "Référence"), ("person", ""), ("operator", "")],
)
def test_who_sent_it_and_in_whose_name(circle: Circle, capacity: str, sent_for: str):
    by = {
        "seat": circle.by_ana(),
        "office": Actor(circle.dora, office=circle.lead),
        "person": Actor(circle.dora),
        "operator": OPERATOR,
    }[capacity]
    convened(circle, by=by)
    letter = written()[SHARED]
    assert (letter.sender, letter.sent_for) == (
        by.person if isinstance(by, Actor) else None,
        sent_for,
    )


def test_whoever_holds_no_seat_any_more_is_written_to_no_more(circle: Circle):
    convened(circle)
    collect(now=NOW)
    mandate = Mandate.objects.get(person=circle.ana)
    end_mandate(mandate=mandate, ends=NOW.date() - timedelta(days=1), by=OPERATOR, now=NOW)
    assert set(written()) == {SHARED}


def test_the_documents_are_those_of_the_meeting_and_where_one_opens_them(
    circle: Circle, mailoutbox: list[Any]
):
    meeting = draw(circle.body, MAY, "Lecture de mai")
    point, by = AgendaDraft("Deux romans", "decide", 45), {"by": circle.by_ana(), "now": NOW}
    meeting = set_agenda(meeting=meeting, items=[point], version=meeting.version, **by)
    (item,) = meeting.agenda.all()
    own = {"meeting": meeting, "audience": Audience.BODY, **by}
    on_point = attach(content=BytesIO(PDF + b"2"), name="Liste.pdf", item=item, **own)
    note = attach(content=BytesIO(PDF), name="Note.pdf", **own)
    convene(meeting=meeting, version=meeting.version, **by)
    deliver(NOW)
    mail = next(one for one in mailoutbox if "ana@" in one.to[0])
    said = " ".join(mail.body.split())
    first, second = (f"{SIGNED_IN}{one.pk}/" for one in (note, on_point))
    listed = f"DOCUMENTS - Note.pdf: {first} - Liste.pdf (Deux romans): {second}"
    assert f"{listed} They open once you are signed in." in said
    assert f'<a href="{first}">' in mail.alternatives[0][0]


def test_what_is_overtaken_is_set_apart(circle: Circle):
    meeting = convened(circle)
    collect(now=NOW)
    cancel_meeting(
        meeting=meeting,
        reason="",
        version=meeting.version,
        by=circle.by_ana(),
        now=NOW,
        confirmed=True,
    )
    parcels = take(worker="one", now=NOW, parcels=50)
    assert letters(parcels, now=NOW) == ([], parcels)


def test_as_many_queries_for_three_as_for_thirty(circle: Circle, django_assert_num_queries):
    many(circle, 31)
    in_review(circle, hold(circle))
    convened(circle)
    collect(now=NOW)
    parcels = take(worker="one", now=NOW, parcels=66)
    meeting, minutes = (
        [p for p in parcels if p[0].kind == kind] for kind in ("invitation", "review")
    )
    counts = []
    for number in (3, 30):
        with django_assert_num_queries(12) as queries:
            found, _overtaken = letters(meeting[:number] + minutes[:number], now=NOW)
        assert len(found) == 2 * number
        counts.append(len(queries))
    assert counts == [12, 12]


LATER = NOW + timedelta(days=1)


def left(meeting: Meeting, circle: Circle) -> None:
    """The invitations leave."""
    deliver(NOW)
    mail.outbox.clear()


def test_a_reminder_leaves_to_whoever_is_still_silent(circle: Circle, settings: Any) -> None:
    settings.ANSWERS_ADDRESS = "reponses@reseau.example"
    may = convened(circle)
    left(may, circle)
    remind(meeting=may, by=circle.by_ana(), now=LATER)
    collect(now=LATER)
    reply(meeting=may, answer="attend", by=circle.by_chloe(), now=LATER)
    deliver(LATER)
    by_address = {parseaddr(one.to[0])[1]: one for one in mail.outbox}
    assert set(by_address) == {SHARED}
    message = by_address[SHARED]
    assert message.subject.startswith("Will you be there? Cercle du port – Thursday 6 May 2027")
    assert "Bao Trần" in message.body
    assert "Chloé" not in message.body
    assert "You have not yet said whether you will be" in message.body
    assert "accept or decline" not in message.body  # it carries nothing that could be accepted


def test_the_news_of_a_place(circle: Circle) -> None:
    may = convened(circle)
    left(may, circle)
    Meeting.objects.filter(pk=may.pk).update(capacity=1, link="https://visio.example/mai")
    reply(meeting=may, answer="attend", by=circle.by_ana(), now=NOW)
    reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW + timedelta(minutes=1))
    reply(meeting=may, answer="excused", by=circle.by_ana(), now=LATER)
    deliver(LATER)
    assert [parseaddr(one.to[0])[1] for one in mail.outbox] == [SHARED]
    assert mail.outbox[0].subject.startswith("A place is free for you")
    assert "you are no longer on the waiting list" in " ".join(mail.outbox[0].body.split())


def test_a_place_taken_again_meanwhile_is_no_news(circle: Circle) -> None:
    may = convened(circle)
    left(may, circle)
    Meeting.objects.filter(pk=may.pk).update(capacity=1)
    reply(meeting=may, answer="attend", by=circle.by_ana(), now=NOW)
    reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW + timedelta(minutes=1))
    reply(meeting=may, answer="excused", by=circle.by_ana(), now=LATER)
    collect(now=LATER)
    reply(meeting=may, answer="excused", by=circle.by_bao(), now=LATER)
    deliver(LATER)
    assert mail.outbox == []
