"""The link of a guest: what it shows, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import APRIL, NOW, OPERATOR, draw, hold
from tests.domain.guests.builders import MAY, RESIDENT, for_a_time, to_meeting
from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.guests.actions import send_again, withdraw
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.tokens import token_of
from tourdetable.domain.meetings.actions.meetings import (
    AgendaDraft,
    cancel_meeting,
    set_agenda,
)
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.people.actions import NewPerson
from tourdetable.domain.places.actions import PlaceDetails, add_place

CANARY = "Canari-"
"""At the beginning of all that a guest must not read."""


def read(guest: Guest, status: int = 200) -> str:
    answer = Client().get(reverse("guest_link", args=[token_of(guest)]))
    assert answer.status_code == status
    return answer.content.decode()


def prepared(room: Room) -> Meeting:
    """A meeting of May with all that could leak."""
    circle = room.circle
    details = PlaceDetails("Maison du quai", "1 quai Vauban", opening=f"{CANARY}code")
    details = PlaceDetails(**{**vars(details), "directions": "Tram 2"})
    place = add_place(network=circle.network, details=details, by=OPERATOR, now=NOW)
    meeting = draw(circle.body, MAY, "Lecture de mai")
    Meeting.objects.filter(pk=meeting.pk).update(
        place=place, purpose=f"{CANARY}but", link="https://visio.example/quai"
    )
    meeting.refresh_from_db()
    item = AgendaDraft(
        "Choisir un livre", "decide", 20, brought_by=f"{CANARY}qui", note=f"{CANARY}note"
    )
    return set_agenda(
        meeting=meeting, version=meeting.version, items=[item], by=circle.by_ana(), now=NOW
    )


def test_it_shows_the_meeting_its_agenda_and_why(room: Room) -> None:
    html = read(to_meeting(room.circle, prepared(room)))
    for words in (
        "Inès Quai, vous êtes invité·e",
        "Ana Ruiz (Ville du Port) vous invite",
        "Elle connaît le quai.",
        "Lecture de mai",
        "mai 2027",
        "1 quai Vauban",
        "Tram 2",
        "https://visio.example/quai",
        "Choisir un livre",
        "décision, 20",
    ):
        assert words in html


def test_it_shows_nothing_else(room: Room) -> None:
    circle, meeting = room.circle, prepared(room)
    begin(meeting=room.meeting, text=f"{CANARY}compte rendu", by=circle.by_ana(), now=NOW)
    draw(circle.body, MAY + timedelta(days=7), f"{CANARY}autre réunion")
    for person in (circle.bao, circle.chloe, circle.dora):
        account_of(person)
    other = NewPerson(f"{CANARY}Omar", "Quai", "canari@exemple.invalid")
    to_meeting(circle, meeting, who=other)
    html = read(to_meeting(circle, meeting))
    hidden = [CANARY, "canari@", "Bao", "Chloé", "Dora", "Médiathèque", "École du Môle"]
    hidden += ["@example.org", "ines@exemple.invalid", "Lecture de mars", "/circle/"]
    assert [words for words in hidden if words in html] == []


def test_the_link_of_a_time_shows_its_meetings_to_come(room: Room) -> None:
    circle = room.circle
    hold(circle, APRIL, "Lecture passée")
    draw(circle.body, MAY, "Lecture de mai")
    draw(circle.body, MAY + timedelta(weeks=57), "Lecture lointaine")
    html = read(for_a_time(circle))
    assert "Lecture de mai" in html
    assert "Le quai" in html
    assert [words for words in ("Lecture passée", "Lecture lointaine") if words in html] == []


def test_a_cancelled_meeting_says_so(room: Room) -> None:
    guest = to_meeting(room.circle)
    assert guest.meeting is not None
    said = {"reason": f"{CANARY}motif", "version": 1, "confirmed": True}
    cancel_meeting(meeting=guest.meeting, **said, by=OPERATOR, now=NOW)
    html = read(guest)
    assert "Cette séance est annulée" in html
    assert CANARY not in html


@pytest.mark.parametrize("gone", ["withdrawn", "sent again", "forged", "over"])
def test_a_link_that_is_over_says_nothing(
    room: Room, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest = to_meeting(room.circle)
    act: dict[str, Any] = {"guest": guest, "version": 1, "by": room.circle.by_ana(), "now": NOW}
    if gone == "withdrawn":
        withdraw(**act)
    elif gone == "sent again":
        send_again(**act)
    elif gone == "forged":
        guest.nonce = "x"
    else:
        late = MAY + timedelta(days=2)
        monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: late)
    html = read(guest, 410)
    assert "Ce lien n’ouvre rien" in html
    assert [words for words in ("Inès", "Lecture", "Cercle") if words in html] == []


def test_nobody_follows_nor_keeps_its_address(room: Room) -> None:
    answer = Client().get(reverse("guest_link", args=[token_of(to_meeting(room.circle))]))
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_it_costs_the_same_for_one_meeting_and_for_eight(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    circle, guest = room.circle, for_a_time(room.circle, details=RESIDENT)
    for count in (1, 12):
        for week in range(count):
            draw(circle.body, MAY + timedelta(weeks=week), f"Lecture {count} {week}")
        with django_assert_num_queries(4):
            html = read(guest)
    assert "5 autres réunions viendront plus tard" in html


def test_it_gives_the_documents_that_are_for_guests_and_no_other(room: Room) -> None:
    circle, meeting = room.circle, prepared(room)
    given = {}
    for audience in (Audience.BODY, Audience.NETWORK, Audience.PARTNERS, Audience.PUBLIC):
        content = BytesIO(f"Pour {audience.value}".encode())
        known = {"meeting": meeting, "content": content, "name": f"{audience.value}.txt"}
        by = {"by": circle.by_ana(), "now": NOW}
        given[audience] = attach(**known, audience=audience, **by).pk
    guest = to_meeting(circle, meeting)
    html = read(guest)
    told = [audience for audience in given if f"{audience.value}.txt" in html]
    assert told == [Audience.PARTNERS, Audience.PUBLIC]

    def status(pk: int) -> int:
        return Client().get(reverse("guest_document", args=[token_of(guest), pk])).status_code

    assert [status(pk) for pk in given.values()] == [404, 404, 200, 200]
    withdraw(guest=guest, version=guest.version, by=circle.by_ana(), now=NOW)
    assert status(given[Audience.PUBLIC]) == 410
