"""What I say of myself, and where it is read: by those whom I show it to, and nobody else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from tests.domain.builders import NOW, OPERATOR, draw, nothing_changes
from tests.domain.guests.builders import to_meeting
from tests.interface.web.areas.decisions.people import Room, account_of, steward
from tests.interface.web.areas.own.people import details
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.people.models import Person
from tourdetable.interface.mail.deliver import deliver

JUNE = datetime(2027, 6, 3, 9, 0, tzinfo=UTC)
NEEDS, PHONE = "Une boucle magnétique", "+33495112233"


def say(room: Room, name: str = "bao", **changed: str) -> None:
    """Somebody says this of themselves."""
    person = room.person(name)
    assert person
    person.refresh_from_db()
    answer = room.client(name).post("/me/details/", details(person, **changed))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/me/")


def reads(room: Room, name: str, url: str, words: str) -> bool:
    answer = room.client(name).get(url)
    return words in answer.content.decode()


def test_my_page_is_mine_and_says_what_i_said(room: Room) -> None:
    say(room, phone=PHONE, access_needs=NEEDS)
    page = room.client("bao").get("/me/").content.decode()
    assert (PHONE in page, NEEDS in page) == (True, True)
    assert not reads(room, "ana", "/me/", PHONE)


def test_lists_say_my_name_as_i_write_it(room: Room) -> None:
    people = room.url("people")
    browser = room.client("ana")
    before = browser.get(people)
    assert "Bao Trần" in before.content.decode()
    say(room, given_name="Bảo", family_name="Trần-Weber")
    again = browser.get(people, headers={"If-None-Match": before["ETag"]})
    assert (again.status_code, "Bảo Trần-Weber" in again.content.decode()) == (200, True)
    assert not reads(room, "ana", room.url("body", "port"), "Bao Trần<")


@pytest.mark.parametrize(
    ("shown_to", "sees"),
    [
        ("nobody", []),
        ("bodies", ["ana", "bao", "dora"]),
        ("network", ["ana", "bao", "dora", "félix"]),
    ],
)
def test_my_telephone_is_read_by_those_whom_i_show_it_to(
    room: Room, shown_to: str, sees: list[str]
) -> None:
    """Dora has an office of my body; Félix sits in another one."""
    say(room, phone=PHONE, phone_for=shown_to)
    readers = ("ana", "bao", "dora", "félix", "zoé")
    for url in (room.url("people"), room.url("body", "port"), room.url("body_seats", "port")):
        assert [name for name in readers if reads(room, name, url, PHONE)] == sees


def coming(room: Room) -> Meeting:
    """A meeting to come, to which people are invited."""
    meeting = draw(room.circle.body, JUNE, "Lecture de juin")
    return convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)


def test_my_needs_are_read_by_whoever_hosts_a_meeting_where_i_am_expected(room: Room) -> None:
    say(room, access_needs=NEEDS)
    meeting = coming(room)
    url = room.url("meeting", meeting.pk)
    host = Client()
    host.force_login(account_of(steward(room)))
    everybody = ("ana", "bao", "chloé", "dora", "félix", "zoé")
    assert [name for name in everybody if reads(room, name, url, NEEDS)] == []
    held = room.url("meeting", room.meeting.pk)
    assert [name for name in everybody if reads(room, name, held, NEEDS)] == ["ana"]
    seen = [NEEDS in host.get(url).content.decode()]
    reply(meeting=meeting, answer="excused", by=room.circle.by_bao(), now=NOW)
    seen.append(NEEDS in host.get(url).content.decode())
    assert seen == [True, False]


def test_what_a_guest_needs_is_read_by_the_same_hosts(room: Room) -> None:
    guest = to_meeting(room.circle, coming(room))
    Person.objects.filter(pk=guest.person_id).update(access_needs=NEEDS)
    host = Client()
    host.force_login(account_of(steward(room)))
    url = room.url("meeting", guest.meeting_id)
    assert NEEDS in host.get(url).content.decode()
    assert [name for name in ("ana", "bao", "dora") if reads(room, name, url, NEEDS)] == []


def test_my_needs_are_on_no_other_page(room: Room) -> None:
    """A canary: of all pages of the network, and messages, none tells them. Ana hosts the sitting
    of March, whose page does."""
    say(room, access_needs=NEEDS, phone=PHONE)
    meeting = coming(room)
    deliver(NOW)
    told = "".join(str(message.body) for message in mail.outbox)
    names = ("network", "people", "programme", "charter", "decisions", "search")
    urls = [
        *(room.url(name) for name in names),
        room.url("body", "port"),
        "/",
        "/me/",
        "/me/known/",
    ]
    urls += [room.url("meeting_attendance", room.meeting.pk), room.url("meeting", meeting.pk)]
    for name in ("ana", "chloé", "félix"):
        told += "".join(room.client(name).get(url).content.decode() for url in urls)
    assert (NEEDS in told, PHONE in told) == (False, False)


def test_the_language_that_i_ask_for_is_that_of_pages_and_messages(room: Room) -> None:
    browser = room.client("bao")
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    person = Person.objects.get(pk=room.circle.bao.pk)
    answer = browser.post("/me/details/", details(person, language="en"))
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"] == 0
    assert "is recorded." in browser.get("/me/").content.decode()
    languages = [room.client(name).get("/me/")["Content-Language"] for name in ("bao", "ana")]
    assert languages == ["en", "fr"]
    coming(room)
    deliver(NOW)
    subjects = {
        message.to[0].partition("<")[2].rstrip(">"): message.subject[:12] for message in mail.outbox
    }
    accounts = [account_of(room.circle.bao).email, account_of(room.circle.ana).email]
    assert [subjects[email] for email in accounts] == ["Invitation: ", "Invitation\xa0: "[:12]]


def test_a_mailbox_is_written_to_in_the_language_on_which_all_agree(room: Room) -> None:
    room.circle.ana.account = account_of(room.circle.bao)
    room.circle.ana.save()
    Person.objects.filter(pk=room.circle.bao.pk).update(language="en")
    coming(room)
    deliver(NOW)
    (shared,) = [m for m in mail.outbox if account_of(room.circle.bao).email in m.to[0]]
    assert "Invitation" in shared.subject


def test_two_tabs_show_each_other_s_changes(room: Room) -> None:
    first = Person.objects.get(pk=room.circle.bao.pk)
    say(room, phone=PHONE)
    browser = room.client("bao")
    with nothing_changes():
        answer = browser.post("/me/details/", details(first, family_name="Tran"))
    assert answer.status_code == 409
    assert PHONE in answer.content.decode()


def test_sent_twice_it_is_recorded_once(room: Room) -> None:
    sent = details(room.circle.bao, phone=PHONE)
    browser = room.client("bao")
    assert [browser.post("/me/details/", sent).status_code for _time in range(2)] == [302, 409]


def test_whoever_has_not_signed_in_comes_back_to_what_they_wrote() -> None:
    answer = Client().get("/me/details/")
    assert answer.headers["Location"] == "/signin/?next=/me/details/"
