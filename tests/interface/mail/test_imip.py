from __future__ import annotations

from datetime import timedelta
from email import policy
from email.parser import BytesParser
from typing import Any

import pytest
from icalendar import Calendar

from tests.domain.builders import NOW, OPERATOR, Circle, draw
from tests.domain.guests.builders import for_a_time, to_meeting
from tests.domain.notices.convened import MAY, SHARED, convened, light_seat
from tourdetable.domain.meetings.actions.amending import amend_meeting
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, convene, move_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.tokens import account_of, address_token
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Body, Mandate, Network
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.imip import state_of

ANA = "ana@port.example"


@pytest.fixture
def answered(settings: Any) -> None:
    """Somebody reads the answers of calendar programs."""
    settings.ANSWERS_ADDRESS = "reponses@cercle.example"


def signed(meeting: Meeting, circle: Circle) -> str:
    """The address to which Ana's mailbox answers."""
    assert circle.ana.account is not None
    return f"reponses+{address_token(meeting.pk, circle.ana.account)}@cercle.example"


def last(outbox: list[Any], to: str = ANA) -> Any:
    deliver(NOW)
    return [mail for mail in outbox if to in mail.to[0]][-1]


def part(mail: Any) -> tuple[str, Any]:
    """Its media type, and the event that it holds: the same in the attachment."""
    (found,) = [one for one in mail.alternatives if one[1].startswith("text/calendar")]
    (attached,) = mail.attachments
    assert (attached[0], attached[2]) == ("invitation.ics", "application/ics")
    assert Calendar.from_ical(attached[1]) == Calendar.from_ical(found[0])
    (event,) = Calendar.from_ical(found[0]).walk("VEVENT")
    return found[1], event


@pytest.mark.usefixtures("answered")
def test_an_invitation_asks_calendars(circle: Circle, mailoutbox: list[Any]):
    meeting = convened(circle)
    media, event = part(last(mailoutbox))
    assert media == "text/calendar; method=REQUEST"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"], event["DTSTART"].dt) == (
        f"meeting-{meeting.pk}@circle.tourdetable",
        meeting.version,
        "CONFIRMED",
        MAY,
    )
    assert event["ORGANIZER"] == f"mailto:{signed(meeting, circle)}"
    assert event["ATTENDEE"] == f"mailto:{ANA}"
    assert {name: event["ATTENDEE"].params[name] for name in ("CN", "PARTSTAT", "RSVP")} == {
        "CN": "Ana Ruiz",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }


@pytest.mark.usefixtures("answered")
def test_the_signed_address_is_where_programs_answer(circle: Circle, mailoutbox: list[Any]):
    """Exchange answers whoever sends; Outlook may answer `Reply-To`; a person is there too."""
    meeting = convened(circle)
    mail, address = last(mailoutbox), signed(meeting, circle)
    assert mail.from_email == address
    assert mail.extra_headers["From"] == f"Cercle <{address}>"
    assert mail.reply_to == [f"Ana Ruiz <{ANA}>", address]
    token = address.partition("+")[2].partition("@")[0]
    assert account_of(token) == (meeting.pk, circle.ana.account)
    assert "You may also accept or decline in your mail program." in " ".join(mail.body.split())


def test_without_an_address_it_is_only_told(circle: Circle, mailoutbox: list[Any], settings: Any):
    convened(circle)
    mail = last(mailoutbox)
    media, event = part(mail)
    assert media == "text/calendar; method=PUBLISH"
    assert ("ORGANIZER" in event, "ATTENDEE" in event) == (False, False)
    assert mail.reply_to == [f"Ana Ruiz <{ANA}>"]
    assert mail.extra_headers["From"] == settings.DEFAULT_FROM_EMAIL
    assert "accept or decline" not in mail.body


@pytest.mark.usefixtures("answered")
def test_a_change_keeps_its_name_and_grows(circle: Circle, mailoutbox: list[Any]):
    meeting = convened(circle)
    first = part(last(mailoutbox))[1]
    said: dict[str, Any] = {"by": circle.by_ana(), "now": NOW, "confirmed": True}
    later = meeting.starts_at.replace(hour=8)
    meeting = move_meeting(
        meeting=meeting, starts_at=later, ends_at=meeting.ends_at, version=meeting.version, **said
    )
    media, second = part(last(mailoutbox))
    assert (media, second["DTSTART"].dt) == ("text/calendar; method=REQUEST", later)
    meeting = amend_meeting(
        meeting=meeting,
        kind=meeting.kind,
        title="Lecture d’été",
        purpose="",
        version=meeting.version,
        **said,
    )
    third = part(last(mailoutbox))[1]
    assert third["SUMMARY"] == "Cercle du port – Lecture d’été"
    cancel_meeting(meeting=meeting, reason="Eau", version=meeting.version, **said)
    media, fourth = part(last(mailoutbox))
    assert (media, fourth["STATUS"]) == ("text/calendar; method=CANCEL", "CANCELLED")
    found = (first, second, third, fourth)
    assert len({one["UID"] for one in found}) == len({one["ORGANIZER"] for one in found}) == 1
    assert [one["SEQUENCE"] for one in found] == sorted({one["SEQUENCE"] for one in found})


