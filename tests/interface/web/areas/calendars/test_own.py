"""What one's own calendar says of one's answers, and of what falls to one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from tests.domain.builders import FOUNDED, NOW, OPERATOR, draw
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, convene
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.answers import SaidAnswer
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.people.models import Person
from tourdetable.domain.programme.actions import set_alarms
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of
from tourdetable.interface.web.areas.calendars.own import OwnAnswer, own_answer, said_of

JUNE = datetime(2027, 6, 3, 9, 0, tzinfo=UTC)


def invited(room: Room) -> Meeting:
    meeting = draw(room.circle.body, JUNE, "Lecture de juin")
    return convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)


def june_of(room: Room, person: Person) -> Any:
    """The meeting of June in somebody's calendar."""
    url = room.url("calendar_personal", secret_of(room.circle.of(person)))
    events = Calendar.from_ical(Client().get(url).content).walk("VEVENT")
    return next(event for event in events if event["dtstart"].dt == JUNE)


def told(event: Any) -> tuple[str, str, bool, int]:
    """Its title, how settled it is, whether it takes time, how many reminders."""
    free = event.get("transp") == "TRANSPARENT"
    title = str(event["summary"]).replace("\xa0", " ").replace("Cercle du port – Lecture", "…")
    return title, str(event["status"]), free, len(event.walk("VALARM"))


def test_before_the_invitation_nothing_is_asked(room: Room) -> None:
    draw(room.circle.body, JUNE, "Lecture de juin")
    assert told(june_of(room, room.circle.ana)) == ("… de juin", "CONFIRMED", False, 2)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("", ("À répondre : … de juin", "TENTATIVE", False, 2)),
        ("attend", ("… de juin", "CONFIRMED", False, 2)),
        ("remote", ("… de juin", "CONFIRMED", False, 2)),
        ("both", ("… de juin", "CONFIRMED", False, 2)),
        ("tentative", ("À confirmer : … de juin", "TENTATIVE", False, 2)),
        ("excused", ("Sans moi : … de juin", "CONFIRMED", True, 0)),
        ("pair", ("Sans moi : … de juin", "CONFIRMED", True, 0)),
    ],
)
def test_the_title_says_what_was_answered(
    room: Room, answer: str, shown: tuple[str, str, bool, int]
) -> None:
    meeting = invited(room)
    if answer:
        reply(meeting=meeting, answer=answer, by=room.circle.by_bao(), now=NOW)
    assert told(june_of(room, room.circle.bao)) == shown


def test_what_the_pair_partner_said_is_not_told_as_one_s_own_answer(room: Room) -> None:
    meeting, circle = invited(room), room.circle
    give_mandate(seat=circle.library, person=circle.chloe, starts=FOUNDED, by=OPERATOR, now=NOW)
    reply(meeting=meeting, answer="both", by=circle.by_bao(), now=NOW)
    event = june_of(room, circle.chloe)
    assert told(event) == ("… de juin", "CONFIRMED", False, 2)
    words = str(event["description"])
    assert "Votre binôme dit que vous venez." in words
    assert "Votre réponse" not in words


def test_it_says_by_when_one_is_to_answer(room: Room) -> None:
    meeting = invited(room)
    Meeting.objects.filter(pk=meeting.pk).update(answer_by=date(2027, 5, 20))
    words = str(june_of(room, room.circle.bao)["description"]).replace("\xa0", " ")
    assert "Votre réponse est attendue avant la fin du jeudi 20 mai 2027." in words


def test_what_falls_to_one_is_in_the_title(room: Room) -> None:
    meeting = invited(room)
    assign_turn(meeting=meeting, duty="secretary", seat=room.circle.town, by=OPERATOR, now=NOW)
    reply(meeting=meeting, answer="attend", by=room.circle.by_ana(), now=NOW)
    assert told(june_of(room, room.circle.ana))[0] == "… de juin (Secrétariat)"


def test_a_cancelled_meeting_reminds_nobody(room: Room) -> None:
    meeting = invited(room)
    known = {"version": meeting.version, "by": OPERATOR, "now": NOW, "confirmed": True}
    cancel_meeting(meeting=meeting, reason="Pluie", **known)
    assert told(june_of(room, room.circle.ana)) == (
        "Annulation : … de juin",
        "CANCELLED",
        True,
        0,
    )


def test_one_is_reminded_as_one_chose(room: Room) -> None:
    ana, network = room.circle.ana, room.circle.network
    draw(room.circle.body, JUNE, "Lecture de juin")
    by = {"by": Actor(ana), "now": NOW}
    set_alarms(network=network, person=ana, day_before=False, hour_before=True, **by)
    alarms = june_of(room, ana).walk("VALARM")
    assert [alarm["trigger"].dt for alarm in alarms] == [-timedelta(hours=1)]
    set_alarms(network=network, person=ana, day_before=False, hour_before=False, **by)
    assert june_of(room, ana).walk("VALARM") == []


def test_nothing_is_awaited_of_whoever_follows_nor_of_an_office(room: Room) -> None:
    _seat, elie = light_seat(room.circle)
    draw(room.circle.body, JUNE, "Fête de juin", "feast")
    meeting = Meeting.objects.get(starts_at=JUNE)
    convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
    shown = [told(june_of(room, person))[:2] for person in (elie, room.circle.dora)]
    assert shown == [("Cercle du port – Fête de juin", "CONFIRMED")] * 2


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([], OwnAnswer.AWAITED),
        ([(2, "both")], OwnAnswer.EXPECTED),
        ([(2, "pair")], OwnAnswer.EXPECTED),
        ([(1, "excused"), (2, "both")], OwnAnswer.EXPECTED),
        ([(2, "both"), (1, "attend")], OwnAnswer.COMING),
        ([(2, "attend")], OwnAnswer.AWAITED),
        ([(2, "excused")], OwnAnswer.AWAITED),
        ([(2, "pair"), (1, "excused")], OwnAnswer.AWAY),
    ],
)
def test_a_pair_speaks_for_both_until_one_speaks(
    answers: list[tuple[int, str]], said: OwnAnswer
) -> None:
    """What is said of the person 1, who shares a seat with 2."""
    rows = [SaidAnswer(pk, 1, who, answer, NOW) for pk, (who, answer) in enumerate(answers)]
    assert own_answer(said_of(1, rows), waits=False) is said