@pytest.mark.usefixtures("answered")
def test_what_was_answered_is_not_asked_again(circle: Circle, mailoutbox: list[Any]):
    meeting = convened(circle)
    reply(meeting=meeting, answer="attend", by=circle.by_ana(), now=NOW)
    later = meeting.starts_at.replace(hour=8)
    said: dict[str, Any] = {"version": meeting.version, "by": circle.by_bao(), "now": NOW}
    move_meeting(meeting=meeting, starts_at=later, ends_at=meeting.ends_at, **said)
    assert part(last(mailoutbox))[1]["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"


@pytest.mark.usefixtures("answered")
def test_it_leaves_the_calendar_of_whoever_leaves_their_seat(circle: Circle, mailoutbox: list[Any]):
    meeting = convened(circle)
    Meeting.objects.update(link="https://visio.example/salle")
    deliver(NOW)
    mandate = Mandate.objects.get(person=circle.ana)
    end_mandate(mandate=mandate, ends=NOW.date(), by=OPERATOR, now=NOW)
    deliver(NOW + timedelta(days=1))
    mail = mailoutbox[-1]
    media, event = part(mail)
    assert (media, event["STATUS"]) == ("text/calendar; method=CANCEL", "CANCELLED")
    assert event["ORGANIZER"] == f"mailto:{signed(meeting, circle)}"
    assert mail.subject.startswith("You are not expected any more: Cercle du port")
    said = " ".join(mail.body.split())
    assert "Ana Ruiz held the seat" in said
    assert "Sent on behalf of Ana Ruiz" in said
    assert "visio" not in str(mail.message())
    assert "/answer/" not in said
    assert sum("not expected" in one.subject for one in mailoutbox) == 1


def test_whoever_is_called_in_is_told_when_and_not_asked(circle: Circle, mailoutbox: list[Any]):
    guest = to_meeting(circle)
    assert guest.meeting is not None
    Meeting.objects.update(link="https://visio.example/salle")
    deliver(NOW)
    media, event = part(mailoutbox[-1])
    assert media == "text/calendar; method=PUBLISH"
    assert event["UID"] == f"meeting-{guest.meeting.pk}@circle.tourdetable"
    assert ("ORGANIZER" in event, "LOCATION" in event, event["STATUS"]) == (
        False,
        False,
        "CONFIRMED",
    )
    assert "/guest/" not in str(event["DESCRIPTION"])


def test_whoever_is_called_in_for_a_time_has_no_day(circle: Circle, mailoutbox: list[Any]):
    for_a_time(circle)
    deliver(NOW)
    assert mailoutbox[-1].attachments == []


@pytest.mark.usefixtures("answered")
def test_a_seat_that_follows_is_not_asked(circle: Circle, mailoutbox: list[Any]):
    light_seat(circle)
    convened(circle, kind="feast")
    params = part(last(mailoutbox, "elie@region.example"))[1]["ATTENDEE"].params
    assert (params["ROLE"], params["RSVP"]) == ("OPT-PARTICIPANT", "FALSE")


@pytest.mark.usefixtures("answered")
def test_nobody_else_is_named(circle: Circle, mailoutbox: list[Any]):
    convened(circle)
    (text,) = [words for words, kind in last(mailoutbox, SHARED).alternatives if "calendar" in kind]
    assert (str(text).count("ATTENDEE"), "Ruiz" in str(text)) == (1, False)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (set(), "NEEDS-ACTION"),
        ({""}, "NEEDS-ACTION"),
        ({"attend"}, "ACCEPTED"),
        ({"both"}, "ACCEPTED"),
        ({"pair"}, "DECLINED"),
        ({"excused"}, "DECLINED"),
        ({"tentative"}, "TENTATIVE"),
        ({"attend", "excused"}, "NEEDS-ACTION"),
    ],
)
def test_the_state_of_an_answer(answers: set[str], state: str):
    assert state_of(answers) == state


TRICK = "\r\nBCC: z@x.example\r\nATTENDEE:mailto:z@x.example\u2028\x85\x0b\x1f"
HOSTILE = f'A"b;c,d:e\\n^n<i>{TRICK}{TRICK}'


@pytest.mark.usefixtures("answered")
def test_names_and_titles_add_no_line_to_a_message_nor_to_its_calendar(
    circle: Circle, mailoutbox: list[Any]
):
    meeting = draw(circle.body, MAY)
    long = HOSTILE + "é" * 5_000
    Meeting.objects.filter(pk=meeting.pk).update(
        title=HOSTILE, place_words=HOSTILE[:200], purpose=long, asks=long[:2_000]
    )
    Person.objects.update(given_name=HOSTILE[:100])
    Network.objects.update(name=HOSTILE[:120])
    Body.objects.update(name=HOSTILE)
    Institution.objects.update(name=HOSTILE)
    convene(meeting=meeting, version=1, by=circle.by_ana(), now=NOW)
    mail = last(mailoutbox)
    read = BytesParser(policy=policy.default).parsebytes(mail.message().as_bytes())
    assert [one.addr_spec for one in read["To"].addresses] == [ANA]
    assert [one.addr_spec for one in read["From"].addresses] == [signed(meeting, circle)]
    assert (read["Bcc"], read["Attendee"], read.defects) == (None, None, [])
    assert all(len(line) <= 998 for line in mail.message().as_bytes().splitlines())
    _media, event = part(mail)
    assert event["ATTENDEE"] == f"mailto:{ANA}"
    assert set(event) == {
        *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP"),
        *("LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE"),
    }
    text = mail.attachments[0][1]
    lines = text.split(b"\r\n") if isinstance(text, bytes) else text.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
